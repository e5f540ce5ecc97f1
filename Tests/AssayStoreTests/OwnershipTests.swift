import AssayDomain
import JSON
import Testing
import Threads

@testable import AssayStore

@Suite struct OwnershipTests {
    let fixture: StoreFixture
    let dataset: ID<Dataset>
    let evaluation: Evaluation
    var store: Store { fixture.store }

    init() throws {
        fixture = try StoreFixture()
        dataset = try fixture.dataset()
        evaluation = try fixture.evaluation("answer")
        for index in 0..<3 { try fixture.item("\(index)", in: dataset) }
    }

    private let start = Timestamp(microseconds: 1_800_000_000_000_000)

    private func time(_ seconds: Int64) -> Timestamp { start.advanced(by: seconds * 1_000_000) }

    /// Runs of two trials need statistics.
    private func run(trials: Int = 1, _ status: BatchRun.Status = .queued) throws -> BatchRun {
        let run = try fixture.run(over: dataset, [evaluation], trials: trials)
        return try #require(try store.setStatus(ofBatchRun: run.id, from: [.queued], to: status, reason: nil))
    }

    /// What `owner` takes over at a second, with a lease of ten seconds.
    private func take(_ owner: String, at second: Int64, includingOwn: Bool = false) throws -> [BatchRun] {
        try store.takeOverRuns(for: owner, until: time(second + 10), at: time(second), includingOwn: includingOwn)
    }

    @Test func takesOverTheRunsThatHaveWorkLeft() throws {
        let unfinished = try [run(), run(.running), run(trials: 2, .cancelled)]
        _ = try (run(.paused), run(.completed), run(.cancelled))
        let taken = try take("one", at: 0)
        #expect(taken.map(\.id) == unfinished.map(\.id))
        #expect(taken.map(\.token.number) == [1, 1, 1])
        #expect(taken.map(\.status) == [.queued, .running, .cancelled])
        #expect(try store.ownedRuns(of: "one") == taken.map { OwnedRun(token: $0.token, status: $0.status) })
        #expect(try store.ownedRuns(of: "two").isEmpty)
    }

    @Test func takesARunFromAnotherProcessOnlyWhenItsLeaseIsOver() throws {
        let run = try run()
        #expect(try take("one", at: 0).map(\.token.number) == [1])
        #expect(try take("two", at: 10).isEmpty)
        #expect(try take("two", at: 11).map(\.token) == [BatchRun.FencingToken(run: run.id, number: 2)])
        #expect(try take("one", at: 12).isEmpty)
        #expect(try store.ownedRuns(of: "one").isEmpty)
        #expect(try take("one", at: 22).map(\.token.number) == [3])
    }

    /// It works on it already, unless it has just started.
    @Test func takesItsOwnRunsOnlyWhenItStarts() throws {
        _ = try run()
        #expect(try take("one", at: 0, includingOwn: true).map(\.token.number) == [1])
        #expect(try take("one", at: 11).isEmpty)
        #expect(try take("two", at: 5, includingOwn: true).isEmpty)
        #expect(try take("one", at: 5, includingOwn: true).map(\.token.number) == [2])
    }

    @Test func keepsARunWhileItsLeaseIsRenewed() throws {
        _ = try run()
        _ = try take("one", at: 0)
        try store.renewLeases(of: "one", until: time(30))
        #expect(try take("two", at: 30).isEmpty)
        #expect(try take("two", at: 31).count == 1)
        // The lease of another process stays as it is.
        try store.renewLeases(of: "one", until: time(100))
        #expect(try take("one", at: 42).count == 1)
    }

    @Test func givesItsRunsUpBeforeTheirLeasesAreOver() throws {
        _ = try run()
        let token = try #require(try take("one", at: 0).first?.token)
        try store.releaseRuns(of: "two")
        #expect(try take("two", at: 1).isEmpty)
        try store.releaseRuns(of: "one")
        // Until another process has the run, what was judged can still be recorded.
        #expect(try store.startRun(under: token).status == .running)
        #expect(try take("two", at: 1).map(\.token.number) == [2])
        #expect(throws: StoreError.leaseLost) { try store.startRun(under: token) }
    }

    @Test func aLookThatFindsNothingWritesNothing() throws {
        _ = try (run(.completed), run(.paused), run())
        _ = try take("one", at: 0)
        let database = try Database(fixture.path)
        let (before, version) = try (store.writes, database.number("PRAGMA data_version"))
        for owner in ["one", "two"] { #expect(try take(owner, at: 9).isEmpty) }
        #expect(store.writes == before)
        #expect(try database.number("PRAGMA data_version") == version)
    }

    @Test func ofTwoProcessesExactlyOneTakesARun() throws {
        let stores = try [store, Store(path: fixture.path, role: .daemon)]
        defer { stores[1].close() }
        let end = time(10)
        for _ in 0..<20 {
            let runs = Set(try (0..<3).map { _ in try run().id })
            let taken = LockedState([[ID<BatchRun>]]())
            try SystemThread.run(2) { thread in
                let mine = try? stores[thread].takeOverRuns(for: "\(thread)", until: end)
                taken.update { $0.append((mine ?? []).map(\.id)) }
            }
            let all = taken.withLock { $0.flatMap { $0 } }
            #expect(all.count == runs.count && Set(all) == runs)
            for run in runs { _ = try store.setStatus(ofBatchRun: run, from: [.queued], to: .completed, reason: nil) }
        }
    }

    @Test func anEndGivesTheRunUp() throws {
        let run = try run()
        let token = try #require(try take("one", at: 0).first?.token)
        #expect(try store.startRun(under: token).status == .running)
        #expect(try store.endRun(under: token, as: .paused, reason: nil).status == .paused)
        #expect(try store.ownedRuns(of: "one").isEmpty)
        #expect(try Database(fixture.path).number("SELECT count(*) FROM batch_runs WHERE lease_until IS NOT NULL") == 0)
        #expect(try take("two", at: 1).isEmpty)
        guard case .queued? = try store.requeueBatchRun(run.id, RequeueRequest(retryingErrors: false)) else {
            Issue.record("the run was not queued")
            return
        }
        #expect(try take("two", at: 1).map(\.token.number) == [2])
    }

    /// Its results may have become outdated, and its end would hide that cells were opened again.
    @Test func aRunThatIsQueuedAgainIsTakenFromTheProcessThatComputesItsStatistics() throws {
        let run = try run(trials: 2)
        try fixture.record(
            [CellResult(item: 1, .error(errorClass: "timeout", message: ""))], of: ItemRange(after: 0, through: 1), in: run)
        _ = try store.setStatus(ofBatchRun: run.id, from: [.queued], to: .completed, reason: nil)
        let token = try #require(try take("one", at: 0).first?.token)
        guard case .queued? = try store.requeueBatchRun(run.id, RequeueRequest(retryingErrors: true)) else {
            Issue.record("the run was not queued")
            return
        }
        #expect(throws: StoreError.leaseLost) { try store.endRun(under: token, as: .completed, reason: nil) }
        #expect(try take("two", at: 1).map(\.status) == [.queued])
    }
}

/// What a process records of a run that it works on.
struct Recording: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let record: @Sendable (Store, BatchRun.FencingToken) throws -> Void

    init(_ name: String, _ record: @escaping @Sendable (Store, BatchRun.FencingToken) throws -> Void) {
        testDescription = name
        self.record = record
    }

    static let all = [
        Recording("results") { store, token in
            let outcome = Awaited<Result<Void, StoreError>>()
            let cells = JudgedCells(
                [CellResult(item: 1, .verdict(.yes(""), passed: true))], pass: .initial, finished: ItemRange(after: 0, through: 1),
                microseconds: 1)
            store.record(cells, under: token) { outcome.set($0) }
            try outcome.wait().get()
        },
        Recording("selected items") { store, token in try store.select([ItemRange(after: 1, through: 2)], under: token) },
        Recording("the end of the selection") { store, token in try store.finishSelection(under: token, items: 2) },
        Recording("the deletion of a selection") { store, token in _ = try store.deleteSomeOfSelection(under: token) },
        Recording("unstable items") { store, token in try store.addUnstableItems([2], by: 0, under: token) },
        Recording("the deletion of unstable items") { store, token in try store.deleteUnstableItems(under: token) },
        Recording("statistics") { store, token in
            try store.saveStatistics([0: EvaluationStatistics(passHatK: 1, unstableCount: 0)], under: token)
        },
        Recording("the beginning") { store, token in _ = try store.startRun(under: token) },
        Recording("the end") { store, token in _ = try store.endRun(under: token, as: .completed, reason: nil) },
    ]
}

@Suite struct FencingTests {
    private let fixture: StoreFixture
    private let run: ID<BatchRun>
    private var store: Store { fixture.store }

    init() throws {
        fixture = try StoreFixture()
        let dataset = try fixture.dataset()
        for index in 0..<3 { try fixture.item("\(index)", in: dataset) }
        var new = NewBatchRun(
            name: "run", dataset: dataset, evaluations: [try fixture.evaluation("answer").id], trials: 2, maxConcurrency: nil,
            useLedger: true, execution: "interactive", idempotencyKey: nil, bodyHash: [])
        new.sample = JSONText(compact: "{}")
        guard case .created(let run) = try fixture.store.createBatchRun(new, in: fixture.project.number, by: fixture.user) else {
            throw Unexpected("the run was not created")
        }
        self.run = run.id
    }

    private func taken(by owner: String) throws -> BatchRun.FencingToken {
        try #require(try store.takeOverRuns(for: owner, until: .now()).first).token
    }

    @Test(arguments: Recording.all) func nothingIsRecordedUnderALostLease(recording: Recording) throws {
        let lost = try taken(by: "one")
        try store.select([ItemRange(after: 0, through: 1)], under: lost)
        try store.addUnstableItems([1], by: 0, under: lost)
        try store.releaseRuns(of: "one")
        let present = try taken(by: "two")
        let database = try Database(fixture.path)
        let (before, version) = try (store.writes, database.number("PRAGMA data_version"))
        #expect(throws: StoreError.leaseLost) { try recording.record(store, lost) }
        #expect(store.writes == before)
        #expect(try database.number("PRAGMA data_version") == version)
        try recording.record(store, present)
        #expect(try database.number("PRAGMA data_version") != version)
    }

    /// Other jobs of the commit are not affected.
    @Test func aLostLeaseFailsAloneInItsCommit() throws {
        let lost = try taken(by: "one")
        try store.releaseRuns(of: "one")
        let present = try taken(by: "two")
        let (isBlocked, resume) = (Awaited<Void>(), Awaited<Void>())
        store.submit(
            WriteJob(durability: .normal, work: { _ in }) { _ in
                isBlocked.set(())
                resume.wait()
            })
        isBlocked.wait()
        let outcomes = [lost, present, lost].enumerated().map { index, token in
            let outcome = Awaited<Result<Void, StoreError>>()
            let result = CellResult(item: Int64(index + 1), .verdict(.yes(""), passed: true))
            store.record(JudgedCells([result], pass: .initial, microseconds: 0), under: token) { outcome.set($0) }
            return outcome
        }
        let commits = store.writes.commits
        resume.set(())
        let ended = outcomes.map { $0.wait() }
        #expect(ended.map { (try? $0.get()) != nil } == [false, true, false])
        #expect(store.writes.commits == commits + 1)
        #expect(try store.results(of: run, ResultQuery(limit: 10)).map(\.result.item) == [2])
        #expect(try store.recount(of: run) == store.totals(of: run).tallies)
    }
}
