public import AssayDomain
public import AssayStore
public import EvaluatorKit
public import JSON
internal import Threads

/// Scores batch runs: hands out chunks of cells to its own threads, fairly among projects and their runs, and records the results.
///
/// If the store cannot be written (a full disk), the affected runs are blocked and tried again every few seconds; meanwhile
/// `blockedReason(of:)` says why. Their rows stay `running`, so that the next start resumes them, too.
public final class Runner: Sendable {
    private let store: Store
    private let threadCount: Int
    private let engine: LocalEngine
    private let selector: ItemSelector
    private let lifecycle: RunLifecycle
    private let chunks: ChunkRunner
    private let comparisons: ComparisonQueue
    private let activeRuns = ActiveRuns()
    private let counts = OutcomeCounts()
    private let completions = CompletionQueue()
    private let threads = LockedState(0)

    /// Additional threads, used only while items are slow, and shared fairly among projects and runs.
    private static let spareThreads = 6

    /// - Parameters:
    ///   - workers: threads that judge at once.
    ///   - evaluatorTimeout: time limit of an evaluator per cell.
    ///   - onEvent: called with events for the operator, from any thread.
    public init(
        store: Store, registry: Registry, workers: Int, evaluatorTimeout: Duration = .seconds(10),
        onEvent: @escaping @Sendable (RunnerEvent) -> Void = { _ in }
    ) {
        self.store = store
        threadCount = workers + Self.spareThreads
        // A thread judges its next chunk while the last one is being committed.
        engine = LocalEngine(workers: workers, spareThreads: Self.spareThreads, maximumLeases: workers * 2, onEvent: onEvent)
        let judges = JudgeCache(registry: registry)
        comparisons = ComparisonQueue(store: store)
        selector = ItemSelector(store: store, engine: engine)
        lifecycle = RunLifecycle(
            store: store, engine: engine, selector: selector, judges: judges, activeRuns: activeRuns,
            statistics: RunStatistics(store: store, engine: engine),
            onEvent: onEvent)
        chunks = ChunkRunner(
            store: store, engine: engine, judges: judges, activeRuns: activeRuns, counts: counts, completions: completions,
            timeout: evaluatorTimeout)
    }

    /// Starts the threads and resumes every run that was queued or running.
    public func start() throws(RunnerError) {
        do {
            for run in try store.unfinishedBatchRuns() { engine.start(run) }
        } catch {
            throw .store(error)
        }
        try startThread { runner in runner.completions.run() }
        for _ in 0..<threadCount { try startThread { runner in runner.work() } }
        try startThread { runner in
            SystemThread.lowerPriority()
            runner.comparisons.work()
        }
    }

    private func startThread(_ body: @escaping @Sendable (Runner) -> Void) throws(RunnerError) {
        threads.update { $0 += 1 }
        do throws(ThreadError) {
            let thread = try SystemThread.start { [self] in
                body(self)
                threads.update { $0 -= 1 }
            }
            thread.detach()
        } catch {
            threads.update { $0 -= 1 }
            throw .noThread(reason: error.reason)
        }
    }

    private func work() {
        SystemThread.lowerPriority()
        while let lease = engine.lease() {
            switch lease.work {
            case .select: selector.select(lease)
            case .begin: lifecycle.begin(lease)
            case .chunk(let workRange, let limit): chunks.run(workRange, limit: limit, under: lease)
            case .end(let outcome): lifecycle.end(lease, as: outcome)
            }
        }
    }

    /// Starts a run that was created or queued again.
    public func enqueue(_ run: BatchRun) {
        engine.start(run)
    }

    /// Cancels a run. Items being judged are interrupted; finished ones are still recorded.
    public func cancel(_ run: ID<BatchRun>) {
        engine.cancel(run)
    }

    /// Stops handing out work, waits until all results are recorded, and ends the threads. Returns false if the time was not enough.
    @discardableResult
    public func stop(within duration: Duration = .seconds(8)) -> Bool {
        let deadline = MonotonicTime.now().advanced(by: duration)
        comparisons.stop()
        // Completions of the last commits run even after the deadline.
        defer { completions.close() }
        guard engine.stop(before: deadline) else { return false }
        completions.close()
        return threads.waitFor { running in
            if running == 0 { return .done(true) }
            return MonotonicTime.now() < deadline ? .wait(until: deadline) : .done(false)
        }
    }
}

extension Runner {
    /// Cells per second over the last ten seconds; `nil` if the run is not active.
    public func throughput(of run: ID<BatchRun>) -> Double? {
        activeRuns[run]?.throughput.rate()
    }

    /// Chunks of the run in flight and their limit; `nil` if the run is not active.
    public func concurrency(of run: ID<BatchRun>) -> (inFlight: Int, limit: Int)? {
        engine.concurrency(of: run)
    }

    /// Compares a run with an earlier one of its project: at once if both are small or the comparison is cached, else in the background.
    ///
    /// - Parameter encode: encodes the comparison for the cache and the API.
    public func comparison(
        of candidate: BatchRun, with baseline: BatchRun, as encode: @escaping @Sendable (RunComparison) -> JSONText
    ) throws(StoreError) -> ComparisonAnswer {
        try comparisons.comparison(of: candidate, with: baseline, as: encode)
    }

    /// Why a run is waiting for the store; `nil` if it is not.
    public func blockedReason(of run: ID<BatchRun>) -> String? {
        engine.blockedReason(of: run)
    }

    /// Cells recorded since the process started, by outcome.
    public var cells: [(outcome: Outcome, cells: Int)] { counts.all }
}
