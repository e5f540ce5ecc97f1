/// What a body must look like: text in which `<uuid>`, `<time>`, `<text>` and `<any>` stand for what varies.
struct BodyPattern {
    private enum Part {
        case literal(Substring)
        case hole(Kind, name: String?)
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
        var rest = pattern[...]
        while !rest.isEmpty {
            if let (kind, name, after) = Self.hole(at: rest) {
                parts.append(.hole(kind, name: name))
                rest = after
            } else {
                let end = rest.dropFirst().firstIndex(of: "<") ?? rest.endIndex
                parts.append(.literal(rest[..<end]))
                rest = rest[end...]
            }
        }
        self.parts = parts
    }

    private static func hole(at text: Substring) -> (Kind, String?, Substring)? {
        guard text.first == "<", let end = text.firstIndex(of: ">") else { return nil }
        let words = text[text.index(after: text.startIndex)..<end].split(separator: " ")
        guard let kind = words.first.flatMap({ Kind(rawValue: String($0)) }) else { return nil }
        return (kind, words.count > 1 ? String(words[1]) : nil, text[text.index(after: end)...])
    }

    /// What the named holes caught, where the whole of `text` fits.
    func match(_ text: String) -> [String: String]? {
        var caught: [String: String] = [:]
        return fits(text[...], parts[...], &caught) ? caught : nil
    }

    private func fits(_ text: Substring, _ parts: ArraySlice<Part>, _ caught: inout [String: String]) -> Bool {
        guard let part = parts.first else { return text.isEmpty }
        let others = parts.dropFirst()
        switch part {
        case .literal(let literal):
            return text.hasPrefix(literal) && fits(text.dropFirst(literal.count), others, &caught)
        case .hole(let kind, let name):
            for end in ends(of: kind, in: text, before: others.first) where fits(text[end...], others, &caught) {
                if let name { caught[name] = String(text[..<end]) }
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
