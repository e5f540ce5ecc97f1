/// Writes an excerpt into a buffer: every verdict has one, and most of a text is copied as it is.
struct ExcerptWriter {
    private let buffer: UnsafeMutableBufferPointer<UInt8>
    private var count = 0

    /// No scalar takes more bytes than one of the last when it is escaped, `\u{10FFFF}`; quotation marks and ellipses come on top.
    static func capacity(for limit: Int) -> Int { 10 * limit + 8 }

    init(_ buffer: UnsafeMutableBufferPointer<UInt8>) { self.buffer = buffer }

    var text: String { String(decoding: buffer[..<count], as: UTF8.self) }

    mutating func append(_ text: String) {
        for byte in text.utf8 { append(byte) }
    }

    @inline(__always)
    private mutating func append(_ byte: UInt8) {
        buffer[count] = byte
        count += 1
    }

    /// As many scalars as the limit allows, without what would break the line or is not to be seen.
    mutating func appendLine(of bytes: UnsafeBufferPointer<UInt8>, limit: Int) {
        var (place, left) = (0, limit)
        while place < bytes.count {
            guard left > 0 else { return append("…") }
            switch bytes[place] {
            case 0x20...0x7E: append(bytes[place])
            case UInt8(ascii: "\n"): append(#"\n"#)
            case UInt8(ascii: "\r"): append(#"\r"#)
            case UInt8(ascii: "\t"): append(#"\t"#)
            case 0xED where bytes[place + 1] >= 0xA0:
                append(Self.escapedSurrogate(bytes[place + 1], bytes[place + 2]))
                place += 2
            default:
                let scalar = Self.scalar(at: place, of: bytes)
                append(Self.isUnseen(scalar) ? scalar.escaped(asASCII: true) : String(scalar))
                place += UTF8.width(scalar) - 1
            }
            place += 1
            left -= 1
        }
    }

    /// `\u{D800}`, which is no scalar, of its second and third byte.
    private static func escapedSurrogate(_ second: UInt8, _ third: UInt8) -> String {
        #"\u{\#(String(0xD000 | UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F), radix: 16, uppercase: true))}"#
    }

    private static func scalar(at place: Int, of bytes: UnsafeBufferPointer<UInt8>) -> Unicode.Scalar {
        String(decoding: bytes[place...].prefix(4), as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}"
    }

    private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: scalar.properties.isBidiControl
        }
    }
}
