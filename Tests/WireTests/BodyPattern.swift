/// A pattern for a body, in which `<uuid>`, `<time>`, `<text>` and `<any>` are placeholders for variable parts.
struct BodyPattern {
    private enum Part {
        case literal(Substring)
        case placeholder(Kind, name: String?)
    }

    private enum Kind: String {
        case uuid
        case time
        /// Inside one JSON string.
        case text
        case any
    }

    private let parts: [Part]

    init(_ pattern: String) {
        var parts: [Part] = []
        var remaining = pattern[...]
        while !remaining.isEmpty {
            if let (kind, name, after) = Self.placeholder(at: remaining) {
                parts.append(.placeholder(kind, name: name))
                remaining = after
            } else {
                let end = remaining.dropFirst().firstIndex(of: "<") ?? remaining.endIndex
                parts.append(.literal(remaining[..<end]))
                remaining = remaining[end...]
            }
        }
        self.parts = parts
    }

    private static func placeholder(at text: Substring) -> (Kind, String?, Substring)? {
        guard text.first == "<", let end = text.firstIndex(of: ">") else { return nil }
        let words = text[text.index(after: text.startIndex)..<end].split(separator: " ")
        guard let kind = words.first.flatMap({ Kind(rawValue: String($0)) }) else { return nil }
        return (kind, words.count > 1 ? String(words[1]) : nil, text[text.index(after: end)...])
    }

    /// The values of the named placeholders; `nil` if `text` as a whole does not match.
    func match(_ text: String) -> [String: String]? {
        var captures: [String: String] = [:]
        return matches(text[...], parts[...], &captures) ? captures : nil
    }

    private func matches(_ text: Substring, _ parts: ArraySlice<Part>, _ captures: inout [String: String]) -> Bool {
        guard let part = parts.first else { return text.isEmpty }
        let others = parts.dropFirst()
        switch part {
        case .literal(let literal):
            return text.hasPrefix(literal) && matches(text.dropFirst(literal.count), others, &captures)
        case .placeholder(let kind, let name):
            for end in ends(of: kind, in: text, before: others.first) where matches(text[end...], others, &captures) {
                if let name { captures[name] = String(text[..<end]) }
                return true
            }
            return false
        }
    }

    private func ends(of kind: Kind, in text: Substring, before next: Part?) -> [Substring.Index] {
        switch kind {
        case .uuid:
            let word = text.prefix { $0.isHexDigit && !$0.isUppercase || $0 == "-" }
            return word.count == 36 && word.filter { $0 == "-" }.count == 4 ? [word.endIndex] : []
        case .time:
            let word = text.prefix { $0 != "\"" }
            return word.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})?Z/) == nil ? [] : [word.endIndex]
        case .text:
            return [text.prefix { $0 != "\"" }.endIndex]
        case .any:
            guard case .literal(let literal)? = next else { return [text.endIndex] }
            return text.ranges(of: literal).map(\.lowerBound)
        }
    }
}
