// The strings of JSON, and how Python resolves their escapes.

extension JSONReader {
    /// From behind the first quotation mark to behind the last one.
    mutating func text() throws(HogFailure) -> Text {
        let start = place
        while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { place += 1 }
        if next == UInt8(ascii: "\"") {
            place += 1
            return Text(String(decoding: bytes[start..<place - 1], as: UTF8.self))
        }
        var text = Array(bytes[start..<place])
        while let byte = next, byte != UInt8(ascii: "\"") {
            guard byte >= 0x20 else { throw failure("Invalid control character at", at: place) }
            if byte == UInt8(ascii: "\\") {
                text.append(contentsOf: UTF8.encode(try escaped(in: start)) ?? UTF8.encodedReplacementCharacter)
            } else {
                text.append(byte)
                place += 1
            }
        }
        guard next != nil else { throw unterminated(start) }
        place += 1
        return Text(String(decoding: text, as: UTF8.self))
    }

    private func unterminated(_ start: Int) -> HogFailure { failure("Unterminated string starting at", at: start - 1) }

    private mutating func escaped(in start: Int) throws(HogFailure) -> Unicode.Scalar {
        place += 1
        guard let letter = next else { throw unterminated(start) }
        place += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{c}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try numbered()
        default: throw failure("Invalid \\escape", at: place - 2)
        }
    }

    /// Half a pair of surrogates is no character in Swift, so one that stands alone is replaced.
    private mutating func numbered() throws(HogFailure) -> Unicode.Scalar {
        let first = try unit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        let start = place
        // Behind a second half there has to be something, or Python doesn't look at it.
        guard UTF16.isLeadSurrogate(UInt16(first)), place + 6 < bytes.count, skip("\\u") else { return "\u{fffd}" }
        let second = try unit()
        guard UTF16.isTrailSurrogate(UInt16(truncatingIfNeeded: second)) else {
            place = start
            return "\u{fffd}"
        }
        return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{fffd}"
    }

    /// Four digits, behind which Python wants something as well.
    private mutating func unit() throws(HogFailure) -> UInt32 {
        let digits = bytes[place...].prefix(4)
        let values = digits.compactMap(Hexadecimal.value)
        guard place + 4 < bytes.count, values.count == 4 else {
            throw failure("Invalid \\uXXXX escape", at: place - 1)
        }
        place += 4
        return values.reduce(0) { $0 << 4 | UInt32($1) }
    }
}
