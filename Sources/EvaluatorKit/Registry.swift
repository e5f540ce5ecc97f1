public import AssayDomain
public import JSON

/// The evaluators by `evaluation_type` and `output_type`: the only source of choice lists, errors in configurations, and cards.
public struct Registry: Sendable {
    private struct Key: Hashable {
        let type: String
        let output: OutputType
    }

    /// Sorted by type.
    public private(set) var factories: [any EvaluatorFactory] = []
    /// The cards of the factories.
    public private(set) var cards: [Card] = []
    /// The ids of the model providers, in the order in which they were added.
    public private(set) var providers: [String] = []
    private var factoriesByOutput: [Key: any EvaluatorFactory] = [:]

    public init() {}

    /// Adds an evaluator under the type of its card.
    public mutating func add(_ factory: any EvaluatorFactory) {
        let card = factory.card
        for output in card.outputs {
            let previous = factoriesByOutput.updateValue(factory, forKey: Key(type: card.type, output: output))
            precondition(previous == nil, "two evaluators answer to \(card.type) + \(output)")
        }
        factories.append(factory)
        factories.sort { $0.card.type < $1.card.type }
        cards = factories.map(\.card)
    }

    /// Adds a compiled-in evaluator that answers from the sample alone.
    public mutating func add<E: Evaluator>(_ evaluator: E.Type) { add(BuiltInFactory<E>()) }

    /// Adds a compiled-in evaluator that answers by calling a provider.
    public mutating func add<E: CallingEvaluator>(_ evaluator: E.Type) { add(BuiltInFactory<E>()) }

    /// Adds an evaluator whose evaluations can be stored and checked but not executed: `sentence` tells users so.
    public mutating func add<P: Plugin>(definitionOf plugin: P.Type, refusingToJudge sentence: String) {
        add(BuiltInFactory<P>(refusingToJudge: sentence))
    }

    /// Adds a model provider.
    public mutating func add(provider id: String) {
        precondition(!providers.contains(id), "two providers are called \(id)")
        providers.append(id)
    }
}

extension Registry {
    public func card(for type: String) -> Card? { cards.first { $0.type == type } }

    /// Checks a definition and makes its evaluator ready. Use `EvaluatorCache` for a stored evaluation.
    ///
    /// - Parameter config: the definition's `config`, if the caller has parsed it already.
    public func prepare(
        _ definition: Evaluation.Definition, config: JSONValue? = nil, from origin: DefinitionOrigin
    ) throws(ConfigError) -> PreparedEvaluator {
        let (factory, output) = try find(definition)
        return try factory.prepare(ParsedDefinition(definition, output, config: config, from: origin))
    }

    private func find(_ definition: Evaluation.Definition) throws(ConfigError) -> (any EvaluatorFactory, OutputType) {
        guard card(for: definition.type) != nil else {
            let types = cards.map(\.type).joined(separator: ", ")
            throw ConfigError("evaluation_type", "Unknown evaluator \(definition.type). Use one of \(types).")
        }
        guard let output = OutputType(rawValue: definition.outputType),
            let factory = factoriesByOutput[Key(type: definition.type, output: output)]
        else { throw .unsupported(definition.type, definition.outputType) }
        return (factory, output)
    }
}
