public import AssayDomain
public import Threads

/// Hands out the work of all runs. `LocalEngine` keeps its plan in memory; an engine that spreads the work over several machines implements
/// the same protocol, and is handed to the `Runner` instead.
///
/// Thread-safe. Results do not depend on it: each counts exactly once because of its primary key in the store.
public protocol Engine: Sendable {
    /// How many threads may hold a lease at once.
    var threads: Int { get }

    /// Adds a run. If the run is still being ended, it is started again afterwards.
    func start(_ run: BatchRun)

    /// Stops handing out chunks of a run and ends it as cancelled.
    func cancel(_ run: ID<BatchRun>)

    /// Stops handing out chunks of a run and pauses it for this reason, until a person resumes it.
    func pause(_ run: ID<BatchRun>, _ reason: BatchRun.Reason)

    /// Stops handing out work of a run and forgets it, because another process has taken it over. Nothing more of it can be recorded here.
    func drop(_ run: ID<BatchRun>)

    /// Waits for work; `nil` once the engine has been stopped.
    func lease() -> Lease?

    /// Reports how far the leased chunk reaches: up to and including this item. Later items may then be handed out.
    func claim(_ lease: Lease, through ordinal: Int64)

    /// Reports that another item of the chunk begins. Returns whether to continue; if not, record what has been judged so far.
    func heartbeat(_ lease: Lease) -> Bool

    /// Whether the leased work is still wanted. Unlike a heartbeat, this may be asked in the middle of an item.
    func isWanted(_ lease: Lease) -> Bool

    /// Reports that the thread is free for another lease; the results of this one are being recorded.
    func finishedJudging(_ lease: Lease)

    /// Ends the lease with its result. Called exactly once per lease.
    func finish(_ lease: Lease, _ event: Planner.Event)

    /// How a run is going; `nil` if the engine does not have it. Does not wait for threads that judge.
    func flight(of run: ID<BatchRun>) -> RunFlight?

    /// Whether the engine is stopping: long tasks should return early.
    var isStopping: Bool { get }

    /// Stops handing out work and waits for every lease to finish; returns false if the deadline came first.
    func stop(before deadline: MonotonicTime) -> Bool
}

/// How an active run is going.
public struct RunFlight: Sendable, Equatable {
    /// Chunks that are being read, judged or recorded.
    public let inFlight: Int
    /// The most chunks that may be in flight at once.
    public let limit: Int
    /// Why the run waits for the store; `nil` if it does not.
    public let blockedReason: String?

    public init(inFlight: Int, limit: Int, blockedReason: String?) {
        self.inFlight = inFlight
        self.limit = limit
        self.blockedReason = blockedReason
    }
}

/// A piece of work of a run, handed out to one thread. It names all that the thread needs: whoever leases a chunk can judge it, whichever
/// process began the run.
public struct Lease: Sendable {
    public enum Work: Sendable {
        /// Select more items for the run.
        case select
        case begin
        case chunk(of: WorkRange, limit: Int)
        case end(RunEnd)
    }

    public let run: BatchRun
    public let work: Work
    /// Unique within this process.
    public var number: Int

    public init(run: BatchRun, work: Work, number: Int = 0) {
        self.run = run
        self.work = work
        self.number = number
    }
}
