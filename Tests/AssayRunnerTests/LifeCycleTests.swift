import AssayDomain
import AssayStore
import EvaluatorKit
import JSON
import Synchronization
import Testing
import Threads

@testable import AssayRunner

@Suite struct LifeCycleTests {
    private let fixture: RunnerFixture

    init() throws {
        fixture = try RunnerFixture()
        try fixture.runner.start()
    }

    private func start(_ run: BatchRun) -> BatchRun.Status? {
        fixture.runner.startQueuedRuns()
        return fixture.end(of: run)
    }

    private func tally(_ run: BatchRun) throws -> Tally {
        let tallies = try fixture.store.totals(of: run.id).tallies
        #expect(try fixture.store.recount(of: run.id) == tallies)
        return try #require(tallies.first)
    }

    private func outcomes(of run: BatchRun) throws -> [CellOutcome] {
        try fixture.store.results(of: run.id, ResultQuery(limit: 10_000)).map(\.result.outcome)
    }

    /// An evaluation that fails on the output `flaky` until its fault is fixed.
    private func flakyEvaluation() throws -> (evaluation: ID<Evaluation>, fault: String) {
        let fault = "\(ID<RunnerFixture>.new())"
        return (try fixture.evaluation(config: #"{"fault": "\#(fault)"}"#), fault)
    }

    private func fix(_ fault: String) { ScriptedEvaluator.fixedFaults.withLock { _ = $0.insert(fault) } }

    /// Evaluators that only compute make no calls.
    @Test func aBudgetOfCallsDoesNotStopARunThatMakesNone() throws {
        let dataset = try fixture.dataset(Array(repeating: "yes", count: 200))
        let run = try fixture.run(dataset, [try fixture.evaluation(), try fixture.evaluation()], trials: 2, budget: Budget(calls: 1))
        #expect(start(run) == .completed)
        #expect(try fixture.store.totals(of: run.id).spending.calls == 0)
        #expect(try tally(run).verdict == 400)
    }

    @Test func aRunOutOfTimeWaitsAndGoesOnWithMore() throws {
        let run = try fixture.run(
            try fixture.dataset(Array(repeating: "yes", count: 30_000)), [try fixture.evaluation()], budget: Budget(seconds: 0.001))
        #expect(start(run) == .paused)
        #expect(try fixture.current(run).statusReason == .outOfSeconds)
        let judged = try tally(run).verdict
        #expect(judged < 30_000)
        #expect(try fixture.requeue(run, retryingErrors: false, budget: .some(nil)) == .completed)
        #expect(try tally(run).verdict == 30_000)
        #expect(try fixture.store.totals(of: run.id).spending.seconds > 0)
    }

    @Test func retryJudgesTheCellsInErrorAndNoOthers() throws {
        let (evaluation, fault) = try flakyEvaluation()
        let outputs = (0..<500).map { $0 % 7 == 3 ? "flaky" : $0 % 11 == 5 ? "skip" : "yes" }
        let run = try fixture.run(try fixture.dataset(outputs), [try fixture.evaluation(), evaluation], trials: 2)
        #expect(start(run) == .completed)
        let before = try fixture.store.results(of: run.id, ResultQuery(limit: 10_000)).map(\.result)
        let errors = before.filter { $0.outcome.kind == .error }
        #expect(errors.count == outputs.filter { $0 == "flaky" }.count * 2)
        fix(fault)
        #expect(try fixture.requeue(run, retryingErrors: true) == .completed)
        let after = try fixture.store.results(of: run.id, ResultQuery(limit: 10_000)).map(\.result)
        #expect(after.count == before.count)
        for (old, new) in zip(before, after) {
            if old.outcome.kind == .error {
                #expect(new.outcome == .verdict(.yes("it is fixed"), passed: true))
                #expect(new.attempts == 2)
            } else {
                #expect(new == old)
            }
        }
        #expect(try tally(run).error == 0)
    }

    @Test func whatFailsAgainCanBeRetriedAgain() throws {
        let (evaluation, fault) = try flakyEvaluation()
        let run = try fixture.run(try fixture.dataset(["yes", "flaky", "flaky", "no"]), [evaluation])
        #expect(start(run) == .completed)
        #expect(try fixture.requeue(run, retryingErrors: true) == .completed)
        #expect(try tally(run).error == 2)
        #expect(try outcomes(of: run).count == 4)
        fix(fault)
        #expect(try fixture.requeue(run, retryingErrors: true) == .completed)
        #expect(try tally(run).error == 0)
        #expect(try fixture.store.results(of: run.id, ResultQuery(limit: 10)).map(\.result.attempts) == [1, 3, 3, 1])
    }

    @Test func aRetryThatIsInterruptedGoesOnWhereItWas() throws {
        let (evaluation, fault) = try flakyEvaluation()
        let outputs = (0..<20_000).map { $0 % 2 == 0 ? "yes" : "flaky" }
        let run = try fixture.run(try fixture.dataset(outputs), [evaluation])
        #expect(start(run) == .completed)
        fix(fault)
        fixture.events.update { $0.removeAll() }
        guard case .queued? = try fixture.store.requeueBatchRun(run.id, RequeueRequest(retryingErrors: true)) else {
            Issue.record("the run was not queued")
            return
        }
        fixture.runner.startQueuedRuns()
        for _ in 1...3 { try fixture.restart() }
        #expect(fixture.end(of: run) == .completed)
        #expect(try tally(run).passed == 20_000)
        #expect(try fixture.store.results(of: run.id, ResultQuery(limit: 30_000)).reduce(0) { $0 + $1.result.attempts } == 30_000)
    }

    @Test func aPausedRunResumesWhereItStoppedOnceItIsFixed() throws {
        let (evaluation, fault) = try flakyEvaluation()
        let run = try fixture.run(try fixture.dataset(Array(repeating: "flaky", count: 300)), [evaluation], maxConcurrency: 1)
        #expect(start(run) == .paused)
        #expect(try fixture.current(run).statusReason?.code == "evaluator_failing")
        fix(fault)
        #expect(try fixture.requeue(run, retryingErrors: true) == .completed)
        #expect(try tally(run).passed == 300)
    }

    /// A run whose first items were judged before, in a second that its budget does not allow any more.
    private func runOutOfSeconds(_ outputs: [String], judged: [CellOutcome], _ evaluation: ID<Evaluation>) throws -> BatchRun {
        let dataset = try fixture.dataset(outputs)
        let run = try fixture.run(dataset, [evaluation], budget: Budget(seconds: 1))
        let items = try fixture.store.ordinals(of: dataset, revision: run.datasetRevision, after: .min, limit: judged.count)
        let results = zip(items, judged).map { item, outcome in
            CellResult(
                item: item.ordinal, itemVersion: 1, evaluation: 0, trial: 1, outcome: outcome, attempts: 1, latencyMicroseconds: 1,
                createdAt: .now())
        }
        let finished = items.last.map { ItemRange(after: .min, through: $0.ordinal) }
        fixture.record(results, finished: finished, in: run, microseconds: 1_000_000)
        return run
    }

    @Test func aBudgetThatIsSpentKeepsTheRunWaiting() throws {
        let run = try runOutOfSeconds(
            Array(repeating: "yes", count: 10), judged: [.verdict(.yes(""), passed: true)], try fixture.evaluation())
        #expect(start(run) == .paused)
        guard
            case .exhausted(_, let budget, let spending)? = try fixture.store.requeueBatchRun(run.id, RequeueRequest(retryingErrors: false))
        else {
            Issue.record("the run went on")
            return
        }
        #expect(budget == Budget(seconds: 1))
        #expect(spending.seconds >= 1)
        #expect(try fixture.current(run).status == .paused)
    }

    @Test func manyRunsShareTheWorkersAndTheJudgesOfFewAreKept() throws {
        let evaluations = try (0..<100).map { _ in try fixture.evaluation() }
        let runs = try (0..<8).map { _ in try fixture.run(try fixture.dataset(Array(repeating: "yes", count: 100)), evaluations) }
        fixture.runner.startQueuedRuns()
        for run in runs { #expect(fixture.end(of: run) == .completed) }
        for run in runs { #expect(try tally(run).verdict == 100) }
    }

    @Test func numbersAreSummedUpWhenTheRunHasSettled() throws {
        let outputs = (0..<101).map { String(Double($0) / 100) }
        let run = try fixture.run(try fixture.dataset(outputs), [try fixture.evaluation(outputType: "numeric"), try fixture.evaluation()])
        #expect(start(run) == .completed)
        let statistics = try fixture.store.totals(of: run.id).statistics
        let numeric = try #require(statistics[0])
        #expect(numeric.median == 0.5)
        #expect(abs(try #require(numeric.p10) - 0.1) < 1e-12)
        #expect(abs(try #require(numeric.p90) - 0.9) < 1e-12)
        let (low, high) = (try #require(numeric.meanLow), try #require(numeric.meanHigh))
        #expect(0.42 < low && low < 0.46 && 0.54 < high && high < 0.58)
        #expect(numeric.passHatK == nil && numeric.unstableCount == nil)
        #expect(statistics[1] == nil)
    }

    /// 0.7 + 0.7 + 0.7 is 2.0999999999999996.
    @Test(arguments: [1, 3]) func theMeanOfASettledRunIsExact(trials: Int) throws {
        let run = try fixture.run(
            try fixture.dataset(["0.7", "0.7", "0.7"]), [try fixture.evaluation(outputType: "numeric")], trials: trials)
        #expect(start(run) == .completed)
        let statistics = try #require(try fixture.store.totals(of: run.id).statistics[0])
        #expect(statistics.mean == 0.7 && statistics.meanLow == 0.7 && statistics.meanHigh == 0.7)
        #expect(abs(try #require(tally(run).mean) - 0.7) < 1e-12)
    }

    /// Their sums overflow to infinities of both signs, which add up to NaN.
    @Test func numbersThatAddUpToInfinityHaveAMean() throws {
        let outputs = Array(repeating: "1.7e308", count: 32) + Array(repeating: "-1.7e308", count: 8)
        let run = try fixture.run(try fixture.dataset(outputs), [try fixture.evaluation(outputType: "numeric")])
        #expect(start(run) == .completed)
        let statistics = try #require(try fixture.store.totals(of: run.id).statistics[0])
        #expect(statistics.mean == 1.0199999999999999e308)
        #expect(try abs(#require(fixture.store.totals(of: run.id).tallies[0].mean) / 1.02e308 - 1) < 1e-12)
        let (low, high) = (try #require(statistics.meanLow), try #require(statistics.meanHigh))
        #expect(low < 1.02e308 && 1.02e308 < high && high <= 1.7e308)
    }

    @Test func aRunThatGoesOnGetsANewMean() throws {
        let judged = [1.0, 2].map { CellOutcome.verdict(.number($0, ""), passed: nil) }
        let run = try runOutOfSeconds(["1", "2", "4", "8"], judged: judged, try fixture.evaluation(outputType: "numeric"))
        #expect(start(run) == .paused)
        #expect(try fixture.store.totals(of: run.id).statistics[0]?.mean == 1.5)
        #expect(try fixture.requeue(run, retryingErrors: false, budget: .some(nil)) == .completed)
        #expect(try fixture.store.totals(of: run.id).statistics[0]?.mean == 3.75)
    }

    @Test func itemsWhoseTrialsDoNotAgreeAreNamed() throws {
        let dataset = try fixture.dataset(Array(repeating: "wavering", count: 1) + Array(repeating: "yes", count: 7))
        let run = try fixture.run(dataset, [try fixture.evaluation()], trials: 3)
        #expect(start(run) == .completed)
        let statistics = try #require(try fixture.store.totals(of: run.id).statistics[0])
        #expect(statistics.passHatK == 7.0 / 8)
        #expect(statistics.unstableCount == 1)
        let items = try fixture.store.ordinals(of: dataset, revision: 1, after: .min, limit: 10)
        #expect(statistics.unstable == [items[0].id])
        var query = ResultQuery(limit: 2)
        query.unstable = true
        let page = try fixture.store.results(of: run.id, query)
        #expect(page.map(\.result.trial) == [1, 2])
        query.after = ResultCursor(item: page[1].result.item, evaluation: 0, trial: 2)
        #expect(try fixture.store.results(of: run.id, query).map(\.result.trial) == [3])
    }

    /// The store reads verdicts 5,000 at a time: here a page ends between two trials of an item.
    @Test func statisticsCountEachVerdictOnceHoweverManyThereAre() throws {
        let dataset = try fixture.dataset(["3"] + Array(repeating: "1", count: 3999))
        let run = try fixture.run(dataset, [try fixture.evaluation(outputType: "numeric")], trials: 3)
        #expect(start(run) == .completed)
        let statistics = try #require(try fixture.store.totals(of: run.id).statistics[0])
        #expect(statistics.mean == 1.0005)
        #expect((statistics.median, statistics.unstableCount) == (1, 0))
    }

    @Test func aRunThatSettledWithoutItsNumbersGetsThemAtTheNextStart() throws {
        let run = try fixture.run(try fixture.dataset(["1", "2", "6"]), [try fixture.evaluation(outputType: "numeric")])
        _ = try fixture.store.setStatus(ofBatchRun: run.id, from: [.queued], to: .cancelled, reason: nil)
        try fixture.restart()
        #expect(fixture.end(of: run) == .cancelled)
        #expect(try fixture.store.totals(of: run.id).statistics[0] == EvaluationStatistics())
        #expect(try fixture.store.takeOverRuns(for: "another", until: .now()).isEmpty)
    }
}
