/// What `{…}` means in a recorded exchange: names caught so far, keys, and long texts.
struct Variables {
    private var values = ["P": "/api/projects/1", "E": "/api/environments/1"]

    mutating func add(_ caught: [String: String]) { values.merge(caught) { $1 } }

    /// `text` with every `{…}` that means something replaced. `key` makes a key with scopes, for projects.
    func expand(_ text: String, key: (_ scopes: [String], _ projects: [Int64]?) throws -> String) rethrows -> String {
        var result = ""
        var rest = text[...]
        while let start = rest.firstIndex(of: "{") {
            result += rest[..<start]
            let after = rest.index(after: start)
            if let end = rest[after...].firstIndex(of: "}"), let value = try meaning(of: rest[after..<end], key: key) {
                result += value
                rest = rest[rest.index(after: end)...]
            } else {
                result += "{"
                rest = rest[after...]
            }
        }
        return result + rest
    }

    private func meaning(of word: Substring, key: ([String], [Int64]?) throws -> String) rethrows -> String? {
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
