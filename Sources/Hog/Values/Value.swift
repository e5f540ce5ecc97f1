/// A value of a running program: two words without a reference count, so that copying is cheap. Contents that do not fit are in the `Heap`
/// of the run, and `bits` is their index.
struct Value {
    enum Tag: UInt8 {
        case null, boolean, integer, float
        // From here on `bits` is an index into the heap.
        case bigInteger, string, array, tuple, object, closure
        /// The code of a function before it becomes a closure. `bits` is its number in the program.
        case callable
        /// A library function as a value. `bits` is its number in `Library.functions`.
        case libraryFunction
    }

    let bits: UInt64
    /// The tag in the lowest byte and the cost in the upper half, in one word so that they are copied together.
    private var word: UInt64

    @inline(__always)
    init(tag: Tag, bits: UInt64) {
        self.bits = bits
        word = UInt64(tag.rawValue)
    }

    static var null: Value { Value(tag: .null, bits: 0) }

    static func boolean(_ value: Bool) -> Value { Value(tag: .boolean, bits: value ? 1 : 0) }
    static func integer(_ value: Int) -> Value { Value(tag: .integer, bits: UInt64(bitPattern: Int64(value))) }
    static func float(_ value: Double) -> Value { Value(tag: .float, bits: value.bitPattern) }

    /// A value in the heap, at an index of fewer than 32 bits.
    static func reference(_ tag: Tag, _ index: Int) -> Value { Value(tag: tag, bits: UInt64(UInt32(truncatingIfNeeded: index))) }

    /// A closure in the heap. The number of its function is included so that a call need not look it up.
    static func closure(_ index: Int, of function: Int) -> Value {
        Value(tag: .closure, bits: UInt64(UInt32(truncatingIfNeeded: index)) | UInt64(UInt32(truncatingIfNeeded: function)) << 32)
    }
}

extension Value {
    var tag: Tag {
        // Only `init` sets this byte, from a tag.
        @inline(__always) get { unsafeBitCast(UInt8(truncatingIfNeeded: word), to: Tag.self) }
    }

    /// The cost that its stack slot adds to the 8 bytes of every slot; 0 if it was never pushed.
    var cost: UInt32 {
        @inline(__always) get { UInt32(truncatingIfNeeded: word >> 32) }
        @inline(__always) set { word = word & 0xFF | UInt64(newValue) << 32 }
    }

    var isNull: Bool { tag == .null }
    var isReference: Bool { tag.rawValue >= Tag.bigInteger.rawValue }
    /// Whether it is a number, including big integers. Booleans are numbers only where Hog says so.
    var isNumber: Bool { tag == .integer || tag == .float || tag == .bigInteger }

    // Each is valid only for its own tag.
    var asBoolean: Bool { bits != 0 }
    var asInteger: Int { Int(Int64(bitPattern: bits)) }
    var asFloat: Double { Double(bitPattern: bits) }
    var heapIndex: Int { Int(UInt32(truncatingIfNeeded: bits)) }
    var function: Int { Int(bits >> 32) }
}

/// The names of types, in Python and in Hog.
extension Heap {
    /// The name of the type in Python, which the messages of the reference use.
    func pythonType(_ value: Value) -> String {
        switch value.tag {
        case .null: "NoneType"
        case .boolean: "bool"
        case .integer, .bigInteger: "int"
        case .float: "float"
        case .string: "str"
        case .array: "list"
        case .tuple: "tuple"
        case .object, .closure, .callable, .libraryFunction: "dict"
        }
    }

    /// The type name that Hog's `typeof` returns.
    func typeName(_ value: Value) -> String {
        switch value.tag {
        case .null: "null"
        case .boolean: "boolean"
        case .integer, .bigInteger: "integer"
        case .float: "float"
        case .string: "string"
        case .array: "array"
        case .tuple: "tuple"
        case .closure, .callable, .libraryFunction: "function"
        case .object:
            switch objects[value.heapIndex].kind {
            case .datetime: "datetime"
            case .date: "date"
            case .error: "error"
            case .closure, .callable: "function"
            case .plain: "object"
            }
        }
    }
}
