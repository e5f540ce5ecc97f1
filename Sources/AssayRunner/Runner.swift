public import AssayDomain
public import AssayStore
public import EvaluatorKit
public import JSON
internal import Threads

/// Scores batch runs: hands out chunks of cells to its own threads, fairly among projects and their runs, and records the results.
///
/// If the store cannot be written (a full disk), the affected runs are blocked and tried again every few seconds; meanwhile `flight(of:)` says
/// why. Their rows stay `running`, so that the next start resumes them, too.
///
/// Several processes may share the database: each run belongs to one of them, and goes on in another if that one dies.
public final class Runner: Sendable {
    private let engine: any Engine
    private let selector: ItemSelector
    private let lifecycle: RunLifecycle
    private let ownership: RunOwnership
    private let chunks: ChunkRunner
    private let comparisons: ComparisonQueue
    private let activeRuns = ActiveRuns()
    private let counts = OutcomeCounts()
    private let completions = CompletionQueue()
    private let threads = LockedState(0)

    /// - Parameters:
    ///   - evaluators: the cache that the API uses, too.
    ///   - engine: hands out the work; its threads are started by `start`.
    ///   - owner: identifies this process among those that share the database. A process that starts under the name of one that has ended
    ///     continues its runs at once; others wait until the leases have run out.
    ///   - evaluatorTimeout: time limit of an evaluator per cell.
    ///   - onEvent: called with events for the operator, from any thread.
    public convenience init(
        store: Store, evaluators: EvaluatorCache, engine: any Engine, owner: String, evaluatorTimeout: Duration = .seconds(10),
        onEvent: @escaping @Sendable (RunnerEvent) -> Void = { _ in }
    ) {
        self.init(
            store: store, evaluators: evaluators, engine: engine, owner: owner, evaluatorTimeout: evaluatorTimeout,
            timing: RunOwnership.Timing(), onEvent: onEvent)
    }

    init(
        store: Store, evaluators: EvaluatorCache, engine: any Engine, owner: String, evaluatorTimeout: Duration = .seconds(10),
        timing: RunOwnership.Timing, onEvent: @escaping @Sendable (RunnerEvent) -> Void = { _ in }
    ) {
        self.engine = engine
        comparisons = ComparisonQueue(store: store)
        selector = ItemSelector(store: store, engine: engine)
        ownership = RunOwnership(
            store: store, engine: engine, selector: selector, activeRuns: activeRuns, owner: owner, timing: timing,
            onEvent: onEvent)
        lifecycle = RunLifecycle(
            store: store, engine: engine, selector: selector, evaluators: evaluators, activeRuns: activeRuns,
            statistics: RunStatistics(store: store, engine: engine), ownership: ownership, onEvent: onEvent)
        chunks = ChunkRunner(
            store: store, engine: engine, evaluators: evaluators, activeRuns: activeRuns, counts: counts, completions: completions,
            timeout: evaluatorTimeout)
    }

    /// Starts the threads and resumes the runs that were queued or running and that no other process works on.
    public func start() throws(RunnerError) {
        do {
            try ownership.begin()
        } catch {
            throw .store(error)
        }
        try startThread { runner in runner.completions.run() }
        try startThread { runner in runner.ownership.work() }
        for _ in 0..<engine.threads { try startThread { runner in runner.work() } }
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

    /// Starts the runs that were created or queued again, if no other process is faster.
    public func startQueuedRuns() { ownership.ask() }

    /// Cancels a run whose row says so already. Items being judged are interrupted; finished cells are still recorded. If another process works
    /// on the run, that one notices within two seconds.
    public func cancel(_ run: ID<BatchRun>) {
        engine.cancel(run)
        // If no process works on the run, one computes its statistics.
        ownership.ask()
    }

    /// Stops handing out work, waits until all results are recorded, and ends the threads. Returns false if the time was not enough.
    @discardableResult
    public func stop(within duration: Duration = .seconds(8)) -> Bool {
        let deadline = MonotonicTime.now().advanced(by: duration)
        comparisons.stop()
        ownership.stop()
        // Completions of the last commits run even after the deadline.
        defer { completions.close() }
        guard engine.stop(before: deadline) else { return false }
        completions.close()
        ownership.release()
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

    /// How a run is going; `nil` if it is not active in this process.
    public func flight(of run: ID<BatchRun>) -> RunFlight? { engine.flight(of: run) }

    /// Compares a run with an earlier one of its project: at once if both are small or the comparison is cached, else in the background.
    ///
    /// - Parameter encode: encodes the comparison for the cache and the API.
    public func comparison(
        of candidate: BatchRun, with baseline: BatchRun, as encode: @escaping @Sendable (RunComparison) -> JSONText
    ) throws(StoreError) -> ComparisonAnswer {
        try comparisons.comparison(of: candidate, with: baseline, as: encode)
    }

    /// Cells recorded since the process started, by outcome.
    public var cells: [(outcome: Outcome, cells: Int)] { counts.all }
}
