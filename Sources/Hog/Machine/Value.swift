/// A value of a running program: two words without a reference count, so that copying one costs nothing. What does not fit lives in
/// the run's `Heap`, and `bits` says where.
struct Value {
    enum Tag: UInt8 {
        case null, boolean, integer, float
        // From here on `bits` is a place in the heap.
        case bigInteger, string, array, tuple, object, closure
        /// The code of a function before it becomes a closure: `bits` is its number in the program.
        case callable
        /// A function of the library as a value: `bits` is its number in `Library.functions`.
        case libraryFunction
    }

    let bits: UInt64
    let tag: Tag
    /// What the slot of the stack that holds it adds to the 8 bytes that every slot costs; 0 where it was never pushed.
    var cost: UInt32 = 0

    init(tag: Tag, bits: UInt64) {
        self.bits = bits
        self.tag = tag
    }

    static let null = Value(tag: .null, bits: 0)

    static func boolean(_ value: Bool) -> Value { Value(tag: .boolean, bits: value ? 1 : 0) }
    static func integer(_ value: Int) -> Value { Value(tag: .integer, bits: UInt64(bitPattern: Int64(value))) }
    static func float(_ value: Double) -> Value { Value(tag: .float, bits: value.bitPattern) }

    /// A place in the heap.
    static func reference(_ tag: Tag, _ place: Int) -> Value { Value(tag: tag, bits: UInt64(place)) }
}

extension Value {
    var isNull: Bool { tag == .null }
    var isReference: Bool { tag.rawValue >= Tag.bigInteger.rawValue }
    /// Whether numbers of the heap count as well; a boolean is one where Hog says so, and not here.
    var isNumber: Bool { tag == .integer || tag == .float || tag == .bigInteger }

    // Each is meaningful for its tag alone.
    var asBoolean: Bool { bits != 0 }
    var asInteger: Int { Int(Int64(bitPattern: bits)) }
    var asFloat: Double { Double(bitPattern: bits) }
    var place: Int { Int(truncatingIfNeeded: bits) }
}
