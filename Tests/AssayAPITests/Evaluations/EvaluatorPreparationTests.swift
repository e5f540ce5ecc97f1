import AssayDomain
import AssayRunner
import AssayStore
import EvaluatorKit
import Glibc
import JSON
import Synchronization
import Testing

@testable import AssayAPI

/// An evaluator is prepared once on its way from a request to the cells of all runs.
@Suite struct EvaluatorPreparationTests {
    private let factory = CountingFactory()
    private let fixture: APIFixture
    private let dataset: Dataset

    init() throws {
        var registry = Registry()
        registry.add(factory)
        fixture = try APIFixture(registry: registry)
        // More than one chunk: the first has 32 items.
        dataset = try fixture.dataset(of: (0..<500).map { DatasetItem.Content(output: JSONText(compact: #""\#($0)""#)) })
    }

    private func post(_ path: String, _ body: String) throws -> String {
        let made = fixture.send("POST", "/api/projects/1/\(path)/", body)
        #expect(made.status == 201, "\(made.text)")
        return try #require(made["id"]?.string)
    }

    private func createEvaluation() throws -> String {
        try post(
            "evaluations",
            #"{"name":"e","evaluation_type":"counted","output_type":"boolean","evaluation_config":{"digit":"7"}}"#)
    }

    private func change(_ evaluation: String, _ body: String) {
        let changed = fixture.send("PATCH", "/api/projects/1/evaluations/\(evaluation)/", body)
        #expect(changed.status == 200, "\(changed.text)")
    }

    /// Runs the evaluation over the dataset, and returns how many items pass.
    private func passing(_ evaluation: String) throws -> Int? {
        let run = try post("batch_runs", #"{"dataset":"\#(dataset.id)","evaluations":["\#(evaluation)"]}"#)
        let deadline = ContinuousClock.now.advanced(by: .seconds(60))
        while ContinuousClock.now < deadline {
            let response = fixture.send("GET", "/api/projects/1/batch_runs/\(run)/")
            if response["status"]?.string == "completed" { return response["summary"]?.elements.first?["passed"]?.integer }
            usleep(10_000)
        }
        Issue.record("the run does not end")
        return nil
    }

    @Test func runsUseTheEvaluatorThatTheRequestPrepared() throws {
        try fixture.runner.start()
        let evaluation = try createEvaluation()
        #expect(factory.prepared == 1)
        let first = try passing(evaluation)
        #expect(first == 95)
        #expect(try passing(evaluation) == first)
        #expect(factory.prepared == 1)
        change(evaluation, #"{"evaluation_config":{"digit":"8"}}"#)
        #expect(factory.prepared == 2)
        #expect(try passing(evaluation) == first)
        #expect(factory.prepared == 2)
    }

    @Test func aVersionThatWasStoredEarlierIsPreparedWhenItIsFirstNeeded() throws {
        try fixture.runner.start()
        let definition = Evaluation.Definition(
            type: "counted", config: JSONText(compact: #"{"digit":"7"}"#), outputType: "boolean", outputConfig: .emptyObject, model: nil)
        let evaluation = try fixture.store.createEvaluation(
            NewEvaluation(
                name: "e", description: "", enabled: false, definition: definition, conditions: .emptyArray, deleted: false),
            in: 1, by: fixture.user
        ).id.description
        for _ in 0..<2 { _ = try passing(evaluation) }
        #expect(factory.prepared == 1)
    }

    @Test func aChangeOfSomethingElsePreparesNothing() throws {
        let evaluation = try createEvaluation()
        change(evaluation, #"{"name":"n","description":"d","enabled":true}"#)
        change(evaluation, #"{"enabled":false,"evaluation_config":{"digit":"7"}}"#)
        #expect(factory.prepared == 1)
    }

    /// Another thread changes the evaluation between reading and writing: the change is applied again.
    @Test func aChangeThatIsAppliedTwicePreparesOnce() throws {
        let stored = Evaluation.Definition(
            type: "counted", config: .emptyObject, outputType: "boolean", outputConfig: .emptyObject, model: nil)
        let fields = try EvaluationBody.json(#"{"evaluation_config":{"digit":"9"}}"#).fields(isPartial: true).definition
        var check = DefinitionCheck(fixture.api.evaluators)
        let key = EvaluatorCache.Key(.new(), version: 1)
        let first = try fields.applied(to: stored, key, mustRun: false, by: &check)
        #expect(try fields.applied(to: stored, key, mustRun: true, by: &check) == first)
        #expect(factory.prepared == 1)
        var changed = stored
        changed.outputConfig = JSONText(compact: #"{"allows_na":true}"#)
        #expect(try fields.applied(to: changed, key, mustRun: false, by: &check) != first)
        #expect(factory.prepared == 2)
    }

    @Test func theListOfEvaluatorsPreparesNothing() throws {
        let card = try #require(fixture.send("GET", "/api/projects/1/evaluators/")["results"]?.elements.first)
        #expect(card["health"]?.string == "ok")
        #expect(card["source"]?.string == "built_in")
        #expect(factory.prepared == 0)
    }
}

/// Counts how often an evaluator is prepared.
private final class CountingFactory: EvaluatorFactory {
    private let factory = BuiltInFactory<DigitEvaluator>()
    private let count = Atomic(0)

    var card: Card { factory.card }
    var source: EvaluatorSource { factory.source }
    func health() -> EvaluatorHealth { factory.health() }

    func prepare(_ definition: ParsedDefinition) throws(ConfigError) -> PreparedEvaluator {
        count.add(1, ordering: .relaxed)
        return try factory.prepare(definition)
    }

    var prepared: Int { count.load(ordering: .relaxed) }
}

/// Says yes when the output has a digit.
private struct DigitEvaluator: Evaluator {
    struct Config: Decodable, Sendable {
        let digit: String
    }

    static let card = Card(
        type: "counted", summary: "Says yes when the output has a digit.", outputs: [.boolean],
        config: ConfigSchema(.required("digit", .string, "What to find."), example: #"{"digit":"7"}"#))

    private let digit: String

    init(_ setup: Setup<Config>) { digit = setup.config.digit }

    func judge(_ sample: Sample) -> Verdict { sample.outputText.contains(digit) ? .yes("it has \(digit)") : .no("it has no \(digit)") }
}
