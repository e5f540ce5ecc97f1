internal import JSON

/// Keys of a configuration that were sent and not stored: the server leaves out what it has no use for, and says nothing of it.
struct DroppedKeys {
    private let names: [String]
    private let subject: String
    private let known: [String]

    /// What of `sent` is not in `stored`; `known` are the keys that there are, where somebody knows.
    init(_ sent: JSONValue, stored: JSONValue?, subject: String, known: [String] = []) {
        let kept = Set((stored?.members ?? []).map(\.key) + known)
        names = sent.members.filter { !$0.value.isNull && !kept.contains($0.key) }.map(\.key)
        self.subject = subject
        self.known = known
    }

    /// `exact_match has no "ignorecase": it was left out. It has field, negate, ignore_case.`
    var sentences: [String] {
        let remedy = known.isEmpty ? "" : " It has \(known.joined(separator: ", "))."
        return names.map { "\(subject) has no \"\($0)\": it was left out.\(remedy)" }
    }
}

extension Server {
    /// The keys that the configuration of an evaluator may have.
    func configKeys(of type: String) throws(Failure) -> [String] {
        var keys: [String] = []
        try rows("evaluators/") { row in
            guard row["type"]?.string == type else { return true }
            keys = (row["config_schema"]?["properties"]?.members ?? []).map(\.key)
            return false
        }
        return keys
    }
}
