internal import BigInt

/// Where the values of one run live that are larger than two words: strings, containers, closures. Everything goes at once when the run
/// ends; before that `collect` frees what nothing on the stack leads to.
struct Heap: ~Copyable {
    var strings: [Text] = []
    var arrays: [[Value]] = []
    var objects: [Members] = []
    var closures: [Closure] = []
    var bigIntegers: [BigInt] = []
}

/// A function and the variables it closed over.
struct Closure {
    /// Its number in the program.
    let function: Int
    /// The places of its cells among the machine's upvalues.
    let upvalues: [Int]
}

// MARK: Making

extension Heap {
    mutating func string(_ text: Text) -> Value {
        strings.append(text)
        return .reference(.string, strings.count - 1)
    }

    mutating func string(_ string: String) -> Value { self.string(Text(string)) }

    mutating func array(_ items: [Value]) -> Value {
        arrays.append(items)
        return .reference(.array, arrays.count - 1)
    }

    mutating func tuple(_ items: [Value]) -> Value {
        arrays.append(items)
        return .reference(.tuple, arrays.count - 1)
    }

    mutating func object(_ members: Members = Members()) -> Value {
        objects.append(members)
        return .reference(.object, objects.count - 1)
    }

    /// An integer of any size: one that fits into 64 bits is never a big one.
    mutating func integer(_ value: BigInt) -> Value {
        if let small = Int(exactly: value) { return .integer(small) }
        bigIntegers.append(value)
        return .reference(.bigInteger, bigIntegers.count - 1)
    }
}

// MARK: Reading

extension Heap {
    func text(_ value: Value) -> Text { strings[value.place] }
    func string(_ value: Value) -> String { strings[value.place].string }
    /// Of an array or a tuple.
    func items(_ value: Value) -> [Value] { arrays[value.place] }
    func bigInteger(_ value: Value) -> BigInt { bigIntegers[value.place] }
    func members(_ value: Value) -> Members { objects[value.place] }

    /// A value as the key of an object.
    func key(_ value: Value) throws(HogFailure) -> Key {
        switch value.tag {
        case .null: .null
        case .boolean: .boolean(value.asBoolean)
        case .integer: .integer(value.asInteger)
        case .float: .float(value.asFloat)
        case .bigInteger: .bigInteger(bigInteger(value))
        case .string: .text(text(value))
        case .tuple: .tuple(try items(value).map { (item) throws(HogFailure) in try key(item) })
        case .array: throw .type("unhashable type: 'list'")
        case .object, .closure, .callable, .libraryFunction: throw .type("unhashable type: 'dict'")
        }
    }

    /// The same key as a value.
    mutating func value(_ key: Key) -> Value {
        switch key {
        case .null: return .null
        case .boolean(let value): return .boolean(value)
        case .integer(let value): return .integer(value)
        case .float(let value): return .float(value)
        case .bigInteger(let value): return integer(value)
        case .text(let text): return string(text)
        case .tuple(let keys):
            var items: [Value] = []
            for key in keys { items.append(value(key)) }
            return tuple(items)
        }
    }
}
