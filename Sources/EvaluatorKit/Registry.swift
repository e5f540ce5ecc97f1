public import AssayDomain

/// Which evaluators there are, by (`evaluation_type`, `output_type`): the only source of choices, config errors and cards.
public struct Registry: Sendable {
    public init() { fatalError("unwritten") }

    /// Adds an evaluator under its card's type.
    public mutating func add<E: Evaluator>(_ evaluator: E.Type) { fatalError("unwritten") }
    public mutating func add<E: CallingEvaluator>(_ evaluator: E.Type) { fatalError("unwritten") }

    /// Cards in the order of their types.
    public var cards: [Card] { fatalError("unwritten") }
    public func card(for type: String) -> Card? { fatalError("unwritten") }

    /// Checks a definition as the evaluator itself would, and gives it back as it is stored: unknown keys of the configuration dropped,
    /// defaults of the output's filled in. `evaluation_config` and `output_config` are JSON objects here.
    public func normalise(_ definition: Evaluation.Definition) throws(ConfigError) -> Evaluation.Definition {
        fatalError("unwritten")
    }

    /// The evaluator made ready. Refused with a sentence where it cannot run in this version of Assay.
    public func judge(for definition: Evaluation.Definition) throws(ConfigError) -> any Judge { fatalError("unwritten") }
}
