public import AssayDomain

/// Which evaluators there are, by (`evaluation_type`, `output_type`): the only source of choices, config errors and cards.
public struct Registry: Sendable {
    private struct Key: Hashable {
        let type: String
        let output: OutputType
    }

    /// In the order of their types.
    public private(set) var cards: [Card] = []
    /// The ids of the providers that models can be asked of, in the order in which they were added.
    public private(set) var providers: [String] = []
    private var entries: [Key: any Entry] = [:]

    public init() {}

    /// Adds an evaluator under its card's type.
    public mutating func add<E: Evaluator>(_ evaluator: E.Type) {
        add(evaluator.card, EvaluatorEntry<E>())
    }

    /// Adds an evaluator whose evaluations can be stored and checked, but that nothing executes: `judge(for:)` refuses with `sentence`.
    public mutating func add<P: Plugin>(definitionOf plugin: P.Type, refusingToJudge sentence: String) {
        add(plugin.card, DefinitionEntry<P>(refusal: sentence))
    }

    /// Adds a provider of models.
    public mutating func add(provider id: String) {
        precondition(!providers.contains(id), "two providers are called \(id)")
        providers.append(id)
    }

    private mutating func add(_ card: Card, _ entry: some Entry) {
        for output in card.outputs {
            let before = entries.updateValue(entry, forKey: Key(type: card.type, output: output))
            precondition(before == nil, "two evaluators answer to \(card.type) + \(output)")
        }
        cards.append(card)
        cards.sort { $0.type < $1.type }
    }
}

extension Registry {
    public func card(for type: String) -> Card? { cards.first { $0.type == type } }

    /// Checks a definition as the evaluator itself would, and gives it back as it is stored: unknown keys of the configuration dropped,
    /// defaults of the output's filled in.
    public func normalise(_ definition: Evaluation.Definition) throws(ConfigError) -> Evaluation.Definition {
        let (entry, output) = try find(definition)
        return try entry.normalise(definition, output)
    }

    /// The evaluator made ready. Refused with a sentence where it cannot run in this version of Assay.
    public func judge(for definition: Evaluation.Definition) throws(ConfigError) -> any Judge {
        let (entry, output) = try find(definition)
        return try entry.judge(for: definition, output)
    }

    private func find(_ definition: Evaluation.Definition) throws(ConfigError) -> (any Entry, OutputType) {
        guard card(for: definition.type) != nil else {
            let types = cards.map(\.type).joined(separator: ", ")
            throw ConfigError("evaluation_type", "There is no evaluator \(definition.type): use one of \(types).")
        }
        guard let output = OutputType(rawValue: definition.outputType),
            let entry = entries[Key(type: definition.type, output: output)]
        else { throw .unsupported(definition.type, definition.outputType) }
        return (entry, output)
    }
}
