/// Copies text into JSON: runs that need no escape at once, escapes between them.
enum EscapedText {
    /// What goes between quotation marks.
    static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        copy(
            text, to: &bytes, skip: { $0.special == 0 },
            stopAt: { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") || $0 == 0xE2 })
    }

    /// JSON as it is, but for the two line separators, which can only be inside a string of it.
    static func append(json text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        copy(text, to: &bytes, skip: { $0.isASCII }, stopAt: { $0 == 0xE2 })
    }

    @inline(__always)
    private static func copy(
        _ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8], skip isPlain: (EightBytes) -> Bool, stopAt isSpecial: (UInt8) -> Bool
    ) {
        guard let start = text.baseAddress else { return }
        var copied = 0
        var index = 0
        while index < text.count {
            if index + 8 <= text.count, isPlain(EightBytes(at: start + index)) {
                index += 8
                continue
            }
            let byte = text[index]
            guard isSpecial(byte), byte != 0xE2 || isLineSeparator(text, index) else {
                index += 1
                continue
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[copied..<index]))
            index += byte == 0xE2 ? 3 : 1
            copied = index
            bytes.append(UInt8(ascii: "\\"))
            escape(byte == 0xE2 ? text[index - 1] : byte, to: &bytes)
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[copied...]))
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
