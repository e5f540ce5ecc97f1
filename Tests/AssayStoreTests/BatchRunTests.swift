import AssayDomain
import AssayStore
import JSON
import Testing

@Suite struct BatchRunTests {
    let premises: Premises
    let dataset: ID<Dataset>
    let evaluations: [Evaluation]
    var store: Store { premises.store }
    var project: Project.Number { premises.project.number }

    init() throws {
        premises = try Premises()
        dataset = try premises.dataset()
        evaluations = try [premises.evaluation("answer"), premises.evaluation("form", type: "json_valid")]
        for index in 0..<3 { try premises.item("\(index)", in: dataset) }
    }

    private func new(key: String? = nil, hash: [UInt8] = [1]) -> NewBatchRun {
        NewBatchRun(
            name: "nightly", dataset: dataset, evaluations: evaluations.map(\.id), trials: 2, maxConcurrency: 4, useLedger: false,
            execution: "batch", idempotencyKey: key, bodyHash: hash)
    }

    @Test func isFrozenWhenItIsCreated() throws {
        guard case .created(let run) = try store.createBatchRun(new(), in: project, by: premises.user) else {
            Issue.record("the run was not created")
            return
        }
        _ = try store.changeEvaluation(evaluations[0].id, in: project) { evaluation in
            evaluation.name = "renamed"
            evaluation.definition.outputType = "numeric"
        }
        try premises.item("later", in: dataset)
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
        #expect(read.createdBy == premises.user)
        #expect(read.startedAt == nil)
        #expect(read.finishedAt == nil)
    }

    @Test func isTheSameForTheSameKeyAndBody() throws {
        guard case .created(let first) = try store.createBatchRun(new(key: "k"), in: project, by: premises.user) else {
            Issue.record("the run was not created")
            return
        }
        guard case .existing(let same) = try store.createBatchRun(new(key: "k"), in: project, by: premises.user) else {
            Issue.record("the run was created again")
            return
        }
        guard case .conflict(let other) = try store.createBatchRun(new(key: "k", hash: [2]), in: project, by: premises.user) else {
            Issue.record("the other body was accepted")
            return
        }
        #expect(same.id == first.id)
        #expect(other.id == first.id)
        #expect(try store.batchRuns(in: project, .all).count == 1)
    }

    @Test func isUnknownToOtherProjects() throws {
        let run = try premises.run(over: dataset, evaluations)
        let other = try store.createProject(name: "other", captureToken: "phc_other", organization: premises.organization.id).number
        #expect(try store.batchRun(run.id, in: other) == nil)
        #expect(try store.batchRuns(in: other, .all).count == 0)
        #expect(throws: StoreError.self) { try store.createBatchRun(new(), in: other, by: premises.user) }
    }

    @Test func listsTheNewestFirst() throws {
        let runs = try (0..<3).map { _ in try premises.run(over: dataset, evaluations).id }
        let page = try store.batchRuns(in: project, Window(limit: 2, offset: 1))
        #expect(page.count == 3)
        #expect(page.rows.map(\.id) == [runs[1], runs[0]])
        #expect(page.rows.map { $0.evaluations.count } == [2, 2])
    }

    @Test func movesFromStatusToStatus() throws {
        let run = try premises.run(over: dataset, evaluations)
        #expect(try store.unfinishedBatchRuns().map(\.id) == [run.id])
        let running = try #require(try store.moveBatchRun(run.id, from: [.queued], to: .running, reason: nil))
        #expect(running.status == .running)
        let started = try #require(running.startedAt)
        let paused = try #require(
            try store.moveBatchRun(run.id, from: [.running], to: .paused, reason: BatchRun.Reason(code: "quota", detail: "None is left.")))
        #expect(paused.statusReason == BatchRun.Reason(code: "quota", detail: "None is left."))
        #expect(try store.unfinishedBatchRuns().isEmpty)
        let again = try #require(try store.moveBatchRun(run.id, from: [.paused], to: .running, reason: nil))
        #expect(again.startedAt == started)
        #expect(again.statusReason == nil)
        let done = try #require(try store.moveBatchRun(run.id, from: [.running], to: .completed, reason: nil))
        #expect(done.finishedAt != nil)
        let late = try #require(
            try store.moveBatchRun(run.id, from: [.queued, .running], to: .cancelled, reason: BatchRun.Reason(code: "late", detail: "")))
        #expect(late.status == .completed)
        #expect(try store.moveBatchRun(.new(), from: [.queued], to: .running, reason: nil) == nil)
    }
}
