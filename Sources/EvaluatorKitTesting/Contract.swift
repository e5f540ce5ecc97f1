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
        broken(by: BuiltInFactory<E>(), examples: examples)
    }

    /// The same for a plugin that can be stored but not executed: only the promises about its card and its configuration.
    public static func broken<P: Plugin>(byDefinitionOf plugin: P.Type) -> [String] {
        broken(by: BuiltInFactory<P>(refusingToJudge: "This evaluator cannot be executed."))
    }

    /// The same for any factory, such as one that is made when the daemon starts. Evaluators that call a provider are only asked for calls.
    public static func broken(by factory: any EvaluatorFactory, examples: [OutputType: String] = [:]) -> [String] {
        let card = factory.card
        let broken = brokenCard(card)
        guard broken.isEmpty else { return broken }
        var registry = Registry()
        registry.add(factory)
        return card.outputs.flatMap { output in
            let definition = card.definition(examples[output] ?? card.config.example.text, output, exampleConfig(of: output))
            return brokenConfig(registry, card, definition) + brokenAnswers(registry, card, definition)
        }
    }

    private static func brokenAnswers(_ registry: Registry, _ card: Card, _ definition: Evaluation.Definition) -> [String] {
        do {
            switch try registry.prepare(definition, from: .request).evaluator {
            case .success(.computing(let judge)): return try brokenJudging(by: judge, registry, card, definition)
            case .success(.calling(let judge)): return brokenCalling(by: judge)
            case .failure: return []
            }
        } catch {
            // `brokenConfig` reports this.
            return []
        }
    }

    private static func brokenJudging(
        by judge: any Judge, _ registry: Registry, _ card: Card, _ definition: Evaluation.Definition
    ) throws(ConfigError) -> [String] {
        let answers = EdgeCaseSample.all.map { JudgeAnswer(of: judge, to: $0.sample) }
        return zip(EdgeCaseSample.all, answers).flatMap { $1.broken(on: $0) }
            + brokenRepetition(judge, answers) + (try brokenExpectation(registry, card, definition))
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
            let stored = try registry.prepare(definition, from: .request).definition
            return try brokenStorage(registry, definition, stored) + brokenRefusals(registry, card, definition)
        } catch {
            return ["The example is refused for \(definition.outputType) output: \(error.sentence)"]
        }
    }

    private static func brokenStorage(
        _ registry: Registry, _ definition: Evaluation.Definition, _ stored: Evaluation.Definition
    ) throws(ConfigError) -> [String] {
        var broken: [String] = []
        let sentAgain = try registry.prepare(stored, from: .request).definition
        let loaded = try registry.prepare(stored, from: .stored).definition
        if sentAgain != stored || loaded != stored { broken.append("The stored configuration changes when it is stored again.") }
        do {
            let extended = try registry.prepare(definition.replacing("an_unknown_key", by: "1"), from: .request).definition
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
            _ = try registry.prepare(definition, from: .request)
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
        let judge = try registry.prepare(definition, from: .request).judge()
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
        let elsewhere = try registry.prepare(definition.replacing("expected", by: #""/metadata/answer""#), from: .request).judge()
        if JudgeAnswer(of: elsewhere, to: .texts(output: "18", metadata: #"{"answer":"18"}"#)) != own {
            broken.append("The expected output is not found at the pointer in the key expected.")
        }
        return broken
    }
}

extension Contract {
    /// Checks that an evaluator asks the same about the same sample, and that its messages are fit to be shown.
    static func brokenCalling(by judge: any CallingJudge) -> [String] {
        EdgeCaseSample.all.flatMap { edgeCase in
            let call = Result { () throws(EvaluationError) in try judge.call(for: edgeCase.sample) }
            let again = Result { () throws(EvaluationError) in try judge.call(for: edgeCase.sample) }
            guard call == again else { return ["The same sample makes another call the second time."] }
            guard case .failure(let error) = call else { return [] }
            return JudgeAnswer.error(error).broken(on: edgeCase)
        }
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
