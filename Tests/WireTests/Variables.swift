/// Expands `{…}` in a recorded exchange: captured values, API keys, and repeated text.
struct Variables {
    private var values = ["P": "/api/projects/1", "E": "/api/environments/1"]

    mutating func add(_ captures: [String: String]) { values.merge(captures) { $1 } }

    /// `text` with every known `{…}` replaced. `key` creates an API key with scopes, restricted to projects.
    func expand(_ text: String, key: (_ scopes: [String], _ projects: [Int64]?) throws -> String) rethrows -> String {
        var result = ""
        var remaining = text[...]
        while let start = remaining.firstIndex(of: "{") {
            result += remaining[..<start]
            let after = remaining.index(after: start)
            if let end = remaining[after...].firstIndex(of: "}"), let value = try replacement(for: remaining[after..<end], key: key) {
                result += value
                remaining = remaining[remaining.index(after: end)...]
            } else {
                result += "{"
                remaining = remaining[after...]
            }
        }
        return result + remaining
    }

    private func replacement(for word: Substring, key: ([String], [Int64]?) throws -> String) rethrows -> String? {
        let words = word.split(separator: " ").map(String.init)
        switch words.first {
        case "key" where words.count > 1:
            let projects = words.count == 4 ? words[3].split(separator: ",").compactMap { Int64($0) } : nil
            return try key(words[1].split(separator: ",").map(String.init), projects)
        case "repeat" where words.count == 3:
            return Int(words[1]).map { String(repeating: words[2], count: $0) }
        case "upper" where words.count == 2:
            return values[words[1]].map { $0.uppercased().filter { $0 != "-" } }
        default:
            return values[String(word)]
        }
    }
}
