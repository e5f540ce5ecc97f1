/// Eight bytes of text in one register, to ask something of all of them at once.
struct EightBytes {
    private let word: UInt64

    @inline(__always)
    init(at place: UnsafePointer<UInt8>) {
        word = UInt64(littleEndian: UnsafeRawPointer(place).loadUnaligned(as: UInt64.self))
    }

    @inline(__always)
    var isASCII: Bool { word & 0x8080_8080_8080_8080 == 0 }

    /// The top bit of the first byte that is a quotation mark, a backslash, a control character or not ASCII, and perhaps bits of later
    /// ones; zero where there is none.
    ///
    /// A borrow can mark a byte wrongly, but only after one that was marked rightly, and the first is all that is asked for.
    @inline(__always)
    var special: UInt64 {
        let control = word &- 0x2020_2020_2020_2020
        let quotationMark = (word ^ 0x2222_2222_2222_2222) &- 0x0101_0101_0101_0101
        let backslash = (word ^ 0x5C5C_5C5C_5C5C_5C5C) &- 0x0101_0101_0101_0101
        return (word | control | quotationMark | backslash) & 0x8080_8080_8080_8080
    }
}
