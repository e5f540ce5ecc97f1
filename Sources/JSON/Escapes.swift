internal import Glibc

/// Decodes the escapes of a string that was parsed.
enum Escapes {
    /// How an unpaired surrogate is decoded.
    enum LoneSurrogates: Sendable {
        /// As U+FFFD.
        case replaced
        /// As itself, in WTF-8.
        case kept
        /// As one of the 2,048 code points from this one on, which the document does not contain otherwise.
        case moved(to: UInt32)
    }

    /// - Parameters:
    ///   - text: the source text between the quotation marks.
    ///   - buffer: at least as long as `text`: no escape is shorter than its character.
    /// - Returns: the number of bytes written.
    static func resolve(
        _ text: UnsafeBufferPointer<UInt8>, into buffer: UnsafeMutableBufferPointer<UInt8>, loneSurrogates: LoneSurrogates
    ) -> Int {
        guard var cursor = text.baseAddress, let first = buffer.baseAddress else { return 0 }
        let end = cursor + text.count
        var output = first
        while let found = memchr(cursor, 0x5C, end - cursor) {
            let backslash = UnsafePointer(found.assumingMemoryBound(to: UInt8.self))
            output.initialize(from: cursor, count: backslash - cursor)
            output += backslash - cursor
            cursor = backslash
            let character = codePoint(at: &cursor, end: end)
            write(character & 0xFFFF_F800 == 0xD800 ? replacement(for: character, loneSurrogates) : character, to: &output)
        }
        output.initialize(from: cursor, count: end - cursor)
        return output + (end - cursor) - first
    }

    private static func replacement(for surrogate: UInt32, _ loneSurrogates: LoneSurrogates) -> UInt32 {
        switch loneSurrogates {
        case .replaced: 0xFFFD
        case .kept: surrogate
        case .moved(let first): first + (surrogate - 0xD800)
        }
    }

    /// The first escape that is half a surrogate pair.
    static func loneSurrogate(in text: UnsafeBufferPointer<UInt8>) -> UInt16? {
        guard var cursor = text.baseAddress else { return nil }
        let end = cursor + text.count
        while let found = memchr(cursor, 0x5C, end - cursor) {
            cursor = UnsafePointer(found.assumingMemoryBound(to: UInt8.self))
            let character = codePoint(at: &cursor, end: end)
            if character & 0xFFFF_F800 == 0xD800 { return UInt16(character) }
        }
        return nil
    }

    /// The code point of an escape. Moves `place` from the backslash to the byte after the escape.
    private static func codePoint(at place: inout UnsafePointer<UInt8>, end: UnsafePointer<UInt8>) -> UInt32 {
        let letter = place[1]
        guard letter == UInt8(ascii: "u") else {
            place += 2
            return UInt32(character(escapedAs: letter))
        }
        let high = UInt32(HexDigits.value(of: place + 2) ?? 0xFFFD)
        place += 6
        guard high & 0xFC00 == 0xD800, end - place >= 6, place[0] == 0x5C, place[1] == UInt8(ascii: "u"),
            let low = HexDigits.value(of: place + 2), low & 0xFC00 == 0xDC00
        else { return high }
        place += 6
        return 0x10000 + (high & 0x3FF) << 10 + UInt32(low & 0x3FF)
    }

    private static func character(escapedAs letter: UInt8) -> UInt8 {
        switch letter {
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        default: letter
        }
    }

    private static func write(_ character: UInt32, to output: inout UnsafeMutablePointer<UInt8>) {
        func put(_ bits: UInt32) {
            output.initialize(to: UInt8(truncatingIfNeeded: bits))
            output += 1
        }
        switch character {
        case 0..<0x80:
            put(character)
        case 0x80..<0x800:
            put(0xC0 | character >> 6)
            put(0x80 | character & 0x3F)
        case 0x800..<0x10000:
            put(0xE0 | character >> 12)
            put(0x80 | character >> 6 & 0x3F)
            put(0x80 | character & 0x3F)
        default:
            put(0xF0 | character >> 18)
            put(0x80 | character >> 12 & 0x3F)
            put(0x80 | character >> 6 & 0x3F)
            put(0x80 | character & 0x3F)
        }
    }
}

/// The four hexadecimal digits of a `\u` escape.
enum HexDigits {
    /// The UTF-16 code unit of the four digits at `place`; `nil` if one of them is not a hexadecimal digit.
    static func value(of place: UnsafePointer<UInt8>) -> UInt16? {
        var value: UInt16 = 0
        for index in 0..<4 {
            guard let digit = digit(place[index]) else { return nil }
            value = value << 4 | UInt16(digit)
        }
        return value
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
