import AssayDomain
import EvaluatorKit
import JSON
import Testing

@testable import AssayRunner

@Suite struct JudgeCacheTests {
    static func run(judges: Int, trials: Int = 1) -> BatchRun {
        let definition = Evaluation.Definition(
            type: "scripted", config: .emptyObject, outputType: "boolean", outputConfig: .emptyObject, model: nil)
        let pinned = BatchRun.PinnedEvaluation(id: .new(), name: "e", version: 1, currentVersion: 1, definition: definition)
        return BatchRun(
            id: .new(), project: 1, name: "", dataset: .new(), datasetRevision: 1, status: .queued, statusReason: nil,
            evaluations: Array(repeating: pinned, count: judges), trials: trials, maxConcurrency: nil, useLedger: true,
            execution: "interactive",
            budget: nil, sample: nil, itemCount: 1, round: 0, createdAt: .now(), startedAt: nil, finishedAt: nil, createdBy: nil)
    }

    private func cache() -> JudgeCache {
        var registry = Registry()
        registry.add(ScriptedEvaluator.self)
        return JudgeCache(registry: registry)
    }

    @Test func letsGoOfThoseThatWaitedLongest() throws {
        let cache = cache()
        let (first, second, third) = (Self.run(judges: 60), Self.run(judges: 60), Self.run(judges: 60))
        for run in [first, second, first, third] { #expect(try cache.judges(of: run).count == 60) }
        #expect(cache.kept == [first.id, third.id])
        cache.forget(third.id)
        #expect(cache.kept == [first.id])
    }

    @Test func keepsTheJudgesOfOneRunHoweverManyTheyAre() throws {
        let cache = cache()
        let (large, small) = (Self.run(judges: 200), Self.run(judges: 1))
        _ = try cache.judges(of: large)
        #expect(cache.kept == [large.id])
        _ = try cache.judges(of: small)
        #expect(cache.kept == [small.id])
    }
}

extension JudgeCache {
    fileprivate var kept: Set<ID<BatchRun>> { Set(runs) }
}
