import AssayDomain
import AssayStore
import Testing
import Threads

@testable import AssayRunner

@Suite struct RunnerTests {
    @Test func theFourOutcomesStayApart() throws {
        let shop = try RunnerFixture()
        let run = try shop.run(try shop.dataset(["yes", "no", "na", "skip", "fail", "yes"]), [try shop.evaluation()])
        try shop.runner.start()
        #expect(shop.end(of: run) == .completed)
        let tally = try #require(try shop.store.totals(of: run.id).tallies.first)
        #expect((tally.verdict, tally.notApplicable, tally.error, tally.skipped) == (3, 1, 1, 1))
        #expect((tally.passed, tally.failed) == (2, 1))
        let endings = try shop.store.results(of: run.id, ResultQuery(limit: 10)).map(\.result.ending)
        #expect(endings[0] == .verdict(.yes("it says yes"), passed: true))
        #expect(endings[2] == .verdict(.notApplicable("it says so"), passed: nil))
        #expect(endings[4] == .error(failure: "plugin_error", message: "It says fail."))
        guard case .skipped("no_expected", _) = endings[3] else { throw StoreError.closed }
    }

    @Test func everyItemIsJudgedByEveryEvaluationInEveryTrial() throws {
        let shop = try RunnerFixture()
        let dataset = try shop.dataset(Array(repeating: "yes", count: 150))
        let run = try shop.run(dataset, [try shop.evaluation(), try shop.evaluation()], trials: 3)
        try shop.runner.start()
        #expect(shop.end(of: run) == .completed)
        let results = try shop.store.results(of: run.id, ResultQuery(limit: 10_000)).map(\.result)
        #expect(results.count == 150 * 2 * 3)
        #expect(Set(results.map { "\($0.item) \($0.evaluation) \($0.trial)" }).count == results.count)
        #expect(try shop.store.totals(of: run.id).tallies.map(\.verdict) == [450, 450])
    }

    @Test func anEmptyDatasetCompletes() throws {
        let shop = try RunnerFixture()
        let run = try shop.run(try shop.dataset([]), [try shop.evaluation()])
        try shop.runner.start()
        #expect(shop.end(of: run) == .completed)
    }

    @Test func whatAnotherProcessRecordedIsNotJudgedAgain() throws {
        let shop = try RunnerFixture()
        let run = try shop.run(try shop.dataset(Array(repeating: "yes", count: 9000)), [try shop.evaluation()], trials: 2)
        try shop.runner.start()
        for _ in 1...3 { try shop.restart() }
        #expect(shop.end(of: run) == .completed)
        #expect(try shop.store.totals(of: run.id).tallies.map(\.verdict) == [18_000])
        #expect(try shop.store.recount(of: run.id).map(\.verdict) == [18_000])
    }

    @Test func aCellThatIsThereAlreadyKeepsItsResult() throws {
        let shop = try RunnerFixture()
        let dataset = try shop.dataset(Array(repeating: "yes", count: 500))
        let run = try shop.run(dataset, [try shop.evaluation()])
        // As after a crash between a commit and the next: the last of them is on record under a range of its own.
        let item = try #require(try shop.store.samples(of: dataset, revision: run.datasetRevision, after: .min, limit: 500).last)
        let early = CellResult(
            item: item.ordinal, itemVersion: item.version, evaluation: 0, trial: 1, ending: .verdict(.no("earlier"), passed: false),
            attempts: 1, latencyMicroseconds: 1, createdAt: .now())
        let recorded = LockedState(false)
        shop.store.record(
            JudgedRange(WorkRange(.first, ItemRange(after: item.ordinal - 1, through: item.ordinal)), results: [early], microseconds: 0),
            in: run.id
        ) { _ in
            recorded.update { $0 = true }
        }
        recorded.waitFor { $0 ? .done(()) : .wait(until: nil) }
        try shop.runner.start()
        #expect(shop.end(of: run) == .completed)
        let tally = try #require(try shop.store.totals(of: run.id).tallies.first)
        #expect((tally.passed, tally.failed) == (499, 1))
    }

    @Test func aShortRunBehindALongOneIsDoneFirst() throws {
        let shop = try RunnerFixture(workers: 1)
        let evaluation = try shop.evaluation()
        let long = try shop.run(try shop.dataset(Array(repeating: "yes", count: 30_000)), [evaluation])
        let short = try shop.run(try shop.dataset(Array(repeating: "no", count: 10)), [evaluation])
        try shop.runner.start()
        #expect(shop.end(of: long) == .completed)
        #expect(shop.ended == [short.id, long.id])
    }

    /// Each of the endless runs has every thread that one run may have when the third comes.
    @Test(arguments: [1, 2])
    func endlessItemsDoNotKeepOtherRunsWaiting(workers: Int) throws {
        let shop = try RunnerFixture(workers: workers)
        let evaluation = try shop.evaluation()
        let dataset = try shop.dataset(Array(repeating: "endless", count: 200))
        let endless = try [shop.run(dataset, [evaluation]), shop.run(dataset, [evaluation])]
        try shop.runner.start()
        let other = try shop.run(try shop.dataset(Array(repeating: "yes", count: 3000)), [evaluation])
        shop.runner.enqueue(other)
        #expect(shop.end(of: other) == .completed)
        #expect(try endless.map { try shop.present($0).status } == [.running, .running])
        for run in endless { shop.runner.cancel(run.id) }
        #expect(endless.map { shop.end(of: $0) } == [.cancelled, .cancelled])
        #expect(try endless.map { try shop.store.totals(of: $0.id).total.ended } == [0, 0])
    }

    /// With two workers and six spare threads, before these were shared out, eight runs held them all.
    @Test(.timeLimit(.minutes(1)))
    func theEndlessRunsOfAProjectLeaveAThreadToAnother() throws {
        let shop = try RunnerFixture(workers: 2)
        let evaluation = try shop.evaluation()
        let dataset = try shop.dataset(Array(repeating: "endless", count: 20))
        let endless = try (0..<8).map { _ in try shop.run(dataset, [evaluation]) }
        try shop.runner.start()
        // Two that work, and three of the spare ones.
        shop.events.waitFor { events in events.count { if case .began = $0 { true } else { false } } >= 5 ? .done(()) : .wait(until: nil) }
        let theirs = try shop.dataset(Array(repeating: "yes", count: 10), in: shop.neighbour)
        let other = try shop.run(theirs, [try shop.evaluation(in: shop.neighbour)], in: shop.neighbour)
        shop.runner.enqueue(other)
        #expect(shop.end(of: other) == .completed)
        for run in endless { shop.runner.cancel(run.id) }
        #expect(endless.map { shop.end(of: $0) } == Array(repeating: .cancelled, count: 8))
    }

    @Test func stoppingInterruptsAnEndlessItem() throws {
        let shop = try RunnerFixture()
        let run = try shop.run(try shop.dataset(["yes", "endless", "yes"]), [try shop.evaluation()], width: 1)
        try shop.runner.start()
        shop.events.waitFor { $0.contains(.began(run.id, resumed: false)) ? .done(()) : .wait(until: nil) }
        #expect(shop.runner.stop())
        #expect(try shop.present(run).status == .running)
    }

    @Test func anEvaluationThatOnlyFailsParksItsRun() throws {
        let shop = try RunnerFixture(workers: 1)
        let dataset = try shop.dataset(Array(repeating: "yes", count: 5000))
        let run = try shop.run(dataset, [try shop.evaluation(), try shop.evaluation(config: #"{"fails": true}"#)])
        try shop.runner.start()
        #expect(shop.end(of: run) == .paused)
        let reason = try #require(try shop.present(run).statusReason)
        #expect(reason.code == "evaluator_failing")
        #expect(reason.detail.contains("The first 20 cells of the evaluation “scripted” all ended in error, the last with plugin_error."))
        #expect(try shop.store.totals(of: run.id).tallies.map(\.error) == [0, 20])
    }

    @Test func aRunWhoseJudgeCannotBeMadeReadyIsPausedAndItsCellsStayOpen() throws {
        let shop = try RunnerFixture()
        let run = try shop.run(try shop.dataset(["yes"]), [try shop.evaluation(type: "unheard_of")])
        try shop.runner.start()
        #expect(shop.end(of: run) == .paused)
        #expect(try shop.present(run).statusReason?.detail.hasPrefix("The evaluation “scripted” cannot run: ") == true)
        #expect(try shop.store.totals(of: run.id).tallies.map(\.ended) == [0])
    }

    @Test func aCancelledRunEndsAndStaysCancelled() throws {
        let shop = try RunnerFixture()
        let run = try shop.run(try shop.dataset(Array(repeating: "yes", count: 20_000)), [try shop.evaluation()], width: 1)
        try shop.runner.start()
        _ = try shop.store.moveBatchRun(run.id, from: [.queued, .running], to: .cancelled, reason: nil)
        shop.runner.cancel(run.id)
        #expect(shop.end(of: run) == .cancelled)
        #expect(try shop.store.totals(of: run.id).tallies[0] == shop.store.recount(of: run.id)[0])
        try shop.restart()
        #expect(try shop.present(run).status == .cancelled)
        #expect(shop.runner.throughput(of: run.id) == nil)
    }

    @Test func aResultThatTheStoreRefusesParksItsRunAsAnInternalError() throws {
        let shop = try RunnerFixture()
        let (broken, other) = (
            try shop.run(try shop.dataset(["yes", "no"]), [try shop.evaluation()]),
            try shop.run(try shop.dataset(["yes", "no"]), [try shop.evaluation()])
        )
        try shop.execute("CREATE TRIGGER refusal BEFORE INSERT ON batch_results WHEN new.run = 1 BEGIN SELECT RAISE(ABORT, 'no'); END")
        try shop.runner.start()
        #expect(shop.end(of: broken) == .paused)
        #expect(shop.end(of: other) == .completed)
        #expect(try shop.present(broken).statusReason == .internalError)
        #expect(shop.runner.stall(of: broken.id) == nil)
        let told = shop.events.withLock { events in
            events.compactMap { event in if case .mismatched(broken.id, let what) = event { what } else { nil } }
        }
        #expect(told.count == 1 && told[0].contains("no"))
        try shop.execute("DROP TRIGGER refusal")
        #expect(try shop.goOn(broken, reopening: false) == .completed)
        #expect(try shop.store.totals(of: broken.id).total.ended == 2)
    }

    @Test func statisticsThatTheStoreRefusesParkTheirRunAndAreReportedOnce() throws {
        let shop = try RunnerFixture()
        let (broken, other) = (
            try shop.run(try shop.dataset(["1", "2"]), [try shop.evaluation(outputType: "numeric")]),
            try shop.run(try shop.dataset(["1", "2"]), [try shop.evaluation(outputType: "numeric")])
        )
        try shop.execute("CREATE TRIGGER refusal BEFORE INSERT ON batch_statistics WHEN new.run = 1 BEGIN SELECT RAISE(ABORT, 'no'); END")
        try shop.runner.start()
        #expect(shop.end(of: other) == .completed)
        #expect(shop.end(of: broken) == .paused)
        #expect(try shop.present(broken).statusReason == .internalError)
        let told = shop.events.withLock { events in
            events.compactMap { event in if case .mismatched(broken.id, let what) = event { what } else { nil } }
        }
        #expect(told.count == 1 && told[0].contains("no"))
        try shop.execute("DROP TRIGGER refusal")
        #expect(try shop.goOn(broken, reopening: false) == .completed)
        #expect(try shop.store.totals(of: broken.id).statistics[0]?.mean == 1.5)
    }

    @Test func aResultOfNoEvaluationOfTheRunParksIt() throws {
        let shop = try RunnerFixture()
        let run = try shop.run(try shop.dataset(["1", "2"]), [try shop.evaluation(outputType: "numeric")])
        try shop.execute(
            """
            CREATE TRIGGER astray AFTER INSERT ON batch_results BEGIN
                UPDATE batch_results SET evaluation = 5 WHERE run = new.run AND item = new.item AND evaluation = new.evaluation;
            END
            """)
        try shop.runner.start()
        #expect(shop.end(of: run) == .paused)
        #expect(try shop.present(run).statusReason == .internalError)
    }

    @Test func theCellsRecordedAreCounted() throws {
        let shop = try RunnerFixture()
        let run = try shop.run(try shop.dataset(["yes", "skip", "fail", "na"]), [try shop.evaluation()])
        try shop.runner.start()
        _ = shop.end(of: run)
        #expect(shop.runner.cells.map(\.outcome) == [.verdict, .notApplicable, .error, .skipped])
        #expect(shop.runner.cells.map(\.cells) == [1, 1, 1, 1])
    }
}
