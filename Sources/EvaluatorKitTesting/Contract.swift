public import AssayDomain
public import EvaluatorKit
internal import JSON
internal import Synchronization
internal import Threads

/// Tests the promises that every evaluator makes. A plugin's test is one line: `#expect(Contract.broken(by: MyEvaluator.self) == [])`.
public enum Contract {
    /// One sentence for each broken promise.
    ///
    /// - Parameter examples: configurations, as JSON, for the output types that the card's example does not fit.
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

    /// The same for a plugin that can be stored but not executed: only the promises about its card and its configuration.
    public static func broken<P: Plugin>(byDefinitionOf plugin: P.Type) -> [String] {
        var registry = Registry()
        let card = brokenCard(P.card)
        guard card.isEmpty else { return card }
        registry.add(definitionOf: P.self, refusingToJudge: "This evaluator cannot be executed.")
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
            // `brokenConfig` reports this.
            return []
        }
    }

    /// A valid `output_config` for each type.
    private static func exampleConfig(of output: OutputType) -> String {
        switch output {
        case .boolean, .numeric: "{}"
        case .categorical: #"{"options":[{"key":"good","label":"Good"},{"key":"bad","label":"Bad"}]}"#
        }
    }
}

extension Contract {
    /// Checks that a card is fit to make forms, tables and links from it.
    static func brokenCard(_ card: Card) -> [String] {
        var broken: [String] = []
        if !isName(card.type) { broken.append("The type \(card.type) is not lower-case letters, digits and underscores.") }
        if !isSentence(card.summary) { broken.append("The summary is not one line that ends in a full stop.") }
        if card.outputs.isEmpty { broken.append("The card names no output.") }
        if Set(card.outputs).count < card.outputs.count { broken.append("The card names an output twice.") }
        if card.version < 1 { broken.append("The version is less than 1.") }
        let fields = card.config.fields
        if Set(fields.map(\.name)).count < fields.count { broken.append("Two fields have the same name.") }
        for field in fields {
            if !isName(field.name) { broken.append("The field \(field.name) is not lower-case letters, digits and underscores.") }
            if !isSentence(field.summary) { broken.append("The summary of \(field.name) is not one line that ends in a full stop.") }
        }
        return broken
    }

    private static func isName(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789_".utf8.contains($0) }
    }

    private static func isSentence(_ text: String) -> Bool {
        text.count > 1 && text.hasSuffix(".") && !text.contains(where: \.isNewline)
    }
}

extension Contract {
    /// Checks which configurations the evaluator accepts, refuses and stores.
    static func brokenConfig(_ registry: Registry, _ card: Card, _ definition: Evaluation.Definition) -> [String] {
        do {
            let stored = try registry.normalise(definition)
            return try brokenStorage(registry, definition, stored) + brokenRefusals(registry, card, definition)
        } catch {
            return ["The example is refused for \(definition.outputType) output: \(error.sentence)"]
        }
    }

    private static func brokenStorage(
        _ registry: Registry, _ definition: Evaluation.Definition, _ stored: Evaluation.Definition
    ) throws(ConfigError) -> [String] {
        var broken: [String] = []
        if try registry.normalise(stored) != stored { broken.append("The stored configuration changes when it is stored again.") }
        do {
            let extended = try registry.normalise(definition.replacing("an_unknown_key", by: "1"))
            if extended != stored { broken.append("An unknown key is stored.") }
        } catch {
            broken.append("An unknown key is refused: \(error.sentence)")
        }
        return broken
    }

    private static func brokenRefusals(_ registry: Registry, _ card: Card, _ definition: Evaluation.Definition) -> [String] {
        card.config.fields.flatMap { field in
            var broken: [String] = []
            if field.isRequired {
                broken += brokenRefusal(registry, definition.replacing(field.name, by: nil), of: field, "is missing")
            }
            let other = field.kind == .object ? "[]" : "{}"
            return broken + brokenRefusal(registry, definition.replacing(field.name, by: other), of: field, "is not of type \(field.kind)")
        }
    }

    private static func brokenRefusal(
        _ registry: Registry, _ definition: Evaluation.Definition, of field: ConfigSchema.Field, _ fault: String
    ) -> [String] {
        do {
            _ = try registry.normalise(definition)
            return ["A configuration is accepted although \(field.name) \(fault)."]
        } catch {
            let path = "evaluation_config.\(field.name)"
            return error.field == path ? [] : ["When \(field.name) \(fault), the error names \(error.field) instead of \(path)."]
        }
    }
}

extension Evaluation.Definition {
    /// A copy with this member of its configuration replaced, or removed if `value` is `nil`.
    func replacing(_ key: String, by value: String?) -> Evaluation.Definition {
        var changed = self
        changed.config = JSONWriter.text { json in
            json.beginObject()
            for (name, member) in (try? JSONValue(parsing: config))?.members ?? [] where name != key {
                json.key(name)
                json.json(member.compact)
            }
            if let value {
                json.key(key)
                json.json(JSONText(compact: value))
            }
            json.endObject()
        }
        return changed
    }
}

extension Contract {
    /// Checks that the evaluator keeps no state: in another order, repeatedly and on many threads at once, it gives the same answers.
    static func brokenRepetition(_ judge: any Judge, _ answers: [JudgeAnswer]) -> [String] {
        let again = EdgeCaseSample.all.reversed().map { JudgeAnswer(of: judge, to: $0.sample) }
        guard Array(again.reversed()) == answers else { return ["The same sample gets another answer the second time."] }
        let small = zip(EdgeCaseSample.all, answers).filter { !$0.0.mayFail }
        let differing = Atomic(false)
        do throws(ThreadError) {
            try SystemThread.run(8) { thread in
                // Each thread starts with another sample, so that different samples are judged at the same time.
                for turn in 0..<200 {
                    let (edgeCase, answer) = small[(turn + 5 * thread) % small.count]
                    if JudgeAnswer(of: judge, to: edgeCase.sample) != answer { differing.store(true, ordering: .relaxed) }
                }
            }
        } catch {
            return ["The contract could not be checked on several threads: \(error.reason)."]
        }
        return differing.load(ordering: .relaxed) ? ["The answers on several threads differ from the answers on one."] : []
    }

    /// Checks that an evaluator with a key `expected` finds the expected output, and skips samples without one.
    static func brokenExpectation(
        _ registry: Registry, _ card: Card, _ definition: Evaluation.Definition
    ) throws(ConfigError) -> [String] {
        guard card.config.fields.contains(where: { $0.name == "expected" }) else { return [] }
        var broken: [String] = []
        let withoutExpected = Sample.texts(output: "18")
        let judge = try registry.judge(for: definition)
        if JudgeAnswer(of: judge, to: withoutExpected).skipReason != "no_expected" {
            broken.append("A sample without an expected output is not skipped as no_expected.")
        }
        let own = JudgeAnswer(of: judge, to: .texts(output: "18", expected: "18"))
        if JudgeAnswer(of: judge, to: .texts(output: "18", expected: "18", metadata: #"{"expected":"17"}"#)) != own {
            broken.append("A sample's own expected output does not take precedence.")
        }
        if JudgeAnswer(of: judge, to: .texts(output: "18", metadata: #"{"expected":"18"}"#)) != own {
            broken.append("The expected output is not found in /metadata/expected.")
        }
        let elsewhere = try registry.judge(for: definition.replacing("expected", by: #""/metadata/answer""#))
        if JudgeAnswer(of: elsewhere, to: .texts(output: "18", metadata: #"{"answer":"18"}"#)) != own {
            broken.append("The expected output is not found at the pointer in the key expected.")
        }
        return broken
    }
}

extension JudgeAnswer {
    fileprivate var skipReason: String? {
        guard case .error(.skipped(let reason, _)) = self else { return nil }
        return reason
    }
}

/// A judge's answer to a sample.
enum JudgeAnswer: Equatable, Sendable {
    case verdict(Verdict)
    case error(EvaluationError)

    /// In characters: reasoning is shown on one line of a table.
    static let longestReasoning = 500

    init(of judge: any Judge, to sample: Sample) {
        do {
            self = .verdict(try judge.judge(sample))
        } catch {
            self = .error(error)
        }
    }

    func broken(on edgeCase: EdgeCaseSample) -> [String] {
        switch self {
        case .verdict(let verdict): Self.brokenReasoning(verdict.reasoning).map { "The reasoning about \(edgeCase.name) \($0)." }
        case .error(.skipped(_, let message)): Self.brokenMessage(message).map { "The message about \(edgeCase.name) \($0)." }
        case .error(.interrupted): ["It is interrupted on \(edgeCase.name), although shouldContinue returns true."]
        case .error(.failed(_, let message)):
            Self.brokenMessage(message).map { "The message about \(edgeCase.name) \($0)." }
                + (edgeCase.mayFail ? [] : ["It fails on \(edgeCase.name): \(message)"])
        }
    }

    private static func brokenReasoning(_ text: String) -> [String] {
        var broken: [String] = []
        if text.allSatisfy(\.isWhitespace) { broken.append("is empty") }
        if text.contains(where: \.isNewline) { broken.append("has more than one line") }
        if text.unicodeScalars.count > longestReasoning { broken.append("is longer than \(longestReasoning) characters") }
        return broken
    }

    private static func brokenMessage(_ text: String) -> [String] {
        brokenReasoning(text) + (text.contains(EdgeCaseSample.secret) ? ["quotes the item's text, which must not be logged"] : [])
    }
}
