internal import JSON

/// The keys that an object of a configuration can have.
struct KnownKeys {
    /// What has them, as a sentence begins: `exact_match`.
    let subject: String
    let option: String
    let keys: [String]

    /// Refuses every key that is not known. What is not an object is for the server to refuse.
    func check(_ object: JSONValue) throws(Failure) {
        let unknown = object.members.map(\.key).filter { !keys.contains($0) }
        guard !unknown.isEmpty else { return }
        let sentences = unknown.map { key in
            let guess = SpellingSuggestion.nearest(to: key, among: keys).map { " Did you mean \"\($0)\"?" } ?? ""
            return "\(option): \(subject) has no \"\(key.visibleOnOneLine)\".\(guess)"
        }
        throw Failure("\(sentences.joined(separator: "\n"))\n\(subject) has \(keys.joined(separator: ", ")).")
    }
}
