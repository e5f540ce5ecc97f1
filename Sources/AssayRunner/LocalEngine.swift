internal import AssayDomain
internal import Threads

/// The engine of a single process: a queue in memory for the threads of this process.
final class LocalEngine: Engine {
    fileprivate struct State {
        var queue = RunQueue()
        var slots: WorkerSlots
        /// Numbers of the leases that have not been finished.
        var activeLeases: Set<Int> = []
        /// Leases handed out so far.
        var leaseCount = 0
        var isStopping = false
    }

    private let state: LockedState<State>
    private let maximumLeases: Int
    private let onEvent: @Sendable (RunnerEvent) -> Void

    /// - Parameters:
    ///   - workers: threads that work at once.
    ///   - spareThreads: additional threads, used only while items are slow.
    ///   - maximumLeases: limit of chunks being read, judged or recorded, which bounds the memory. Leases of slow items do not count.
    init(workers: Int, spareThreads: Int, maximumLeases: Int, onEvent: @escaping @Sendable (RunnerEvent) -> Void) {
        state = LockedState(State(slots: WorkerSlots(workers: workers, spareThreads: spareThreads)))
        self.maximumLeases = maximumLeases
        self.onEvent = onEvent
    }

    func start(_ run: BatchRun) {
        state.update { $0.queue.add(run) }
    }

    func cancel(_ run: ID<BatchRun>) {
        state.update { $0.queue.cancel(run, at: .now()) }
    }

    func pause(_ run: ID<BatchRun>, _ reason: BatchRun.Reason) {
        apply(.pauseRequested(reason), to: run)
    }

    func lease() -> Lease? {
        state.waitFor { state -> LockedState<State>.Attempt<Lease?> in
            if state.isStopping { return .done(nil) }
            let now = MonotonicTime.now()
            if case .none(let moment) = state.slots.capacity(at: now) { return .wait(until: moment) }
            guard state.activeLeases.count - state.slots.slowCount(at: now) < maximumLeases else { return .wait(until: nil) }
            guard let lease = state.next(at: now) else { return .wait(until: state.queue.nextRetry) }
            return .done(lease)
        }
    }

    func claim(_ lease: Lease, through ordinal: Int64, items: Int) {
        apply(.claimed(through: ordinal, items: items), to: lease.run.id)
    }

    func heartbeat(_ lease: Lease) -> Bool {
        state.withLock { state in
            let now = MonotonicTime.now()
            state.slots.heartbeat(lease, at: now)
            return state.isWanted(lease, at: now)
        }
    }

    func isWanted(_ lease: Lease) -> Bool {
        state.withLock { $0.isWanted(lease, at: .now()) }
    }

    func finishedJudging(_ lease: Lease) {
        state.update { $0.slots.release(lease) }
    }

    var isStopping: Bool { state.withLock { $0.isStopping } }

    func finish(_ lease: Lease, _ event: Planner.Event) {
        let problem = state.update { state -> RunnerEvent? in
            let isActive = state.activeLeases.remove(lease.number) != nil
            state.slots.release(lease)
            guard isActive else { return .internalError(lease.run.id, what: "a lease was finished twice") }
            return state.queue.apply(event, to: lease.run.id, at: .now())
        }
        if let problem { onEvent(problem) }
    }

    private func apply(_ event: Planner.Event, to run: ID<BatchRun>) {
        if let problem = state.update({ $0.queue.apply(event, to: run, at: .now()) }) { onEvent(problem) }
    }

    /// Why a run is waiting for the store; `nil` if it is not.
    func blockedReason(of run: ID<BatchRun>) -> String? {
        state.withLock { $0.queue.blockedReason(of: run) }
    }

    /// Chunks of the run in flight and their limit; `nil` if the run is not active.
    func concurrency(of run: ID<BatchRun>) -> (inFlight: Int, limit: Int)? {
        state.withLock { state in
            state.queue.concurrency(of: run).map { ($0.inFlight, min($0.limit, maximumLeases)) }
        }
    }

    /// Stops handing out work and waits for every lease to finish; returns false if the deadline came first.
    func stop(before deadline: MonotonicTime) -> Bool {
        state.update { $0.isStopping = true }
        return state.waitFor { state -> LockedState<State>.Attempt<Bool> in
            if state.activeLeases.isEmpty { return .done(true) }
            return MonotonicTime.now() < deadline ? .wait(until: deadline) : .done(false)
        }
    }
}

extension LocalEngine.State {
    /// Leases the next work, if a run with work may have a thread.
    fileprivate mutating func next(at now: MonotonicTime) -> Lease? {
        let slots = slots
        let isForAnyRun = slots.capacity(at: now) == .forAnyRun
        guard var lease = queue.next(at: now, for: { isForAnyRun || slots.mayUseSpareThread(for: $0) }) else { return nil }
        leaseCount += 1
        lease.number = leaseCount
        activeLeases.insert(leaseCount)
        self.slots.acquire(lease, at: now)
        return lease
    }

    fileprivate func isWanted(_ lease: Lease, at now: MonotonicTime) -> Bool {
        !isStopping && queue.isWanted(lease.run.id, at: now)
    }
}
