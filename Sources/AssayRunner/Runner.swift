public import AssayDomain
public import AssayStore
public import EvaluatorKit

/// Scores batch runs: hands out chunks of cells to its own threads, fairly over all runs, and records what they find.
public final class Runner: Sendable {
    /// `workers`: threads that judge.
    public init(store: Store, registry: Registry, workers: Int) { fatalError("unwritten") }

    /// Starts the threads and goes on with every run that was queued or running.
    public func start() throws(StoreError) { fatalError("unwritten") }

    /// A run was created: begin with it.
    public func enqueue(_ run: BatchRun) { fatalError("unwritten") }

    /// Hands out no further cell of the run. What is being judged is recorded.
    public func cancel(_ run: ID<BatchRun>) { fatalError("unwritten") }

    /// Cells a second over the last seconds, while the run is going; `nil` when it is not.
    public func throughput(of run: ID<BatchRun>) -> Double? { fatalError("unwritten") }

    /// Hands out nothing more, waits until what is being judged is recorded, and ends the threads.
    public func stop() { fatalError("unwritten") }

    /// Whether every thread is alive, for `/readyz`.
    public var isAlive: Bool { fatalError("unwritten") }
}
