/// Decodes string literals and quoted names.
enum StringLiteral {
    /// The value of a string or quoted name, given with its quotes.
    static func decoded(_ literal: ArraySlice<UInt8>) -> String {
        let quote = literal[literal.startIndex]
        let text = replacingPairs(in: literal.dropFirst().dropLast(), first: quote, second: quote, by: quote)
        return unescaped(replacingPairs(in: text[...], first: UInt8(ascii: "\\"), second: quote, by: quote))
    }

    /// The value of a text part of a template string.
    static func decodedTemplate(_ text: ArraySlice<UInt8>) -> String {
        let quote = UInt8(ascii: "'")
        let backslash = UInt8(ascii: "\\")
        var text = replacingPairs(in: text, first: quote, second: quote, by: quote)
        text = replacingPairs(in: text[...], first: backslash, second: quote, by: quote)
        return unescaped(replacingPairs(in: text[...], first: backslash, second: UInt8(ascii: "{"), by: UInt8(ascii: "{")))
    }

    private static func replacingPairs(in text: ArraySlice<UInt8>, first: UInt8, second: UInt8, by byte: UInt8) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var index = text.startIndex
        while index < text.endIndex {
            if text[index] == first, index + 1 < text.endIndex, text[index + 1] == second {
                result.append(byte)
                index += 2
            } else {
                result.append(text[index])
                index += 1
            }
        }
        return result
    }

    /// Replaces escapes. `\0` is removed, and `\x41` stays as it is written.
    private static func unescaped(_ text: [UInt8]) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            if text[index] == UInt8(ascii: "\\"), index + 1 < text.count, let replacement = escape(text[index + 1]) {
                result += replacement
                index += 2
            } else {
                result.append(text[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func escape(_ letter: UInt8) -> [UInt8]? {
        switch letter {
        case UInt8(ascii: "b"): [0x08]
        case UInt8(ascii: "f"): [0x0C]
        case UInt8(ascii: "r"): [0x0D]
        case UInt8(ascii: "n"): [0x0A]
        case UInt8(ascii: "t"): [0x09]
        case UInt8(ascii: "a"): [0x07]
        case UInt8(ascii: "v"): [0x0B]
        case UInt8(ascii: "0"): []
        case UInt8(ascii: "\\"): [UInt8(ascii: "\\")]
        default: nil
        }
    }
}
