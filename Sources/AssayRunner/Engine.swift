internal import AssayDomain
internal import AssayStore

/// Hands out the work of all runs. `LocalEngine` keeps its plan in memory; an engine that spreads the work over several machines can
/// implement the same protocol.
///
/// Thread-safe. Results do not depend on it: each counts exactly once because of its primary key in the store.
protocol Engine: Sendable {
    /// Adds a run. If the run is still being ended, it is started again afterwards.
    func start(_ run: BatchRun)

    /// Stops handing out chunks of a run and ends it as cancelled.
    func cancel(_ run: ID<BatchRun>)

    /// Stops handing out chunks of a run and pauses it for this reason, until a person resumes it.
    func pause(_ run: ID<BatchRun>, _ reason: BatchRun.Reason)

    /// Waits for work; `nil` once the engine has been stopped.
    func lease() -> Lease?

    /// Reports how far the leased chunk reaches: up to and including this item. Later items may then be handed out.
    func claim(_ lease: Lease, through ordinal: Int64, items: Int)

    /// Reports that another item of the chunk begins. Returns whether to continue; if not, record what has been judged so far.
    func heartbeat(_ lease: Lease) -> Bool

    /// Whether the leased work is still wanted. Unlike a heartbeat, this may be asked in the middle of an item.
    func isWanted(_ lease: Lease) -> Bool

    /// Reports that the thread is free for another lease; the results of this one are being recorded.
    func finishedJudging(_ lease: Lease)

    /// Whether the engine is stopping: long tasks should return early.
    var isStopping: Bool { get }

    /// Ends the lease with its result. Called exactly once per lease.
    func finish(_ lease: Lease, _ event: Planner.Event)
}

/// A piece of work of a run, handed out to one thread.
struct Lease: Sendable {
    enum Work: Sendable {
        /// Select more items for the run.
        case select
        case begin
        case chunk(of: WorkRange, limit: Int)
        case end(RunEnd)
    }

    let run: BatchRun
    let work: Work
    /// Unique within this process.
    var number = 0
}
