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
    /// The tag in the lowest byte, the cost in the upper half: as one word it is copied at once.
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

    /// A place in the heap, which has fewer than 32 bits of them.
    static func reference(_ tag: Tag, _ place: Int) -> Value { Value(tag: tag, bits: UInt64(UInt32(truncatingIfNeeded: place))) }

    /// The place of a closure, and the number of its function, so that a call need not look there.
    static func closure(_ place: Int, of function: Int) -> Value {
        Value(tag: .closure, bits: UInt64(UInt32(truncatingIfNeeded: place)) | UInt64(UInt32(truncatingIfNeeded: function)) << 32)
    }
}

extension Value {
    var tag: Tag {
        // Only `init` sets that byte, of a tag.
        @inline(__always) get { unsafeBitCast(UInt8(truncatingIfNeeded: word), to: Tag.self) }
    }

    /// What the slot of the stack that holds it adds to the 8 bytes that every slot costs; 0 where it was never pushed.
    var cost: UInt32 {
        @inline(__always) get { UInt32(truncatingIfNeeded: word >> 32) }
        @inline(__always) set { word = word & 0xFF | UInt64(newValue) << 32 }
    }

    var isNull: Bool { tag == .null }
    var isReference: Bool { tag.rawValue >= Tag.bigInteger.rawValue }
    /// Whether numbers of the heap count as well; a boolean is one where Hog says so, and not here.
    var isNumber: Bool { tag == .integer || tag == .float || tag == .bigInteger }

    // Each is meaningful for its tag alone.
    var asBoolean: Bool { bits != 0 }
    var asInteger: Int { Int(Int64(bitPattern: bits)) }
    var asFloat: Double { Double(bitPattern: bits) }
    var place: Int { Int(UInt32(truncatingIfNeeded: bits)) }
    var function: Int { Int(bits >> 32) }
}
