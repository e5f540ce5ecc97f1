import AssayDomain
import EvaluatorKit
import JSON
import Testing
import Threads

@testable import AssayRunner

@Suite struct JudgeCacheTests {
    static func run(judges: Int, trials: Int = 1, project: Project.Number = 1) -> BatchRun {
        run(of: Array(repeating: evaluation(), count: judges), trials: trials, project: project)
    }

    private static func run(of evaluations: [BatchRun.PinnedEvaluation], trials: Int = 1, project: Project.Number = 1) -> BatchRun {
        BatchRun(
            id: .new(), project: project, name: "", dataset: .new(), datasetRevision: 1, status: .queued, statusReason: nil,
            evaluations: evaluations, trials: trials, maxConcurrency: nil, useLedger: true, execution: "interactive", budget: nil,
            sample: nil, itemCount: 1, round: 0, createdAt: .now(), startedAt: nil, finishedAt: nil, createdBy: nil)
    }

    private static func evaluation(_ type: String = "scripted") -> BatchRun.PinnedEvaluation {
        let definition = Evaluation.Definition(
            type: type, config: .emptyObject, outputType: "boolean", outputConfig: .emptyObject, model: nil)
        return BatchRun.PinnedEvaluation(id: .new(), name: "e", version: 1, currentVersion: 1, definition: definition)
    }

    /// A run with new evaluations.
    private static func runWithNewEvaluations(judges: Int) -> BatchRun { run(of: (0..<judges).map { _ in evaluation() }) }

    private func cache(of judges: Int = 1000) -> JudgeCache {
        var registry = Registry()
        registry.add(ScriptedEvaluator.self)
        registry.add(SlowToMake.self)
        return JudgeCache(registry: registry, limit: judges * 64 << 10)
    }

    @Test func letsGoOfThoseThatWaitedLongest() throws {
        let cache = cache(of: 5)
        let (first, second, third) = (
            Self.runWithNewEvaluations(judges: 2), Self.runWithNewEvaluations(judges: 2), Self.runWithNewEvaluations(judges: 3)
        )
        for run in [first, second, first, third] { #expect(try cache.judges(of: run).count == run.evaluations.count) }
        #expect(cache.keys == Set((first.evaluations + third.evaluations).map(\.key)))
        cache.evict(third)
        #expect(cache.keys == Set(first.evaluations.map(\.key)))
    }

    @Test func keepsNoMoreThanFit() throws {
        let cache = cache(of: 20)
        for _ in 0..<40 { #expect(try cache.judges(of: Self.runWithNewEvaluations(judges: 20)).count == 20) }
        #expect(cache.keys.count == 20)
        #expect(try cache.judges(of: Self.runWithNewEvaluations(judges: 50)).count == 50)
        #expect(cache.keys.count == 20)
    }

    @Test func runsOfTheSameEvaluationShareItsJudge() throws {
        let cache = cache()
        let run = Self.runWithNewEvaluations(judges: 3)
        for _ in 0..<40 { _ = try cache.judges(of: run) }
        #expect(cache.keys.count == 3)
    }

    @Test func aJudgeIsMadeOnceHoweverManyThreadsAskForIt() throws {
        let cache = cache()
        let run = Self.run(of: [Self.evaluation("slow_to_make")])
        try SystemThread.run(4) { _ in _ = try? cache.judges(of: run) }
        #expect(SlowToMake.made.withLock { $0 } == 1)
    }
}

/// Takes 100 ms to be made, so that other threads ask for it meanwhile.
private struct SlowToMake: Evaluator {
    struct Config: Decodable, Sendable {}

    static let made = LockedState(0)
    static let card = Card(type: "slow_to_make", summary: "Is slow.", outputs: [.boolean], config: ConfigSchema(example: "{}"))

    init(_ setup: Setup<Config>) throws(ConfigError) {
        Self.made.update { $0 += 1 }
        let end = MonotonicTime.now().advanced(by: .milliseconds(100))
        while MonotonicTime.now() < end {}
    }

    func judge(_ sample: Sample) throws(EvaluationError) -> Verdict { .yes("it is made") }
}
