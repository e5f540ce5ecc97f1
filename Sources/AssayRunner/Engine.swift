internal import AssayDomain
internal import AssayStore

/// Who hands out the work of all runs. The one that ships keeps the plan in memory and the facts in the store; one that spreads the work
/// over several machines fits behind the same calls.
///
/// Any thread may call. Nothing it says is needed to be right about results: a result counts once because of its key in the store.
protocol Engine: Sendable {
    /// Takes a run in. One that is in already, because its end is being written down, begins again after that.
    func start(_ run: BatchRun)

    /// Hands out no further chunk of a run.
    func cancel(_ run: ID<BatchRun>)

    /// The same, because of something found out in its judging: it waits for a person.
    func park(_ run: ID<BatchRun>, _ reason: BatchRun.Reason)

    /// Waits until there is something to do; `nil` once the engine has been stopped.
    func lease() -> Lease?

    /// The chunk under lease goes up to and including this item: what comes after it may be handed out.
    func opened(_ lease: Lease, through ordinal: Int64, items: Int)

    /// Still at work, with another item. Whether to go on with the chunk; if not, what was judged so far is to be recorded.
    func beat(_ lease: Lease) -> Bool

    /// Whether somebody still wants what is under lease. Unlike a beat, it may be asked in the middle of an item.
    func isWanted(_ lease: Lease) -> Bool

    /// The thread has no more to do with the lease: what it judged is being recorded.
    func judged(_ lease: Lease)

    /// Whether nothing more is handed out: who is at something long breaks off.
    var isStopping: Bool { get }

    /// What became of the lease, once.
    func finish(_ lease: Lease, _ event: Planner.Event)
}

/// Something to do for a run, handed out once.
struct Lease: Sendable {
    enum Work: Sendable {
        /// Some of the run's sample is to be chosen.
        case choose
        case begin
        case chunk(of: WorkRange, limit: Int)
        case end(Planner.Ending)
    }

    let run: BatchRun
    let work: Work
    /// Of all that this process handed out.
    var number = 0
}
