internal import AssayDomain
public import EvaluatorKit
internal import JSON

/// What every evaluator must promise, tested once. A plugin's test is one line: `#expect(Contract.broken(by: Mine.self) == [])`.
public enum Contract {
    /// A sentence for each promise that is broken.
    ///
    /// - Parameter examples: configurations, JSON, for the outputs that the card's own example does not give.
    public static func broken<E: Evaluator>(by evaluator: E.Type, examples: [OutputType: String] = [:]) -> [String] {
        var registry = Registry()
        let card = brokenCard(E.card)
        guard card.isEmpty else { return card }
        registry.add(E.self)
        return E.card.outputs.flatMap { output in
            let definition = E.definition(examples[output] ?? E.card.config.example.text, output, exampleConfig(of: output))
            return brokenConfig(registry, E.card, definition) + brokenJudging(registry, E.card, definition)
        }
    }

    /// The same for what can be stored and checked but not executed: what is promised of its card and its configuration.
    public static func broken<P: Plugin>(byDefinitionOf plugin: P.Type) -> [String] {
        var registry = Registry()
        let card = brokenCard(P.card)
        guard card.isEmpty else { return card }
        registry.add(definitionOf: P.self, refusingToJudge: "This is not executed.")
        return P.card.outputs.flatMap { output in
            brokenConfig(registry, P.card, P.definition(P.card.config.example.text, output, exampleConfig(of: output)))
        }
    }

    private static func brokenJudging(_ registry: Registry, _ card: Card, _ definition: Evaluation.Definition) -> [String] {
        do {
            let judge = try registry.judge(for: definition)
            let answers = EdgeCaseSample.all.map { JudgeAnswer(of: judge, to: $0.sample) }
            return zip(EdgeCaseSample.all, answers).flatMap { $1.broken(on: $0) }
                + brokenRepetition(judge, answers) + (try brokenExpectation(registry, card, definition))
        } catch {
            // `brokenConfig` says why.
            return []
        }
    }

    /// An `output_config` of each type that says something.
    private static func exampleConfig(of output: OutputType) -> String {
        switch output {
        case .boolean, .numeric: "{}"
        case .categorical: #"{"options":[{"key":"good","label":"Good"},{"key":"bad","label":"Bad"}]}"#
        }
    }
}
