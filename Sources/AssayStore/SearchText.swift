internal import AssayDomain
internal import JSON

/// The text that list searches compare: case-folded, so that a search ignores case in any script.
///
/// Folding works scalar by scalar, so a substring folds to a substring of the folded text.
enum SearchText {
    /// `text` without differences of case.
    static func folded(_ text: String) -> String { text.uppercased().lowercased() }

    /// Joins several texts into one column. The separator keeps a search from matching across two of them.
    static func folded(_ texts: [String?]) -> String {
        folded(texts.compactMap(\.self).joined(separator: "\u{1F}"))
    }

    /// JSON as people write it: a space after each comma and colon, characters instead of their escapes.
    static func readable(_ json: JSONText) -> String {
        var readable: [UInt8] = []
        var remaining = json.text.utf8[...]
        var isInString = false
        while let byte = remaining.popFirst() {
            switch byte {
            case UInt8(ascii: "\""):
                isInString.toggle()
                readable.append(byte)
            case UInt8(ascii: "\\"):
                readable += unescaped(&remaining)
            case UInt8(ascii: ","), UInt8(ascii: ":"):
                readable.append(byte)
                if !isInString { readable.append(UInt8(ascii: " ")) }
            default:
                readable.append(byte)
            }
        }
        return String(decoding: readable, as: UTF8.self)
    }

    /// Replaces the escape at the beginning of `remaining` (after its backslash) by its character, unless the character would change the
    /// meaning of the JSON.
    private static func unescaped(_ remaining: inout Substring.UTF8View) -> [UInt8] {
        guard let kind = remaining.popFirst() else { return [] }
        if kind == UInt8(ascii: "/") { return [kind] }
        guard kind == UInt8(ascii: "u") else { return [UInt8(ascii: "\\"), kind] }
        let digits = popDigits(&remaining)
        guard var value = UInt32(digits, radix: 16) else { return Array("\\u\(digits)".utf8) }
        if 0xD800..<0xDC00 ~= value, remaining.starts(with: "\\u".utf8),
            let low = UInt32(Substring(remaining.dropFirst(2).prefix(4)), radix: 16), 0xDC00..<0xE000 ~= low
        {
            remaining = remaining.dropFirst(6)
            value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(value), value >= 0x20, scalar != "\"", scalar != "\\" else { return Array("\\u\(digits)".utf8) }
        return Array(String(scalar).utf8)
    }

    private static func popDigits(_ remaining: inout Substring.UTF8View) -> Substring {
        defer { remaining = remaining.dropFirst(4) }
        return Substring(remaining.prefix(4))
    }
}
