internal import BigInt

/// Where the values of one run live that are larger than two words: strings, containers, closures. Everything goes at once when the run
/// ends; before that `Collector` frees what nothing leads to, and a place that it freed is used again.
struct Heap: ~Copyable {
    var strings: [Text] = []
    var arrays: [[Value]] = []
    var objects: [ObjectMembers] = []
    var closures: [Closure] = []
    var bigIntegers: [BigInt] = []
    /// The places among them that are free again.
    var free = FreePlaces()
    /// About how many bytes were asked for since the last collection.
    var allocated = 0
    /// What the program's functions are called and take, by their numbers.
    var functions: [FunctionCard] = []
    /// What each container costs, as far as it is known.
    var measures = ContainerCosts()
    var watch = Deadline(limits: Limits())
}

/// What a function says of itself when it is printed or measured.
struct FunctionCard {
    let name: String
    let parameterCount: Int
    let upvalueCount: Int
    /// `root`, or that of a function of the library.
    let chunk: String
    /// The element its code begins with.
    let start: Int
}

/// A function and the variables it closed over.
struct Closure {
    /// Its number in the program.
    let function: Int
    /// The places of its cells among the machine's upvalues.
    let upvalues: [Int]
}

/// The places of a heap that nothing leads to any more.
struct FreePlaces {
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
        if let place = free.strings.popLast() {
            strings[place] = text
            return .reference(.string, place)
        }
        strings.append(text)
        return .reference(.string, strings.count - 1)
    }

    mutating func string(_ string: String) -> Value { self.string(Text(string)) }

    mutating func array(_ items: [Value]) -> Value { .reference(.array, place(for: items)) }

    mutating func tuple(_ items: [Value]) -> Value { .reference(.tuple, place(for: items)) }

    private mutating func place(for items: [Value]) -> Int {
        allocated &+= 48 &+ 16 &* items.count
        if let place = free.arrays.popLast() {
            arrays[place] = items
            measures.forget(array: place)
            return place
        }
        arrays.append(items)
        measures.forget(array: arrays.count - 1)
        return arrays.count - 1
    }

    mutating func object(_ members: ObjectMembers = ObjectMembers()) -> Value {
        allocated &+= members.size
        if let place = free.objects.popLast() {
            objects[place] = members
            measures.forget(object: place)
            return .reference(.object, place)
        }
        objects.append(members)
        measures.forget(object: objects.count - 1)
        return .reference(.object, objects.count - 1)
    }

    mutating func closure(_ closure: Closure) -> Value {
        allocated &+= 48 &+ 8 &* closure.upvalues.count
        if let place = free.closures.popLast() {
            closures[place] = closure
            return .closure(place, of: closure.function)
        }
        closures.append(closure)
        return .closure(closures.count - 1, of: closure.function)
    }

    /// An integer of any size: one that fits into 64 bits is never a big one.
    mutating func integer(_ value: BigInt) -> Value {
        if let small = Int(exactly: value) { return .integer(small) }
        allocated &+= 48 &+ value.bitWidth / 8
        if let place = free.bigIntegers.popLast() {
            bigIntegers[place] = value
            return .reference(.bigInteger, place)
        }
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
    func members(_ value: Value) -> ObjectMembers { objects[value.place] }

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
