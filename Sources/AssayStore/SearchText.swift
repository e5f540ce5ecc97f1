internal import AssayDomain
internal import JSON

/// What lists are searched in: texts folded so that case makes no difference, in any script.
///
/// Folding goes scalar by scalar, so a part of a text folds to a part of the folded text.
enum SearchText {
    /// What a search for `text` looks for.
    static func folded(_ text: String) -> String { text.uppercased().lowercased() }

    /// One column out of several texts. The separator keeps a search from matching across two of them.
    static func folded(_ texts: [String?]) -> String {
        folded(texts.compactMap(\.self).joined(separator: "\u{1F}"))
    }

    /// JSON as people read it: a blank after each comma and colon, letters instead of their escapes.
    static func readable(_ json: JSONText) -> String {
        var readable: [UInt8] = []
        var rest = json.text.utf8[...]
        var isInString = false
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\""):
                isInString.toggle()
                readable.append(byte)
            case UInt8(ascii: "\\"):
                readable += unescaped(&rest)
            case UInt8(ascii: ","), UInt8(ascii: ":"):
                readable.append(byte)
                if !isInString { readable.append(UInt8(ascii: " ")) }
            default:
                readable.append(byte)
            }
        }
        return String(decoding: readable, as: UTF8.self)
    }

    /// What stands for the escape that `rest` goes on with: the scalar where that is safe to read, the escape itself elsewhere.
    private static func unescaped(_ rest: inout Substring.UTF8View) -> [UInt8] {
        guard let kind = rest.popFirst() else { return [] }
        if kind == UInt8(ascii: "/") { return [kind] }
        guard kind == UInt8(ascii: "u") else { return [UInt8(ascii: "\\"), kind] }
        let digits = popDigits(&rest)
        guard var value = UInt32(digits, radix: 16) else { return Array("\\u\(digits)".utf8) }
        if 0xD800..<0xDC00 ~= value, rest.starts(with: "\\u".utf8), let low = UInt32(Substring(rest.dropFirst(2).prefix(4)), radix: 16),
            0xDC00..<0xE000 ~= low
        {
            rest = rest.dropFirst(6)
            value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(value), value >= 0x20, scalar != "\"", scalar != "\\" else { return Array("\\u\(digits)".utf8) }
        return Array(String(scalar).utf8)
    }

    private static func popDigits(_ rest: inout Substring.UTF8View) -> Substring {
        defer { rest = rest.dropFirst(4) }
        return Substring(rest.prefix(4))
    }
}
