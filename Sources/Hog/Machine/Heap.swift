internal import BigInt

/// The values of one run that do not fit into two words: strings, containers, closures. All of them are dropped when the run ends; until
/// then `GarbageCollector` frees unreachable values, and their indices are reused.
struct Heap: ~Copyable {
    var strings: [Text] = []
    var arrays: [[Value]] = []
    var objects: [ObjectMembers] = []
    var closures: [Closure] = []
    var bigIntegers: [BigInt] = []
    /// Indices that can be reused.
    var freeLists = FreeLists()
    /// Approximate number of bytes allocated since the last collection.
    var allocated = 0
    /// The descriptions of the functions of the program, by function number.
    var functions: [FunctionDescription] = []
    /// The known costs of containers.
    var containerCosts = ContainerCosts()
    var deadline = Deadline(limits: Limits())
}

/// A function and the variables it captured.
struct Closure {
    /// The number of the function in the program.
    let function: Int
    /// The indices of its cells among the upvalues of the machine.
    let upvalues: [Int]
}

/// Indices of freed values, by kind.
struct FreeLists {
    var strings: [Int] = []
    var arrays: [Int] = []
    var objects: [Int] = []
    var closures: [Int] = []
    var bigIntegers: [Int] = []
}

// MARK: Making

extension Heap {
    mutating func string(_ text: Text) -> Value {
        allocated &+= 48 &+ text.string.utf8.count
        if let index = freeLists.strings.popLast() {
            strings[index] = text
            return .reference(.string, index)
        }
        strings.append(text)
        return .reference(.string, strings.count - 1)
    }

    mutating func string(_ string: String) -> Value { self.string(Text(string)) }

    mutating func array(_ items: [Value]) -> Value { .reference(.array, store(items)) }

    mutating func tuple(_ items: [Value]) -> Value { .reference(.tuple, store(items)) }

    private mutating func store(_ items: [Value]) -> Int {
        allocated &+= 48 &+ 16 &* items.count
        if let index = freeLists.arrays.popLast() {
            arrays[index] = items
            containerCosts.reset(array: index)
            return index
        }
        arrays.append(items)
        containerCosts.reset(array: arrays.count - 1)
        return arrays.count - 1
    }

    mutating func object(_ members: ObjectMembers = ObjectMembers()) -> Value {
        allocated &+= members.size
        if let index = freeLists.objects.popLast() {
            objects[index] = members
            containerCosts.reset(object: index)
            return .reference(.object, index)
        }
        objects.append(members)
        containerCosts.reset(object: objects.count - 1)
        return .reference(.object, objects.count - 1)
    }

    mutating func closure(_ closure: Closure) -> Value {
        allocated &+= 48 &+ 8 &* closure.upvalues.count
        if let index = freeLists.closures.popLast() {
            closures[index] = closure
            return .closure(index, of: closure.function)
        }
        closures.append(closure)
        return .closure(closures.count - 1, of: closure.function)
    }

    /// An integer of any size. One that fits into 64 bits is always stored as a small integer.
    mutating func integer(_ value: BigInt) -> Value {
        if let small = Int(exactly: value) { return .integer(small) }
        allocated &+= 48 &+ value.bitWidth / 8
        if let index = freeLists.bigIntegers.popLast() {
            bigIntegers[index] = value
            return .reference(.bigInteger, index)
        }
        bigIntegers.append(value)
        return .reference(.bigInteger, bigIntegers.count - 1)
    }
}

// MARK: Reading

extension Heap {
    func text(_ value: Value) -> Text { strings[value.heapIndex] }
    func string(_ value: Value) -> String { strings[value.heapIndex].string }
    /// The items of an array or a tuple.
    func items(_ value: Value) -> [Value] { arrays[value.heapIndex] }
    func bigInteger(_ value: Value) -> BigInt { bigIntegers[value.heapIndex] }
    func members(_ value: Value) -> ObjectMembers { objects[value.heapIndex] }

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

    /// A key of an object as a value.
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
