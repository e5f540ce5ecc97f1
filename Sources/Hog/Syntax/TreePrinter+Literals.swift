extension TreePrinter {
    static func literal(_ constant: Expression.Constant) -> String {
        switch constant {
        case .null: "null"
        case .boolean(let value): "\(value)"
        case .integer(let value): "\(value)"
        case .float(let value):
            value.isNaN ? "nan" : value.isInfinite ? (value < 0 ? "-inf" : "inf") : "\(value)"
        case .string(let text): quoted(text, by: UInt8(ascii: "'"))
        case .hugeInteger(let digits): digits
        }
    }

    /// A name, in quotes if it would be read as something else without.
    static func name(_ name: String, isFirst: Bool = true) -> String {
        isPlainName(name) && !(isFirst && isWord(name)) ? name : quoted(name, by: UInt8(ascii: "`"))
    }

    /// The name of a parameter, which may have dots in it.
    static func chain(_ name: String) -> String {
        name.split(separator: ".", omittingEmptySubsequences: false).map { Self.name(String($0), isFirst: false) }.joined(separator: ".")
    }

    /// Whether a name can stand after a dot without quotes.
    static func isPlainName(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        guard let first = bytes.first, ASCII.startsName(first), bytes.allSatisfy(ASCII.continuesName) else { return false }
        return !(Keyword(word: bytes[...])?.isReserved ?? false)
    }

    private static func isWord(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        return Keyword(word: bytes[...]) != nil || ["true", "false"].contains(name.lowercased())
    }

    private static func quoted(_ text: String, by quote: UInt8) -> String {
        // Byte by byte: a quote and an accent after it are one character of Swift's.
        let inside = text.utf8.flatMap { $0 == quote || $0 == UInt8(ascii: "\\") ? [$0, $0] : [$0] }
        return String(decoding: [quote] + inside + [quote], as: UTF8.self)
    }
}
