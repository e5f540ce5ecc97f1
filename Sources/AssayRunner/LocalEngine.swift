internal import AssayDomain
internal import Threads

/// The engine of one process: its queue is in memory, and threads of the same process take from it.
final class LocalEngine: Engine {
    fileprivate struct State {
        var queue = RunQueue()
        var slots: WorkerSlots
        /// The leases that have not been finished, by their numbers.
        var inHand: Set<Int> = []
        /// How many leases there have been.
        var leases = 0
        var isStopping = false
    }

    private let state: LockedState<State>
    private let maximumLeases: Int
    private let report: @Sendable (RunnerEvent) -> Void

    /// `width`: threads that work at once. `spare`: threads besides them for when items take long. `maximumLeases`: chunks being read, judged or recorded at once, which bounds the memory. There are
    /// more of both while items take long.
    init(width: Int, spare: Int, maximumLeases: Int, report: @escaping @Sendable (RunnerEvent) -> Void) {
        state = LockedState(State(slots: WorkerSlots(width: width, spare: spare)))
        self.maximumLeases = maximumLeases
        self.report = report
    }

    func start(_ run: BatchRun) {
        state.update { $0.queue.add(run) }
    }

    func cancel(_ run: ID<BatchRun>) {
        state.update { $0.queue.cancel(run, at: .now()) }
    }

    func park(_ run: ID<BatchRun>, _ reason: BatchRun.Reason) {
        apply(.parked(reason), to: run)
    }

    func lease() -> Lease? {
        state.waitFor { state -> LockedState<State>.Attempt<Lease?> in
            if state.isStopping { return .done(nil) }
            let now = MonotonicTime.now()
            if case .none(let moment) = state.slots.room(at: now) { return .wait(until: moment) }
            guard state.inHand.count - state.slots.heldUp(at: now) < maximumLeases else { return .wait(until: nil) }
            guard let lease = state.next(at: now) else { return .wait(until: state.queue.nextRetry) }
            return .done(lease)
        }
    }

    func opened(_ lease: Lease, through ordinal: Int64, items: Int) {
        apply(.opened(through: ordinal, items: items), to: lease.run.id)
    }

    func beat(_ lease: Lease) -> Bool {
        state.withLock { state in
            let now = MonotonicTime.now()
            state.slots.beat(lease, at: now)
            return state.isWanted(lease, at: now)
        }
    }

    func isWanted(_ lease: Lease) -> Bool {
        state.withLock { $0.isWanted(lease, at: .now()) }
    }

    func judged(_ lease: Lease) {
        state.update { $0.slots.leave(lease) }
    }

    var isStopping: Bool { state.withLock { $0.isStopping } }

    func finish(_ lease: Lease, _ event: Planner.Event) {
        let trouble = state.update { state -> RunnerEvent? in
            let isInHand = state.inHand.remove(lease.number) != nil
            state.slots.leave(lease)
            guard isInHand else { return .mismatched(lease.run.id, what: "a lease was finished twice") }
            return state.queue.apply(event, to: lease.run.id, at: .now())
        }
        if let trouble { report(trouble) }
    }

    private func apply(_ event: Planner.Event, to run: ID<BatchRun>) {
        if let trouble = state.update({ $0.queue.apply(event, to: run, at: .now()) }) { report(trouble) }
    }

    /// Why a run does not get on, where the store is to blame.
    func stall(of run: ID<BatchRun>) -> String? {
        state.withLock { $0.queue.stall(of: run) }
    }

    /// Chunks of the run that are in hand, and how many there may be; `nil` where it is not going.
    func flight(of run: ID<BatchRun>) -> (inFlight: Int, width: Int)? {
        state.withLock { state in
            state.queue.flight(of: run).map { ($0.inFlight, min($0.width, maximumLeases)) }
        }
    }

    /// Hands out nothing more, and waits until every lease is finished. Whether that was so before the deadline.
    func stop(before deadline: MonotonicTime) -> Bool {
        state.update { $0.isStopping = true }
        return state.waitFor { state -> LockedState<State>.Attempt<Bool> in
            if state.inHand.isEmpty { return .done(true) }
            return MonotonicTime.now() < deadline ? .wait(until: deadline) : .done(false)
        }
    }
}

extension LocalEngine.State {
    /// The next work there is for those who may be given it.
    fileprivate mutating func next(at now: MonotonicTime) -> Lease? {
        let slots = slots
        let isForAll = slots.room(at: now) == .forEveryone
        guard var lease = queue.next(at: now, for: { isForAll || slots.maySpare(for: $0) }) else { return nil }
        leases += 1
        lease.number = leases
        inHand.insert(leases)
        self.slots.take(lease, at: now)
        return lease
    }

    fileprivate func isWanted(_ lease: Lease, at now: MonotonicTime) -> Bool {
        !isStopping && queue.isWanted(lease.run.id, at: now)
    }
}
