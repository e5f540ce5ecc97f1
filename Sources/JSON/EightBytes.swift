/// Eight bytes of text in one register, to ask something of all of them at once.
///
/// An answer has the top bit of every byte set that is asked for, and is zero where there is none. A borrow can mark a byte wrongly, but
/// only after one that was marked rightly, and the first is all that anyone wants to know.
struct EightBytes {
    private let word: UInt64

    @inline(__always)
    init(at place: UnsafePointer<UInt8>) {
        word = UInt64(littleEndian: UnsafeRawPointer(place).loadUnaligned(as: UInt64.self))
    }

    /// Fewer than eight, the last of a text, with letters after them.
    init(last bytes: Slice<UnsafeBufferPointer<UInt8>>) {
        var word: UInt64 = 0x6161_6161_6161_6161
        for byte in bytes.reversed() { word = word << 8 | UInt64(byte) }
        self.word = word
    }

    /// Quotation marks, backslashes, control characters and what is not ASCII: where a parser looks closer.
    @inline(__always)
    var special: UInt64 {
        // What is not ASCII is marked anyway, so that nothing has to be said of bytes whose top bit is set.
        let control = word &- 0x2020_2020_2020_2020
        let quotationMark = (word ^ 0x2222_2222_2222_2222) &- 0x0101_0101_0101_0101
        let backslash = (word ^ 0x5C5C_5C5C_5C5C_5C5C) &- 0x0101_0101_0101_0101
        return (word | control | quotationMark | backslash) & Self.topBits
    }

    /// Quotation marks, backslashes, control characters and E2: where a writer looks closer.
    @inline(__always)
    var escaped: UInt64 {
        let control = (word &- 0x2020_2020_2020_2020) & ~word & Self.topBits
        return control | equal(to: 0x2222_2222_2222_2222) | equal(to: 0x5C5C_5C5C_5C5C_5C5C) | beginningsOfSeparators
    }

    /// E2, with which U+2028 and U+2029 begin and others do too.
    @inline(__always)
    var beginningsOfSeparators: UInt64 { equal(to: 0xE2E2_E2E2_E2E2_E2E2) }

    @inline(__always)
    private func equal(to bytes: UInt64) -> UInt64 {
        let difference = word ^ bytes
        return (difference &- 0x0101_0101_0101_0101) & ~difference & Self.topBits
    }

    private static let topBits: UInt64 = 0x8080_8080_8080_8080
}
