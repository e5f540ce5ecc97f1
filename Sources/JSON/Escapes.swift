internal import Glibc

/// Turns the escapes of a string that was parsed into the characters they stand for.
enum Escapes {
    enum LoneSurrogates: Sendable {
        /// U+FFFD stands for each.
        case replaced
        /// Encoded like any other code point, which is not UTF-8 but tells them apart.
        case kept
        /// The code points from this one on stand for them, 2,048 that the document does not have otherwise.
        case moved(to: UInt32)
    }

    /// - Parameters:
    ///   - text: what is between the quotation marks.
    ///   - buffer: has at least as many bytes as `text`: no escape is shorter than its character.
    /// - Returns: the number of bytes written.
    static func resolve(
        _ text: UnsafeBufferPointer<UInt8>, into buffer: UnsafeMutableBufferPointer<UInt8>, loneSurrogates: LoneSurrogates
    ) -> Int {
        guard var at = text.baseAddress, let first = buffer.baseAddress else { return 0 }
        let end = at + text.count
        var output = first
        while let found = memchr(at, 0x5C, end - at) {
            let backslash = UnsafePointer(found.assumingMemoryBound(to: UInt8.self))
            output.initialize(from: at, count: backslash - at)
            output += backslash - at
            at = backslash
            let character = codePoint(at: &at, end: end)
            write(character & 0xFFFF_F800 == 0xD800 ? stand(in: loneSurrogates, for: character) : character, to: &output)
        }
        output.initialize(from: at, count: end - at)
        return output + (end - at) - first
    }

    private static func stand(in loneSurrogates: LoneSurrogates, for surrogate: UInt32) -> UInt32 {
        switch loneSurrogates {
        case .replaced: 0xFFFD
        case .kept: surrogate
        case .moved(let first): first + (surrogate - 0xD800)
        }
    }

    /// The first escape that is half a surrogate pair.
    static func loneSurrogate(in text: UnsafeBufferPointer<UInt8>) -> UInt16? {
        guard var at = text.baseAddress else { return nil }
        let end = at + text.count
        while let found = memchr(at, 0x5C, end - at) {
            at = UnsafePointer(found.assumingMemoryBound(to: UInt8.self))
            let character = codePoint(at: &at, end: end)
            if character & 0xFFFF_F800 == 0xD800 { return UInt16(character) }
        }
        return nil
    }

    /// The code point that an escape stands for; `at` goes from its backslash to the byte after it.
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
