internal import JSON

/// The server's description of an evaluator, used to check a new evaluation. The server ignores unknown keys silently, as its API does
/// everywhere; the command line refuses them, because an unknown key that a person types is a mistake.
struct EvaluatorCard {
    let type: String
    let outputs: [String]
    /// The keys of its configuration.
    let keys: [String]

    init(_ row: JSONValue) {
        type = row["type"]?.string ?? ""
        outputs = (row["outputs"]?.elements ?? []).compactMap(\.string)
        keys = (row["config_schema"]?["properties"]?.members ?? []).map(\.key)
    }

    /// Refuses keys that the evaluator does not have.
    func check(_ config: JSONValue) throws(Failure) {
        try KnownKeys(subject: type, option: "--config", keys: keys).check(config)
    }

    /// Refuses an output type that the evaluator does not have, and unknown keys in the output configuration.
    func check(outputType: String, _ outputConfig: JSONValue?) throws(Failure) {
        guard outputs.contains(outputType) else {
            throw Failure(
                "--output-type: \(type) does not answer \(outputType.inQuotes). Choose one of: \(outputs.joined(separator: ", ")).")
        }
        guard let outputConfig else { return }
        let subject = "A \(outputType) answer"
        try KnownKeys(subject: subject, option: "--output-config", keys: Self.outputKeys[outputType] ?? []).check(outputConfig)
        for (key, inner) in Self.nestedKeys[outputType] ?? [:] {
            guard let value = outputConfig[key] else { continue }
            let isList = value.kind == .array
            let known = KnownKeys(subject: isList ? "each of \(key)" : key, option: "--output-config", keys: inner)
            for object in isList ? value.elements : [value] { try known.check(object) }
        }
    }

    private static let outputKeys = [
        "boolean": ["allows_na", "true_is_failure"],
        "numeric": ["allows_na", "passing_rule", "min", "max", "step"],
        "categorical": ["allows_na", "options", "selection_mode", "passing_rule"],
    ]

    /// The keys of the objects within an output configuration, by output type and key.
    private static let nestedKeys = [
        "numeric": ["passing_rule": ["operator", "threshold"]],
        "categorical": ["passing_rule": ["categories", "expected"], "options": ["key", "label"]],
    ]
}

extension APIClient {
    /// The evaluator of that type; throws with the valid types if there is none.
    func evaluatorCard(_ type: String) throws(Failure) -> EvaluatorCard {
        var cards: [EvaluatorCard] = []
        try rows("evaluators/") { row in
            cards.append(EvaluatorCard(row))
            return true
        }
        if let found = cards.first(where: { $0.type == type }) { return found }
        let types = cards.map(\.type)
        let guess = SpellingSuggestion.nearest(to: type, among: types).map { " Did you mean \($0)?" } ?? ""
        throw Failure(
            "evaluation_type: \"\(type.visibleOnOneLine)\" is not a valid choice.\(guess) Choose one of: \(types.joined(separator: ", ")).")
    }
}

/// The valid keys of a configuration object.
struct KnownKeys {
    /// What has the keys, as the beginning of a sentence: `exact_match`.
    let subject: String
    let option: String
    let keys: [String]

    /// Refuses unknown keys. The server refuses a value that is not an object.
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

/// Suggests a correction for a misspelt word.
enum SpellingSuggestion {
    /// The choice with the smallest edit distance; `nil` if even that one is too different to be helpful.
    static func nearest(to word: String, among choices: [String]) -> String? {
        let ranked = choices.map { (choice: $0, distance: distance(normalized(word), normalized($0))) }
        guard let nearest = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
        return nearest.distance <= max(2, nearest.choice.count / 2) && nearest.distance < nearest.choice.count ? nearest.choice : nil
    }

    /// Without case and separators, which are mistaken most often.
    private static func normalized(_ word: String) -> [Character] {
        word.prefix(200).lowercased().filter { $0 != "_" && $0 != "-" }.map { $0 }
    }

    /// The Levenshtein distance.
    private static func distance(_ from: [Character], _ to: [Character]) -> Int {
        var row = Array(0...to.count)
        for (index, character) in from.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in to.indices {
                let replaced = diagonal + (character == to[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
            }
        }
        return row[to.count]
    }
}
