/// Reads single Unicode scalars from valid UTF-8.
enum UTF8Scalar {
    /// The scalar that begins at an index, and how many bytes it has.
    static func decode(_ bytes: [UInt8], at index: Int) -> (scalar: Unicode.Scalar, width: Int) {
        let first = bytes[index]
        let width = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        var value = width == 1 ? UInt32(first) : UInt32(first) & (0x7F >> UInt32(width))
        for byte in bytes[min(index + 1, bytes.count)..<min(index + width, bytes.count)] {
            value = value << 6 | UInt32(byte & 0x3F)
        }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", width)
    }

    /// Whether a scalar separates tokens, as every white space of Unicode does, and the byte order mark.
    static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar == "\u{FEFF}"
    }
}
