public import AssayDomain
public import AssayStore
public import EvaluatorKit
public import JSON
internal import Threads

/// Scores batch runs: hands out chunks of cells to its own threads, fairly over all projects and their runs, and records what they find.
///
/// When the store cannot be written (a full disk), the runs concerned rest and are tried again every few seconds; meanwhile `stall(of:)`
/// says why. Their rows say `running`, so that the next start goes on with them, too.
public final class Runner: Sendable {
    private let store: Store
    private let threadCount: Int
    private let engine: LocalEngine
    private let chooser: ItemSelector
    private let director: RunLifecycle
    private let chunks: ChunkRunner
    private let comparisons: ComparisonQueue
    private let ready = ActiveRuns()
    private let counts = OutcomeCounts()
    private let completions = CompletionQueue()
    private let threads = LockedState(0)

    /// Threads besides the workers, which sleep unless items take long: they are shared out among runs and projects.
    private static let spareThreads = 6

    /// `workers`: threads that judge at once. `evaluatorTimeout`: what an evaluator may take for one cell. `report` hears what an operator would
    /// want to know; any thread may call it.
    public init(
        store: Store, registry: Registry, workers: Int, evaluatorTimeout: Duration = .seconds(10),
        report: @escaping @Sendable (RunnerEvent) -> Void = { _ in }
    ) {
        self.store = store
        threadCount = workers + Self.spareThreads
        // While one chunk of a thread is being committed, it judges another.
        engine = LocalEngine(width: workers, spare: Self.spareThreads, maximumLeases: workers * 2, report: report)
        let judges = JudgeCache(registry: registry)
        comparisons = ComparisonQueue(store: store)
        chooser = ItemSelector(store: store, engine: engine)
        director = RunLifecycle(
            store: store, engine: engine, chooser: chooser, judges: judges, ready: ready,
            statistics: RunStatistics(store: store, engine: engine),
            report: report)
        chunks = ChunkRunner(
            store: store, engine: engine, judges: judges, ready: ready, counts: counts, completions: completions, timeout: evaluatorTimeout)
    }

    /// Starts the threads and goes on with every run that was queued or running.
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
            case .choose: chooser.choose(lease)
            case .begin: director.begin(lease)
            case .chunk(let portion, let limit): chunks.work(on: portion, limit: limit, under: lease)
            case .end(let ending): director.end(lease, as: ending)
            }
        }
    }

    /// A run was created, or queued again: begin with it.
    public func enqueue(_ run: BatchRun) {
        engine.start(run)
    }

    /// Hands out no further cell of the run. What is being judged is recorded.
    public func cancel(_ run: ID<BatchRun>) {
        engine.cancel(run)
    }

    /// Hands out nothing more, waits until what has been judged is recorded, and ends the threads. Whether all that was done in time.
    @discardableResult
    public func stop(within duration: Duration = .seconds(8)) -> Bool {
        let deadline = MonotonicTime.now().advanced(by: duration)
        comparisons.stop()
        // What is recorded at the last moment is heard of all the same.
        defer { completions.end() }
        guard engine.stop(before: deadline) else { return false }
        completions.end()
        return threads.waitFor { running in
            if running == 0 { return .done(true) }
            return MonotonicTime.now() < deadline ? .wait(until: deadline) : .done(false)
        }
    }
}

extension Runner {
    /// Cells a second over the last ten seconds, while the run is going; `nil` when it is not.
    public func throughput(of run: ID<BatchRun>) -> Double? {
        ready[run]?.meter.rate()
    }

    /// Chunks of the run in hand, and how many there may be; `nil` when it is not going.
    public func flight(of run: ID<BatchRun>) -> (inFlight: Int, width: Int)? {
        engine.flight(of: run)
    }

    /// How a run did beside an earlier one of its project: at once where both are small or were compared before, else as soon as that has
    /// been done in the background.
    ///
    /// - Parameter write: the comparison as it is kept and answered.
    public func comparison(
        of candidate: BatchRun, with baseline: BatchRun, as write: @escaping @Sendable (RunComparison) -> JSONText
    ) throws(StoreError) -> ComparisonAnswer {
        try comparisons.comparison(of: candidate, with: baseline, as: write)
    }

    /// Why a run that should be going rests, where the store is to blame.
    public func stall(of run: ID<BatchRun>) -> String? {
        engine.stall(of: run)
    }

    /// Cells recorded since the start, by how they ended.
    public var cells: [(outcome: Outcome, cells: Int)] { counts.all }
}
