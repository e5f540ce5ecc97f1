/// A quote from an item's text for the sentence of a verdict: in quotation marks, on one line, truncated if it is long.
public struct Excerpt: CustomStringConvertible, Sendable {
    public let description: String

    /// - Parameter limit: the maximum number of characters.
    public init(_ text: some StringProtocol, limit: Int = 60) {
        self.init(Substring(text), limit: limit, isTruncatedAtStart: false)
    }

    /// - Parameter limit: the maximum number of characters.
    public init(_ text: NormalizedText, limit: Int = 60) {
        guard let bytes = text.bytesShown else {
            self.init(text.shown, limit: limit)
            return
        }
        self = bytes.withUnsafeBufferPointer { Excerpt($0, limit: limit) }
    }

    /// - Parameters:
    ///   - bytes: UTF-8, in which unpaired surrogates may be encoded like other code points.
    ///   - limit: the maximum number of characters.
    public init(_ bytes: UnsafeBufferPointer<UInt8>, limit: Int = 60) {
        description = Self.written(bytes, limit: limit, isTruncatedAtStart: false)
    }

    /// The text around `match`, a part of it, beginning shortly before the match.
    public init(around match: Substring) {
        let text = match.base.unicodeScalars
        let start = text.index(match.startIndex, offsetBy: -20, limitedBy: text.startIndex) ?? text.startIndex
        self.init(match.base[start...], limit: 60, isTruncatedAtStart: start > text.startIndex)
    }

    private init(_ text: Substring, limit: Int, isTruncatedAtStart: Bool) {
        var text = text
        description = text.withUTF8 { Self.written($0, limit: limit, isTruncatedAtStart: isTruncatedAtStart) }
    }

    private static func written(_ bytes: UnsafeBufferPointer<UInt8>, limit: Int, isTruncatedAtStart: Bool) -> String {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: ExcerptWriter.capacity(for: limit)) { buffer in
            var writer = ExcerptWriter(buffer)
            writer.append(isTruncatedAtStart ? "\"…" : "\"")
            writer.appendLine(of: bytes, limit: limit)
            writer.append("\"")
            return writer.text
        }
    }
}

extension Excerpt {
    /// The first three of several texts: `"a", "b", "c" and 2 more`.
    public static func list(_ texts: [some StringProtocol]) -> String {
        let named = texts.prefix(3).map { Excerpt($0, limit: 30).description }.joined(separator: ", ")
        return texts.count > 3 ? "\(named) and \(texts.count - 3) more" : named
    }
}

/// Writes an excerpt into a buffer. It avoids `String` for ASCII, because every verdict has an excerpt.
struct ExcerptWriter {
    private let buffer: UnsafeMutableBufferPointer<UInt8>
    private var count = 0

    /// The longest escape is that of the last scalar, `\u{10FFFF}`, with 10 bytes. Quotation marks and ellipses take at most 8.
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

    /// Appends at most `limit` scalars. Line breaks and invisible characters are escaped.
    mutating func appendLine(of bytes: UnsafeBufferPointer<UInt8>, limit: Int) {
        var (offset, remaining) = (0, limit)
        while offset < bytes.count {
            guard remaining > 0 else { return append("…") }
            switch bytes[offset] {
            case 0x20...0x7E: append(bytes[offset])
            case UInt8(ascii: "\n"): append(#"\n"#)
            case UInt8(ascii: "\r"): append(#"\r"#)
            case UInt8(ascii: "\t"): append(#"\t"#)
            case 0xED where bytes[offset + 1] >= 0xA0:
                append(Self.escapedSurrogate(bytes[offset + 1], bytes[offset + 2]))
                offset += 2
            default:
                let scalar = Self.scalar(at: offset, of: bytes)
                append(Self.isInvisible(scalar) ? scalar.escaped(asASCII: true) : String(scalar))
                offset += UTF8.width(scalar) - 1
            }
            offset += 1
            remaining -= 1
        }
    }

    /// The escape of an unpaired surrogate, `\u{D800}`, from the second and third byte of its encoding.
    private static func escapedSurrogate(_ second: UInt8, _ third: UInt8) -> String {
        #"\u{\#(String(0xD000 | UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F), radix: 16, uppercase: true))}"#
    }

    private static func scalar(at offset: Int, of bytes: UnsafeBufferPointer<UInt8>) -> Unicode.Scalar {
        String(decoding: bytes[offset...].prefix(4), as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}"
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: scalar.properties.isBidiControl
        }
    }
}
