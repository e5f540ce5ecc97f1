import AssayDomain
import AssayStore
import Testing
import Threads

@testable import AssayRunner

@Suite struct RunnerTests {
    @Test func theFourOutcomesStayApart() throws {
        let fixture = try RunnerFixture()
        let run = try fixture.run(try fixture.dataset(["yes", "no", "na", "skip", "fail", "yes"]), [try fixture.evaluation()])
        try fixture.runner.start()
        #expect(fixture.end(of: run) == .completed)
        let tally = try #require(try fixture.store.totals(of: run.id).tallies.first)
        #expect((tally.verdict, tally.notApplicable, tally.error, tally.skipped) == (3, 1, 1, 1))
        #expect((tally.passed, tally.failed) == (2, 1))
        let outcomes = try fixture.store.results(of: run.id, ResultQuery(limit: 10)).map(\.result.outcome)
        #expect(outcomes[0] == .verdict(.yes("it says yes"), passed: true))
        #expect(outcomes[2] == .verdict(.notApplicable("it says so"), passed: nil))
        #expect(outcomes[4] == .error(errorClass: "plugin_error", message: "It says fail."))
        guard case .skipped("no_expected", _) = outcomes[3] else { throw StoreError.closed }
    }

    @Test func everyItemIsJudgedByEveryEvaluationInEveryTrial() throws {
        let fixture = try RunnerFixture()
        let dataset = try fixture.dataset(Array(repeating: "yes", count: 150))
        let run = try fixture.run(dataset, [try fixture.evaluation(), try fixture.evaluation()], trials: 3)
        try fixture.runner.start()
        #expect(fixture.end(of: run) == .completed)
        let results = try fixture.store.results(of: run.id, ResultQuery(limit: 10_000)).map(\.result)
        #expect(results.count == 150 * 2 * 3)
        #expect(Set(results.map { "\($0.item) \($0.evaluation) \($0.trial)" }).count == results.count)
        #expect(try fixture.store.totals(of: run.id).tallies.map(\.verdict) == [450, 450])
    }

    @Test func anEmptyDatasetCompletes() throws {
        let fixture = try RunnerFixture()
        let run = try fixture.run(try fixture.dataset([]), [try fixture.evaluation()])
        try fixture.runner.start()
        #expect(fixture.end(of: run) == .completed)
    }

    @Test func whatAnotherProcessRecordedIsNotJudgedAgain() throws {
        let fixture = try RunnerFixture()
        let run = try fixture.run(try fixture.dataset(Array(repeating: "yes", count: 9000)), [try fixture.evaluation()], trials: 2)
        try fixture.runner.start()
        for _ in 1...3 { try fixture.restart() }
        #expect(fixture.end(of: run) == .completed)
        #expect(try fixture.store.totals(of: run.id).tallies.map(\.verdict) == [18_000])
        #expect(try fixture.store.recount(of: run.id).map(\.verdict) == [18_000])
    }

    @Test func aCellThatIsThereAlreadyKeepsItsResult() throws {
        let fixture = try RunnerFixture()
        let dataset = try fixture.dataset(Array(repeating: "yes", count: 500))
        let run = try fixture.run(dataset, [try fixture.evaluation()])
        // As after a crash between two commits: the last item is recorded under its own range.
        let item = try #require(try fixture.store.items(of: dataset, revision: run.datasetRevision, after: .min, limit: 500).last)
        let early = CellResult(
            item: item.ordinal, itemVersion: item.version, evaluation: 0, trial: 1, outcome: .verdict(.no("earlier"), passed: false),
            attempts: 1, latencyMicroseconds: 1, createdAt: .now())
        fixture.record([early], in: run)
        try fixture.runner.start()
        #expect(fixture.end(of: run) == .completed)
        let tally = try #require(try fixture.store.totals(of: run.id).tallies.first)
        #expect((tally.passed, tally.failed) == (499, 1))
    }

    @Test func aShortRunBehindALongOneIsDoneFirst() throws {
        let fixture = try RunnerFixture(workers: 1)
        let evaluation = try fixture.evaluation()
        let long = try fixture.run(try fixture.dataset(Array(repeating: "yes", count: 30_000)), [evaluation])
        let short = try fixture.run(try fixture.dataset(Array(repeating: "no", count: 10)), [evaluation])
        try fixture.runner.start()
        #expect(fixture.end(of: long) == .completed)
        #expect(fixture.ended == [short.id, long.id])
    }

    /// The endless runs use every thread that they may have when the third run starts.
    @Test(arguments: [1, 2])
    func endlessItemsDoNotKeepOtherRunsWaiting(workers: Int) throws {
        let fixture = try RunnerFixture(workers: workers)
        let evaluation = try fixture.evaluation()
        let dataset = try fixture.dataset(Array(repeating: "endless", count: 200))
        let endless = try [fixture.run(dataset, [evaluation]), fixture.run(dataset, [evaluation])]
        try fixture.runner.start()
        let other = try fixture.run(try fixture.dataset(Array(repeating: "yes", count: 3000)), [evaluation])
        fixture.runner.startQueuedRuns()
        #expect(fixture.end(of: other) == .completed)
        #expect(try endless.map { try fixture.current($0).status } == [.running, .running])
        for run in endless { fixture.runner.cancel(run.id) }
        #expect(endless.map { fixture.end(of: $0) } == [.cancelled, .cancelled])
        #expect(try endless.map { try fixture.store.totals(of: $0.id).total.ended } == [0, 0])
    }

    /// Eight endless runs would take all eight threads if the spare threads were not shared among projects.
    @Test(.timeLimit(.minutes(5)))
    func theEndlessRunsOfAProjectLeaveAThreadToAnother() throws {
        let fixture = try RunnerFixture(workers: 2)
        let evaluation = try fixture.evaluation()
        let dataset = try fixture.dataset(Array(repeating: "endless", count: 20))
        let endless = try (0..<8).map { _ in try fixture.run(dataset, [evaluation]) }
        try fixture.runner.start()
        // On two workers and three of the spare threads.
        let began = fixture.wait { events in
            let count = events.count { if case .began = $0 { true } else { false } }
            return count >= 5 ? count : nil
        }
        #expect(began == 5)
        let otherDataset = try fixture.dataset(Array(repeating: "yes", count: 10), in: fixture.otherProject)
        let other = try fixture.run(otherDataset, [try fixture.evaluation(in: fixture.otherProject)], in: fixture.otherProject)
        fixture.runner.startQueuedRuns()
        #expect(fixture.end(of: other) == .completed)
        for run in endless { fixture.runner.cancel(run.id) }
        #expect(endless.map { fixture.end(of: $0) } == Array(repeating: .cancelled, count: 8))
    }

    @Test func stoppingInterruptsAnEndlessItem() throws {
        let fixture = try RunnerFixture()
        let run = try fixture.run(try fixture.dataset(["yes", "endless", "yes"]), [try fixture.evaluation()], maxConcurrency: 1)
        try fixture.runner.start()
        #expect(fixture.wait { $0.contains(.began(run.id, resumed: false)) ? true : nil } == true)
        #expect(fixture.runner.stop())
        #expect(try fixture.current(run).status == .running)
    }

    @Test func anEvaluationThatOnlyFailsPausesItsRun() throws {
        let fixture = try RunnerFixture(workers: 1)
        let dataset = try fixture.dataset(Array(repeating: "yes", count: 5000))
        let run = try fixture.run(dataset, [try fixture.evaluation(), try fixture.evaluation(config: #"{"fails": true}"#)])
        try fixture.runner.start()
        #expect(fixture.end(of: run) == .paused)
        let reason = try #require(try fixture.current(run).statusReason)
        #expect(reason.code == "evaluator_failing")
        #expect(reason.detail.contains("The first 20 cells of the evaluation “scripted” all ended in error, the last with plugin_error."))
        #expect(try fixture.store.totals(of: run.id).tallies.map(\.error) == [0, 20])
    }

    @Test func aRunWhoseJudgeCannotBeMadeReadyIsPausedAndItsCellsStayOpen() throws {
        let fixture = try RunnerFixture()
        let run = try fixture.run(try fixture.dataset(["yes"]), [try fixture.evaluation(type: "unheard_of")])
        try fixture.runner.start()
        #expect(fixture.end(of: run) == .paused)
        #expect(try fixture.current(run).statusReason?.detail.hasPrefix("The evaluation “scripted” cannot run: ") == true)
        #expect(try fixture.store.totals(of: run.id).tallies.map(\.ended) == [0])
    }

    @Test func aCancelledRunEndsAndStaysCancelled() throws {
        let fixture = try RunnerFixture()
        let run = try fixture.run(
            try fixture.dataset(Array(repeating: "yes", count: 20_000)), [try fixture.evaluation()], maxConcurrency: 1)
        try fixture.runner.start()
        _ = try fixture.store.setStatus(ofBatchRun: run.id, from: [.queued, .running], to: .cancelled, reason: nil)
        fixture.runner.cancel(run.id)
        #expect(fixture.end(of: run) == .cancelled)
        #expect(try fixture.store.totals(of: run.id).tallies[0] == fixture.store.recount(of: run.id)[0])
        try fixture.restart()
        #expect(try fixture.current(run).status == .cancelled)
        #expect(fixture.runner.throughput(of: run.id) == nil)
    }

    @Test func aResultThatTheStoreRefusesPausesItsRunAsAnInternalError() throws {
        let fixture = try RunnerFixture()
        let (broken, other) = (
            try fixture.run(try fixture.dataset(["yes", "no"]), [try fixture.evaluation()]),
            try fixture.run(try fixture.dataset(["yes", "no"]), [try fixture.evaluation()])
        )
        try fixture.execute("CREATE TRIGGER refusal BEFORE INSERT ON batch_results WHEN new.run = 1 BEGIN SELECT RAISE(ABORT, 'no'); END")
        try fixture.runner.start()
        #expect(fixture.end(of: broken) == .paused)
        #expect(fixture.end(of: other) == .completed)
        #expect(try fixture.current(broken).statusReason == .internalError)
        #expect(fixture.runner.flight(of: broken.id)?.blockedReason == nil)
        let reported = fixture.events.withLock { events in
            events.compactMap { event in if case .internalError(broken.id, let what) = event { what } else { nil } }
        }
        #expect(reported.count == 1 && reported[0].contains("no"))
        try fixture.execute("DROP TRIGGER refusal")
        #expect(try fixture.requeue(broken, retryingErrors: false) == .completed)
        #expect(try fixture.store.totals(of: broken.id).total.ended == 2)
    }

    @Test func statisticsThatTheStoreRefusesPauseTheirRunAndAreReportedOnce() throws {
        let fixture = try RunnerFixture()
        let (broken, other) = (
            try fixture.run(try fixture.dataset(["1", "2"]), [try fixture.evaluation(outputType: "numeric")]),
            try fixture.run(try fixture.dataset(["1", "2"]), [try fixture.evaluation(outputType: "numeric")])
        )
        try fixture.execute(
            "CREATE TRIGGER refusal BEFORE INSERT ON batch_statistics WHEN new.run = 1 BEGIN SELECT RAISE(ABORT, 'no'); END")
        try fixture.runner.start()
        #expect(fixture.end(of: other) == .completed)
        #expect(fixture.end(of: broken) == .paused)
        #expect(try fixture.current(broken).statusReason == .internalError)
        let reported = fixture.events.withLock { events in
            events.compactMap { event in if case .internalError(broken.id, let what) = event { what } else { nil } }
        }
        #expect(reported.count == 1 && reported[0].contains("no"))
        try fixture.execute("DROP TRIGGER refusal")
        #expect(try fixture.requeue(broken, retryingErrors: false) == .completed)
        #expect(try fixture.store.totals(of: broken.id).statistics[0]?.mean == 1.5)
    }

    @Test func aResultOfNoEvaluationOfTheRunPausesIt() throws {
        let fixture = try RunnerFixture()
        let run = try fixture.run(try fixture.dataset(["1", "2"]), [try fixture.evaluation(outputType: "numeric")])
        try fixture.execute(
            """
            CREATE TRIGGER astray AFTER INSERT ON batch_results BEGIN
                UPDATE batch_results SET evaluation = 5 WHERE run = new.run AND item = new.item AND evaluation = new.evaluation;
            END
            """)
        try fixture.runner.start()
        #expect(fixture.end(of: run) == .paused)
        #expect(try fixture.current(run).statusReason == .internalError)
    }

    @Test func theCellsRecordedAreCounted() throws {
        let fixture = try RunnerFixture()
        let run = try fixture.run(try fixture.dataset(["yes", "skip", "fail", "na"]), [try fixture.evaluation()])
        try fixture.runner.start()
        _ = fixture.end(of: run)
        #expect(fixture.runner.cells.map(\.outcome) == [.verdict, .notApplicable, .error, .skipped])
        #expect(fixture.runner.cells.map(\.cells) == [1, 1, 1, 1])
    }
}
