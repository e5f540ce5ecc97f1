internal import JSON

/// What the server says of an evaluator, as far as it tells whether an evaluation makes sense. The server leaves out keys that it has no use
/// for, without a word, as its API does everywhere; a person who types a key means it.
struct EvaluatorCard {
    let type: String
    let outputs: [String]
    /// The keys of a configuration.
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

    /// Refuses an answer that the evaluator does not give, and keys that such an answer's configuration does not have.
    func check(outputType: String, _ outputConfig: JSONValue?) throws(Failure) {
        guard outputs.contains(outputType) else {
            throw Failure(
                "--output-type: \(type) does not answer \(outputType.inQuotes). Choose one of: \(outputs.joined(separator: ", ")).")
        }
        guard let outputConfig else { return }
        let subject = "A \(outputType) answer"
        try KnownKeys(subject: subject, option: "--output-config", keys: Self.outputKeys[outputType] ?? []).check(outputConfig)
        for (key, inner) in Self.innerKeys[outputType] ?? [:] {
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

    /// Of the objects within.
    private static let innerKeys = [
        "numeric": ["passing_rule": ["operator", "threshold"]],
        "categorical": ["passing_rule": ["categories"], "options": ["key", "label"]],
    ]
}

extension APIClient {
    /// The evaluator of that type; refused with the types there are.
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
