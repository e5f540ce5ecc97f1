/// Copies text into JSON: runs that need no escape at once, escapes between them.
enum EscapedText {
    /// What goes between quotation marks.
    static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        copy(text, to: &bytes, stopAt: \.escaped)
    }

    /// JSON as it is, but for the two line separators, which can only be inside a string of it.
    static func append(json text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        copy(text, to: &bytes, stopAt: \.beginningsOfSeparators)
    }

    @inline(__always)
    private static func copy(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8], stopAt marks: (EightBytes) -> UInt64) {
        var copied = 0
        var index = first(in: text, from: 0, marks)
        while index < text.count {
            let byte = text[index]
            let length = byte == 0xE2 ? 3 : 1
            if byte != 0xE2 || isLineSeparator(text, index) {
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[copied..<index]))
                bytes.append(UInt8(ascii: "\\"))
                escape(text[index + length - 1], to: &bytes)
                copied = index + length
            }
            index = first(in: text, from: index + length, marks)
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[copied...]))
    }

    /// The first byte that is marked, from one on; where there is none, a place that is not in the text.
    @inline(__always)
    private static func first(in text: UnsafeBufferPointer<UInt8>, from start: Int, _ marks: (EightBytes) -> UInt64) -> Int {
        guard let address = text.baseAddress else { return text.count }
        var index = start
        while index < text.count {
            let found = marks(index + 8 <= text.count ? EightBytes(at: address + index) : EightBytes(last: text[index...]))
            if found != 0 { return index + found.trailingZeroBitCount >> 3 }
            index += 8
        }
        return index
    }

    /// U+2028 or U+2029: E2 80 A8 or E2 80 A9.
    private static func isLineSeparator(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        index + 2 < text.count && text[index + 1] == 0x80 && text[index + 2] & 0xFE == 0xA8
    }

    /// What follows the backslash; the separators go by their last byte.
    private static func escape(_ byte: UInt8, to bytes: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
        case 0x08: bytes.append(UInt8(ascii: "b"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0C: bytes.append(UInt8(ascii: "f"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        case 0xA8: bytes.append(contentsOf: "u2028".utf8)
        case 0xA9: bytes.append(contentsOf: "u2029".utf8)
        default:
            bytes.append(contentsOf: byte < 0x10 ? "u000".utf8 : "u001".utf8)
            let digit = byte & 15
            bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
    }
}
