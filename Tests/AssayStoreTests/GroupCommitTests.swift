import AssayDomain
import JSON
import Testing
import Threads

@testable import AssayStore

@Suite struct GroupCommitTests {
    let fixture: StoreFixture
    let dataset: ID<Dataset>
    let run: BatchRun
    var store: Store { fixture.store }

    init() throws {
        fixture = try StoreFixture()
        dataset = try fixture.dataset()
        try fixture.item("a", in: dataset)
        run = try fixture.run(over: dataset, [fixture.evaluation("e")])
    }

    /// Records one result for each run, each in its own range, while the writer is blocked, so that all of them wait. Returns the outcomes.
    private func recordTogether(in runs: [ID<BatchRun>]) -> [Result<Void, StoreError>] {
        let (isBlocked, resume) = (Awaited<Void>(), Awaited<Void>())
        store.record(JudgedCells([], pass: .initial, finished: ItemRange(after: -1, through: 0), microseconds: 0), under: run.token) { _ in
            isBlocked.set(())
            resume.wait()
        }
        isBlocked.wait()
        let outcomes = runs.enumerated().map { index, run in
            let outcome = Awaited<Result<Void, StoreError>>()
            let result = CellResult(item: Int64(index + 1), .verdict(.yes(""), passed: true))
            let finished = ItemRange(after: Int64(index), through: Int64(index + 1))
            store.record(
                JudgedCells([result], pass: .initial, finished: finished, microseconds: 0),
                under: BatchRun.FencingToken(run: run, number: 0)
            ) { outcome.set($0) }
            return outcome
        }
        resume.set(())
        return outcomes.map { $0.wait() }
    }

    @Test func sharesACommitAmongAllThatWait() throws {
        let before = store.writes
        let outcomes = recordTogether(in: Array(repeating: run.id, count: 20))
        for outcome in outcomes { try outcome.get() }
        // One commit for the blocking job, with its counter and its range, and one for the twenty jobs, each with a result as well.
        #expect(store.writes.commits - before.commits == 2)
        #expect(store.writes.rows - before.rows == 2 + 60)
    }

    @Test func undoesAFailingJobAlone() throws {
        let before = store.writes
        let outcomes = recordTogether(in: [run.id, .new(), run.id, .new()])
        #expect(outcomes.map { (try? $0.get()) != nil } == [true, false, true, false])
        #expect(try store.totals(of: run.id).tallies[0].verdict == 2)
        #expect(try store.finishedRanges(of: run.id) == [ItemRange(after: -1, through: 1), ItemRange(after: 2, through: 3)])
        #expect(store.writes.commits - before.commits == 2)
        #expect(store.writes.rows - before.rows == 2 + 6)
    }

    @Test func undoesWhatAFailingJobHadWritten() throws {
        let (isBlocked, resume) = (Awaited<Void>(), Awaited<Void>())
        store.submit(
            WriteJob(durability: .normal, work: { _ in }) { _ in
                isBlocked.set(())
                resume.wait()
            })
        isBlocked.wait()
        let before = store.writes
        let outcomes = ["first", "second", "third"].map { name in
            let outcome = Awaited<Result<Void, StoreError>>()
            store.submit(
                WriteJob(
                    durability: .full,
                    work: { (connection) throws(StoreError) in
                        try connection.run(
                            "INSERT INTO organizations (uuid, name, created_at) VALUES (?, ?, 0)", ID<Organization>.new(), name)
                        if name == "second" { throw .externalIDTaken }
                    }, done: { outcome.set($0) }))
            return outcome
        }
        resume.set(())
        let ended = outcomes.map { $0.wait() }
        #expect(ended.map { (try? $0.get()) != nil } == [true, false, true])
        let database = try Database(fixture.path)
        #expect(try database.number("SELECT count(*) FROM organizations WHERE name IN ('first', 'third')") == 2)
        #expect(try database.number("SELECT count(*) FROM organizations WHERE name = 'second'") == 0)
        #expect(store.writes.commits - before.commits == 1)
        #expect(store.writes.rows - before.rows == 2)
    }

    @Test func undoesWhatALoneFailingJobHadWritten() throws {
        #expect(throws: StoreError.self) {
            try store.createBatchRun(
                NewBatchRun(
                    name: "half", dataset: dataset, evaluations: [run.evaluations[0].id, .new()], trials: 1, maxConcurrency: nil,
                    useLedger: true, execution: "interactive", idempotencyKey: "k", bodyHash: []), in: fixture.project.number,
                by: fixture.user)
        }
        #expect(try store.batchRuns(in: fixture.project.number, .all).count == 1)
        #expect(try Database(fixture.path).number("SELECT count(*) FROM batch_run_evaluations") == 1)
    }

    @Test func sharesCommitsAmongThreadsThatWaitForThem() throws {
        let (fixture, dataset) = (fixture, dataset)
        let before = store.writes.commits
        try SystemThread.run(32) { thread in
            for index in 0..<20 { _ = try? fixture.item("\(thread)-\(index)", in: dataset) }
        }
        #expect(try fixture.dataset(dataset).itemCount == 641)
        #expect(try fixture.dataset(dataset).revision == 641)
        #expect(store.writes.commits - before < 640)
    }

    @Test func countsNothingForAJobThatFails() throws {
        let before = store.writes
        try fixture.item("x", in: dataset, externalID: "x")
        let rows = store.writes.rows - before.rows
        #expect(throws: StoreError.externalIDTaken) { try fixture.item("y", in: dataset, externalID: "x") }
        #expect(store.writes.commits - before.commits == 1)
        #expect(store.writes.rows - before.rows == rows)
    }
}
