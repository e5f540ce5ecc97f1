import AssayDomain
import JSON
import Testing
import Threads

@testable import AssayStore

@Suite struct GroupCommitTests {
    let premises: StoreFixture
    let dataset: ID<Dataset>
    let run: BatchRun
    var store: Store { premises.store }

    init() throws {
        premises = try StoreFixture()
        dataset = try premises.dataset()
        try premises.item("a", in: dataset)
        run = try premises.run(over: dataset, [premises.evaluation("e")])
    }

    /// Records in a range of its own one result for each run, all of which wait while the writer is held up; returns what became of each.
    private func recordTogether(in runs: [ID<BatchRun>]) -> [Result<Void, StoreError>] {
        let (isHeld, goOn) = (Awaited<Void>(), Awaited<Void>())
        store.record(JudgedRange(WorkRange(.first, ItemRange(after: -1, through: 0)), results: [], microseconds: 0), in: run.id) { _ in
            isHeld.set(())
            goOn.wait()
        }
        isHeld.wait()
        let outcomes = runs.enumerated().map { index, run in
            let outcome = Awaited<Result<Void, StoreError>>()
            let result = CellResult(item: Int64(index + 1), .verdict(.yes(""), passed: true))
            store.record(
                JudgedRange(
                    WorkRange(.first, ItemRange(after: Int64(index), through: Int64(index + 1))), results: [result], microseconds: 0),
                in: run
            ) { outcome.set($0) }
            return outcome
        }
        goOn.set(())
        return outcomes.map { $0.wait() }
    }

    @Test func sharesACommitAmongAllThatWait() throws {
        let before = store.writes
        let outcomes = recordTogether(in: Array(repeating: run.id, count: 20))
        for outcome in outcomes { try outcome.get() }
        // One for what held the writer up, with its subtotal; one for the twenty, each a result and a subtotal.
        #expect(store.writes.commits - before.commits == 2)
        #expect(store.writes.rows - before.rows == 1 + 40)
    }

    @Test func undoesAFailingJobAlone() throws {
        let before = store.writes
        let outcomes = recordTogether(in: [run.id, .new(), run.id, .new()])
        #expect(outcomes.map { (try? $0.get()) != nil } == [true, false, true, false])
        #expect(try store.totals(of: run.id).tallies[0].verdict == 2)
        #expect(try store.recordedRanges(of: run, in: .first) == [ItemRange(after: -1, through: 1), ItemRange(after: 2, through: 3)])
        #expect(store.writes.commits - before.commits == 2)
        #expect(store.writes.rows - before.rows == 1 + 4)
    }

    @Test func undoesWhatAFailingJobHadWritten() throws {
        let (isHeld, goOn) = (Awaited<Void>(), Awaited<Void>())
        store.submit(
            WriteJob(durability: .normal, work: { _ in }) { _ in
                isHeld.set(())
                goOn.wait()
            })
        isHeld.wait()
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
        goOn.set(())
        let ended = outcomes.map { $0.wait() }
        #expect(ended.map { (try? $0.get()) != nil } == [true, false, true])
        let database = try Database(premises.path)
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
                    useLedger: true, execution: "interactive", idempotencyKey: "k", bodyHash: []), in: premises.project.number,
                by: premises.user)
        }
        #expect(try store.batchRuns(in: premises.project.number, .all).count == 1)
        #expect(try Database(premises.path).number("SELECT count(*) FROM batch_run_evaluations") == 1)
    }

    @Test func sharesCommitsAmongThreadsThatWaitForThem() throws {
        let (premises, dataset) = (premises, dataset)
        let before = store.writes.commits
        try SystemThread.run(32) { thread in
            for index in 0..<20 { _ = try? premises.item("\(thread)-\(index)", in: dataset) }
        }
        #expect(try premises.dataset(dataset).itemCount == 641)
        #expect(try premises.dataset(dataset).revision == 641)
        #expect(store.writes.commits - before < 640)
    }

    @Test func countsNothingForAJobThatFails() throws {
        let before = store.writes
        try premises.item("x", in: dataset, externalID: "x")
        let rows = store.writes.rows - before.rows
        #expect(throws: StoreError.externalIDTaken) { try premises.item("y", in: dataset, externalID: "x") }
        #expect(store.writes.commits - before.commits == 1)
        #expect(store.writes.rows - before.rows == rows)
    }
}
