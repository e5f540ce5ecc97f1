internal import JSON

/// Values in sentences: as they were written, cut after 60 characters.
enum ShownValue {
    private static let limit = 60
    private static let listLimit = 20

    static func text(of value: JSONValue) -> String {
        // Enough bytes for one character more than are shown.
        cut(String(decoding: value.compact.bytes.prefix(4 * (limit + 1)), as: UTF8.self))
    }

    /// A string with quotation marks.
    static func string(_ string: String) -> String { cut(JSONWriter.text { $0.string(string) }.text) }

    /// Texts with commas between them, at most twenty.
    static func list(_ texts: some Collection<String>) -> String {
        let rest = texts.count - listLimit
        return texts.prefix(listLimit).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
    }

    private static func cut(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex), end < scalars.endIndex else {
            return text
        }
        return String(scalars[..<end]) + "…"
    }
}
