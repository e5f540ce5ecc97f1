import AssayDomain
import AssayStore
import EvaluatorKit
import FoundationEssentials
import JSON
import Testing
import Threads

@testable import AssayRunner

/// A store with two projects, and a runner that can be restarted.
final class RunnerFixture {
    private let path: String
    var database: String { path + "/assay.db" }
    let store: Store
    private let user: User
    private let project: Project
    let otherProject: Project
    let events = LockedState([RunnerEvent]())
    private(set) var runner: Runner
    private(set) var engine: LocalEngine

    init(workers: Int = 2) throws {
        path = FileManager.default.temporaryDirectory.path + "/assay-runner-\(ID<RunnerFixture>.new())"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        store = try Store(path: path + "/assay.db", role: .daemon)
        let organization = try store.findOrCreateOrganization(named: "default")
        project = try store.createProject(name: "one", captureToken: "phc_one", organization: organization.id)
        otherProject = try store.createProject(name: "two", captureToken: "phc_two", organization: organization.id)
        user = try store.findOrCreateUser(email: "admin@localhost", organization: organization.id)
        (runner, engine) = Self.runner(store, workers, events)
    }

    deinit {
        runner.stop()
        store.close()
        try? FileManager.default.removeItem(atPath: path)
    }

    private static func runner(
        _ store: Store, _ workers: Int, _ events: LockedState<[RunnerEvent]>
    ) -> (runner: Runner, engine: LocalEngine) {
        var registry = Registry()
        registry.add(ScriptedEvaluator.self)
        let onEvent: @Sendable (RunnerEvent) -> Void = { event in events.update { $0.append(event) } }
        let engine = LocalEngine(workers: workers, onEvent: onEvent)
        return (Runner(store: store, evaluators: EvaluatorCache(registry), engine: engine, owner: "test", onEvent: onEvent), engine)
    }

    /// Stops the runner and starts another on the same store, as a new process would.
    func restart(workers: Int = 2) throws {
        runner.stop()
        (runner, engine) = Self.runner(store, workers, events)
        try runner.start()
    }

    func dataset(_ outputs: [String], in other: Project? = nil) throws -> ID<Dataset> {
        try dataset(of: outputs.map { DatasetItem.Content(output: JSONText(compact: "\"\($0)\"")) }, in: other)
    }

    func dataset(of contents: [DatasetItem.Content], in other: Project? = nil) throws -> ID<Dataset> {
        let project = other ?? project
        let dataset = try store.createDataset(NewDataset(name: "items"), in: project.number, by: user).id
        let adding = try #require(try store.beginImport(into: dataset, in: project.number, by: user, upserting: false))
        for start in stride(from: 0, to: contents.count, by: 1000) {
            _ = try adding.append(Array(contents[start..<min(start + 1000, contents.count)]))
        }
        _ = try adding.publish()
        return dataset
    }

    func beginImport(into dataset: ID<Dataset>) throws -> ItemImport? {
        try store.beginImport(into: dataset, in: project.number, by: user, upserting: false)
    }

    func evaluation(type: String = "scripted", config: String = "{}", outputType: String = "boolean", in other: Project? = nil) throws
        -> ID<Evaluation>
    {
        let definition = Evaluation.Definition(
            type: type, config: JSONText(compact: config), outputType: outputType, outputConfig: JSONText(compact: #"{"allows_na":true}"#),
            model: nil)
        let new = NewEvaluation(
            name: "scripted", description: "", enabled: false, definition: definition, conditions: .emptyArray, deleted: false)
        return try store.createEvaluation(new, in: (other ?? project).number, by: user).id
    }

    func run(
        _ dataset: ID<Dataset>, _ evaluations: [ID<Evaluation>], trials: Int = 1, maxConcurrency: Int? = nil, budget: Budget? = nil,
        sample: String? = nil, in other: Project? = nil
    ) throws -> BatchRun {
        let new = NewBatchRun(
            name: "run", dataset: dataset, evaluations: evaluations, trials: trials, maxConcurrency: maxConcurrency, useLedger: true,
            execution: "interactive", budget: budget, sample: sample.map { JSONText(compact: $0) }, idempotencyKey: nil, bodyHash: [])
        guard case .created(let run) = try store.createBatchRun(new, in: (other ?? project).number, by: user) else {
            throw StoreError.closed
        }
        return run
    }

    /// Resumes or retries a settled run, waits for its end, and returns its status.
    func requeue(_ run: BatchRun, retryingErrors: Bool, budget: Budget?? = nil) throws -> BatchRun.Status? {
        events.update { $0.removeAll() }
        guard case .queued? = try store.requeueBatchRun(run.id, RequeueRequest(retryingErrors: retryingErrors, budget: budget))
        else {
            throw StoreError.closed
        }
        runner.startQueuedRuns()
        return end(of: run)
    }

    /// Records results of a run that no process has taken over yet, and the time that they took.
    func record(_ results: [CellResult], finished: ItemRange? = nil, in run: BatchRun, microseconds: Int64 = 0) {
        let isRecorded = LockedState(false)
        store.record(JudgedCells(results, pass: .initial, finished: finished, microseconds: microseconds), under: run.token) { _ in
            isRecorded.update { $0 = true }
        }
        isRecorded.waitFor { $0 ? .done(()) : .wait(until: nil) }
    }

    func current(_ run: BatchRun) throws -> BatchRun {
        try #require(try store.batchRun(run.id, in: project.number))
    }

    /// Runs SQL on a connection of its own, without the store.
    func execute(_ sql: String) throws {
        try SQLConnection(database).execute(sql)
    }

    /// Waits until the run has ended, and returns its status; `nil` if it does not end within five minutes.
    func end(of run: BatchRun) -> BatchRun.Status? {
        wait { events in
            for case .ended(run.id, let status, _) in events { return status }
            return nil
        }
    }

    /// Waits for something in the events and returns it; `nil` if it is not there within five minutes.
    @discardableResult
    func wait<Found>(for found: ([RunnerEvent]) -> Found?) -> Found? {
        let deadline = MonotonicTime.now().advanced(by: .seconds(300))
        return events.waitFor { events -> LockedState<[RunnerEvent]>.Attempt<Found?> in
            if let found = found(events) { return .done(found) }
            return MonotonicTime.now() < deadline ? .wait(until: deadline) : .done(nil)
        }
    }

    /// Runs in the order in which they ended.
    var ended: [ID<BatchRun>] {
        events.withLock { events in
            events.compactMap { event in
                if case .ended(let run, _, _) = event { run } else { nil }
            }
        }
    }
}
