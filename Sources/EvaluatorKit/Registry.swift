public import AssayDomain
internal import JSON

/// The evaluators by `evaluation_type` and `output_type`: the only source of choice lists, errors in configurations, and cards.
public struct Registry: Sendable {
    private struct Key: Hashable {
        let type: String
        let output: OutputType
    }

    /// Sorted by type.
    public private(set) var cards: [Card] = []
    /// The ids of the model providers, in the order in which they were added.
    public private(set) var providers: [String] = []
    private var entries: [Key: any RegistryEntry] = [:]

    public init() {}

    /// Adds an evaluator under the type of its card.
    public mutating func add<E: Evaluator>(_ evaluator: E.Type) {
        add(evaluator.card, EvaluatorEntry<E>())
    }

    /// Adds an evaluator whose evaluations can be stored and checked but not executed: `judge(for:)` refuses them with `sentence`.
    public mutating func add<P: Plugin>(definitionOf plugin: P.Type, refusingToJudge sentence: String) {
        add(plugin.card, DefinitionEntry<P>(refusal: sentence))
    }

    /// Adds a model provider.
    public mutating func add(provider id: String) {
        precondition(!providers.contains(id), "two providers are called \(id)")
        providers.append(id)
    }

    private mutating func add(_ card: Card, _ entry: some RegistryEntry) {
        for output in card.outputs {
            let previous = entries.updateValue(entry, forKey: Key(type: card.type, output: output))
            precondition(previous == nil, "two evaluators answer to \(card.type) + \(output)")
        }
        cards.append(card)
        cards.sort { $0.type < $1.type }
    }
}

extension Registry {
    public func card(for type: String) -> Card? { cards.first { $0.type == type } }

    /// Checks a definition, and returns it as it is stored: without unknown keys of the configuration, and with the defaults of
    /// `output_config` filled in.
    public func normalise(_ definition: Evaluation.Definition) throws(ConfigError) -> Evaluation.Definition {
        let (entry, output) = try find(definition)
        return try entry.normalise(definition, output)
    }

    /// Prepares the evaluator of a definition. Throws if this version of Assay cannot execute it.
    public func judge(for definition: Evaluation.Definition) throws(ConfigError) -> any Judge {
        let (entry, output) = try find(definition)
        return try entry.judge(for: definition, output)
    }

    private func find(_ definition: Evaluation.Definition) throws(ConfigError) -> (any RegistryEntry, OutputType) {
        guard card(for: definition.type) != nil else {
            let types = cards.map(\.type).joined(separator: ", ")
            throw ConfigError("evaluation_type", "Unknown evaluator \(definition.type). Use one of \(types).")
        }
        guard let output = OutputType(rawValue: definition.outputType),
            let entry = entries[Key(type: definition.type, output: output)]
        else { throw .unsupported(definition.type, definition.outputType) }
        return (entry, output)
    }
}

/// One evaluator in the registry, with the type of its configuration erased.
protocol RegistryEntry: Sendable {
    associatedtype P: Plugin

    func judge(for definition: Evaluation.Definition, _ type: OutputType) throws(ConfigError) -> any Judge
}

/// An evaluator that can be executed.
struct EvaluatorEntry<P: Evaluator>: RegistryEntry {
    func judge(for definition: Evaluation.Definition, _ type: OutputType) throws(ConfigError) -> any Judge {
        let prepared = try prepare(definition, type)
        return ReadyJudge(evaluator: prepared.plugin, output: prepared.output)
    }
}

/// An evaluator whose evaluations can be stored but not executed, and the sentence that tells users so.
struct DefinitionEntry<P: Plugin>: RegistryEntry {
    let refusal: String

    func judge(for definition: Evaluation.Definition, _ type: OutputType) throws(ConfigError) -> any Judge {
        throw ConfigError("evaluation_type", refusal, kind: .notExecutable)
    }
}

extension RegistryEntry {
    func normalise(_ definition: Evaluation.Definition, _ type: OutputType) throws(ConfigError) -> Evaluation.Definition {
        let prepared = try prepare(definition, type)
        var normalised = definition
        normalised.config = prepared.plugin.normalised(prepared.config)
        normalised.outputConfig = prepared.output.normalised
        return normalised
    }

    func prepare(
        _ definition: Evaluation.Definition, _ type: OutputType
    ) throws(ConfigError) -> (plugin: P, config: JSONValue, output: OutputConfig) {
        let config = try object(definition.config, "evaluation_config")
        let output = try OutputConfig(type, parsing: object(definition.outputConfig, "output_config"))
        return (try P(Setup(config: decode(config), output: output, model: definition.model)), config, output)
    }

    private func object(_ text: JSONText, _ field: String) throws(ConfigError) -> JSONValue {
        guard let value = try? JSONValue(parsing: text), value.kind == .object else {
            throw ConfigError(field, "\(field) must be a JSON object.")
        }
        return value
    }

    private func decode(_ config: JSONValue) throws(ConfigError) -> P.Config {
        do {
            return try config.decode(as: P.Config.self)
        } catch {
            let path = error.path.joined(separator: ".")
            throw ConfigError("evaluation_config.\(path)", "\(path): \(error.reason)")
        }
    }
}
