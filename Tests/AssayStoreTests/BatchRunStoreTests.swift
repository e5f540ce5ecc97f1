import AssayDomain
import AssayStore
import JSON
import Testing
import Threads

@Suite struct BatchRunStoreTests {
    let fixture: StoreFixture
    let dataset: ID<Dataset>
    let evaluations: [Evaluation]
    var store: Store { fixture.store }
    var project: Project.Number { fixture.project.number }

    init() throws {
        fixture = try StoreFixture()
        dataset = try fixture.dataset()
        evaluations = try [fixture.evaluation("answer"), fixture.evaluation("form", type: "json_valid")]
        for index in 0..<3 { try fixture.item("\(index)", in: dataset) }
    }

    private func new(key: String? = nil, hash: [UInt8] = [1]) -> NewBatchRun {
        NewBatchRun(
            name: "nightly", dataset: dataset, evaluations: evaluations.map(\.id), trials: 2, maxConcurrency: 4, useLedger: false,
            execution: "batch", idempotencyKey: key, bodyHash: hash)
    }

    @Test func keepsTheVersionsOfItsEvaluators() throws {
        var new = new()
        new.evaluatorVersions = [evaluations[0].id: 3]
        guard case .created(let run) = try store.createBatchRun(new, in: project, by: fixture.user) else {
            Issue.record("the run was not created")
            return
        }
        #expect(run.evaluations.map(\.evaluatorVersion) == [3, nil])
    }

    @Test func isFrozenWhenItIsCreated() throws {
        guard case .created(let run) = try store.createBatchRun(new(), in: project, by: fixture.user) else {
            Issue.record("the run was not created")
            return
        }
        _ = try store.changeEvaluation(evaluations[0].id, in: project) { evaluation in
            evaluation.name = "renamed"
            evaluation.definition.outputType = "numeric"
        }
        try fixture.item("later", in: dataset)
        let read = try #require(try store.batchRun(run.id, in: project))
        #expect(read.name == "nightly")
        #expect(read.dataset == dataset)
        #expect(read.datasetRevision == 3)
        #expect(read.itemCount == 3)
        #expect(read.planned == 12)
        #expect(read.status == .queued)
        #expect(read.statusReason == nil)
        #expect(read.trials == 2)
        #expect(read.maxConcurrency == 4)
        #expect(read.useLedger == false)
        #expect(read.execution == "batch")
        #expect(read.evaluations.map(\.id) == evaluations.map(\.id))
        #expect(read.evaluations.map(\.name) == ["answer", "form"])
        #expect(read.evaluations.map(\.version) == [1, 1])
        #expect(read.evaluations.map(\.definition) == evaluations.map(\.definition))
        #expect(read.createdBy == fixture.user)
        #expect(read.startedAt == nil)
        #expect(read.finishedAt == nil)
    }

    @Test func isTheSameForTheSameKeyAndBody() throws {
        guard case .created(let first) = try store.createBatchRun(new(key: "k"), in: project, by: fixture.user) else {
            Issue.record("the run was not created")
            return
        }
        guard case .existing(let same) = try store.createBatchRun(new(key: "k"), in: project, by: fixture.user) else {
            Issue.record("the run was created again")
            return
        }
        guard case .conflict(let other) = try store.createBatchRun(new(key: "k", hash: [2]), in: project, by: fixture.user) else {
            Issue.record("the other body was accepted")
            return
        }
        #expect(same.id == first.id)
        #expect(other.id == first.id)
        #expect(try store.batchRuns(in: project, .all).count == 1)
    }

    @Test func isUnknownToOtherProjects() throws {
        let run = try fixture.run(over: dataset, evaluations)
        let other = try store.createProject(name: "other", captureToken: "phc_other", organization: fixture.organization.id).number
        #expect(try store.batchRun(run.id, in: other) == nil)
        #expect(try store.batchRuns(in: other, .all).count == 0)
        #expect(throws: StoreError.self) { try store.createBatchRun(new(), in: other, by: fixture.user) }
    }

    @Test func listsTheNewestFirst() throws {
        let runs = try (0..<3).map { _ in try fixture.run(over: dataset, evaluations).id }
        let page = try store.batchRuns(in: project, Window(limit: 2, offset: 1))
        #expect(page.count == 3)
        #expect(page.rows.map(\.id) == [runs[1], runs[0]])
        #expect(page.rows.map { $0.evaluations.count } == [2, 2])
    }

    /// A list contains the types of evaluations, but not their configurations, which may be large.
    @Test func aListHasTheTotalsOfEachRunAndNoConfigurations() throws {
        let large = try store.createEvaluation(
            NewEvaluation(
                name: "large", description: "", enabled: true,
                definition: Evaluation.Definition(
                    type: "hog", config: JSONText(compact: #"{"source":"\#(String(repeating: "x", count: 60_000))"}"#),
                    outputType: "numeric",
                    outputConfig: JSONText(compact: #"{"min":0,"allows_na":true}"#), model: nil),
                conditions: .emptyArray, deleted: false), in: project, by: fixture.user)
        let runs = try (0..<3).map { _ in try fixture.run(over: dataset, [evaluations[0], large], trials: 2) }
        try store.saveStatistics([1: EvaluationStatistics(mean: 0.5, median: 0.25, passHatK: 1, unstableCount: 0)], under: runs[1].token)
        let items = try store.ordinals(of: dataset, revision: 1, after: 0, limit: 10)
        let first = try #require(items.first)
        for run in [runs[0], runs[2]] {
            try store.addUnstableItems([first.ordinal], by: 0, under: run.token)
            try store.saveStatistics([0: EvaluationStatistics(passHatK: 0, unstableCount: 1)], under: run.token)
        }
        let page = try store.batchRunsWithTotals(in: project, .all)
        #expect(page.rows.map(\.run.id) == runs.reversed().map(\.id))
        for row in page.rows {
            let single = try #require(try store.batchRunWithTotals(row.run.id, in: project))
            #expect(row.totals == single.totals)
            #expect(row.totals.tallies.count == 2)
            #expect(row.run.evaluations.map(\.id) == single.run.evaluations.map(\.id))
            #expect(row.run.evaluations.map(\.name) == single.run.evaluations.map(\.name))
            #expect(row.run.evaluations.map(\.version) == single.run.evaluations.map(\.version))
            #expect(row.run.evaluations.map(\.currentVersion) == single.run.evaluations.map(\.currentVersion))
            #expect(row.run.evaluations.map(\.definition.type) == single.run.evaluations.map(\.definition.type))
            #expect(row.run.evaluations.map(\.definition.outputType) == ["boolean", "numeric"])
            #expect(row.run.evaluations.allSatisfy { $0.definition.config == .emptyObject && $0.definition.outputConfig == .emptyObject })
        }
        #expect(page.rows[1].totals.statistics[1]?.median == 0.25)
        #expect(page.rows.map { $0.totals.statistics[0]?.unstable } == [[first.id], nil, [first.id]])
    }

    @Test func movesFromStatusToStatus() throws {
        let run = try fixture.run(over: dataset, evaluations)
        let running = try #require(try store.setStatus(ofBatchRun: run.id, from: [.queued], to: .running, reason: nil))
        #expect(running.status == .running)
        let started = try #require(running.startedAt)
        let paused = try #require(
            try store.setStatus(
                ofBatchRun: run.id, from: [.running], to: .paused, reason: BatchRun.Reason(code: "quota", detail: "None is left.")))
        #expect(paused.statusReason == BatchRun.Reason(code: "quota", detail: "None is left."))
        let again = try #require(try store.setStatus(ofBatchRun: run.id, from: [.paused], to: .running, reason: nil))
        #expect(again.startedAt == started)
        #expect(again.statusReason == nil)
        let done = try #require(try store.setStatus(ofBatchRun: run.id, from: [.running], to: .completed, reason: nil))
        #expect(done.finishedAt != nil)
        let late = try #require(
            try store.setStatus(
                ofBatchRun: run.id, from: [.queued, .running], to: .cancelled, reason: BatchRun.Reason(code: "late", detail: "")))
        #expect(late.status == .completed)
        #expect(try store.setStatus(ofBatchRun: .new(), from: [.queued], to: .running, reason: nil) == nil)
    }

    @Test func isOverTheRangesOfItsSample() throws {
        for index in 3..<9 { try fixture.item("\(index)", in: dataset) }
        var new = new()
        new.sample = JSONText(compact: "{}")
        guard case .created(let run) = try store.createBatchRun(new, in: project, by: fixture.user) else {
            Issue.record("the run was not created")
            return
        }
        #expect(run.isSelecting && run.planned == nil && run.itemCount == 9)
        try store.select([ItemRange(after: 0, through: 2)], under: run.token)
        try store.select([ItemRange(after: 3, through: 5), ItemRange(after: 8, through: 9)], under: run.token)
        try store.finishSelection(under: run.token, items: 5)
        let present = try #require(try store.batchRun(run.id, in: project))
        #expect(!present.isSelecting && present.itemCount == 5 && present.planned == 20)
        #expect(try store.lastItem(of: present, in: .initial) == 9)
        func items(after: Int64, through: Int64, limit: Int = 99) throws -> [Int64] {
            try store.items(of: present, in: WorkRange(.initial, ItemRange(after: after, through: through)), limit: limit).map(\.ordinal)
        }
        #expect(try items(after: .min, through: .max) == [1, 2, 4, 5, 9])
        #expect(try items(after: .min, through: 9, limit: 3) == [1, 2, 4])
        #expect(try items(after: 1, through: 4) == [2, 4])
        #expect(try items(after: 2, through: 8) == [4, 5])
        #expect(try items(after: 5, through: 8).isEmpty && items(after: 9, through: 20).isEmpty)
        try store.finishSelection(under: run.token, items: 7)
        #expect(try store.batchRun(run.id, in: project)?.itemCount == 5)
        // A complete selection stays.
        #expect(try store.deleteSomeOfSelection(under: run.token) == false)
        #expect(try items(after: .min, through: .max) == [1, 2, 4, 5, 9])
        try Database(fixture.path).execute("UPDATE batch_runs SET choosing = 1")
        #expect(try store.deleteSomeOfSelection(under: run.token) == false)
        #expect(try items(after: .min, through: .max).isEmpty)
    }

    /// If a run is read as completed, its totals do not already contain cells that were opened again.
    @Test func isReadWithItsTotalsAtOneMoment() throws {
        let (store, project) = (store, project)
        let run = try fixture.run(over: dataset, [evaluations[0]])
        let isOver = Awaited<Void>()
        try SystemThread.run(2) { thread in
            guard thread == 0 else {
                while !isOver.isSet {
                    guard let read = try? store.batchRunWithTotals(run.id, in: project) else { continue }
                    if read.run.status == .completed { #expect(read.totals.total.error == 1) }
                    guard let listed = try? store.batchRunsWithTotals(in: project, .all).rows.first else { continue }
                    if listed.run.status == .completed { #expect(listed.totals.total.error == 1) }
                }
                return
            }
            let error = CellResult(item: 1, .error(errorClass: "timeout", message: ""))
            for round in 0..<200 {
                let recorded = Awaited<Result<Void, StoreError>>()
                store.record(JudgedCells([error], pass: round == 0 ? .initial : .retry, microseconds: 0), under: run.token) {
                    recorded.set($0)
                }
                _ = recorded.wait()
                _ = try? store.setStatus(ofBatchRun: run.id, from: [.queued], to: .completed, reason: nil)
                _ = try? store.requeueBatchRun(run.id, RequeueRequest(retryingErrors: true))
            }
            isOver.set(())
        }
    }
}
