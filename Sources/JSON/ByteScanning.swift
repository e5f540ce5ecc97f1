/// Eight bytes of text in one register, which are tested together.
///
/// The result of a test has the top bit of each matching byte set. A borrow can set the bit of a byte that does not match, but only after
/// one that does, and callers use the first match only.
struct EightBytes {
    private let word: UInt64

    @inline(__always)
    init(at place: UnsafePointer<UInt8>) {
        word = UInt64(littleEndian: UnsafeRawPointer(place).loadUnaligned(as: UInt64.self))
    }

    /// The last bytes of a text, fewer than eight, filled up with letters.
    init(last bytes: Slice<UnsafeBufferPointer<UInt8>>) {
        var word: UInt64 = 0x6161_6161_6161_6161
        for byte in bytes.reversed() { word = word << 8 | UInt64(byte) }
        self.word = word
    }

    /// Quotation marks, backslashes, control characters and bytes that are not ASCII: those that a parser must look at.
    @inline(__always)
    var special: UInt64 {
        // `word` itself matches all bytes that are not ASCII, so that the other tests may be wrong for these.
        let control = word &- 0x2020_2020_2020_2020
        let quotationMark = (word ^ 0x2222_2222_2222_2222) &- 0x0101_0101_0101_0101
        let backslash = (word ^ 0x5C5C_5C5C_5C5C_5C5C) &- 0x0101_0101_0101_0101
        return (word | control | quotationMark | backslash) & Self.topBits
    }

    /// Quotation marks, backslashes, control characters and E2: those that a writer must look at.
    @inline(__always)
    var escaped: UInt64 {
        let control = (word &- 0x2020_2020_2020_2020) & ~word & Self.topBits
        return control | equal(to: 0x2222_2222_2222_2222) | equal(to: 0x5C5C_5C5C_5C5C_5C5C) | separatorLeadBytes
    }

    /// E2, the first byte of U+2028, U+2029 and other characters.
    @inline(__always)
    var separatorLeadBytes: UInt64 { equal(to: 0xE2E2_E2E2_E2E2_E2E2) }

    @inline(__always)
    private func equal(to bytes: UInt64) -> UInt64 {
        let difference = word ^ bytes
        return (difference &- 0x0101_0101_0101_0101) & ~difference & Self.topBits
    }

    private static let topBits: UInt64 = 0x8080_8080_8080_8080
}

/// Checks a character of UTF-8 that is not ASCII.
enum UTF8Sequence {
    /// The length in bytes; 0 if the sequence is truncated, overlong, a surrogate or beyond U+10FFFF.
    @inline(__always)
    static func length(at place: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>) -> Int {
        let available = end - place
        switch place[0] {
        case 0xC2...0xDF:
            return available >= 2 && isContinuation(place[1]) ? 2 : 0
        case 0xE0...0xEF:
            guard available >= 3, isContinuation(place[1]), isContinuation(place[2]) else { return 0 }
            if place[0] == 0xE0, place[1] < 0xA0 { return 0 }
            if place[0] == 0xED, place[1] >= 0xA0 { return 0 }
            return 3
        case 0xF0...0xF4:
            guard available >= 4, isContinuation(place[1]), isContinuation(place[2]), isContinuation(place[3]) else { return 0 }
            if place[0] == 0xF0, place[1] < 0x90 { return 0 }
            if place[0] == 0xF4, place[1] >= 0x90 { return 0 }
            return 4
        default:
            return 0
        }
    }

    @inline(__always)
    private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
