public import AssayDomain
internal import Synchronization
public import Threads

/// The engine of a single process: a queue in memory for the threads of this process.
public final class LocalEngine: Engine {
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
    /// Copies for requests, under a lock of their own: the threads that judge have a lower priority, and a request must not wait for one that
    /// holds `state`.
    private let flights = Mutex<[ID<BatchRun>: RunFlight]>([:])
    private let maximumLeases: Int
    private let onEvent: @Sendable (RunnerEvent) -> Void
    public let threads: Int

    /// Additional threads, used only while items are slow, and shared fairly among projects and runs.
    public static let defaultSpareThreads = 6

    /// How long a thread waits before it looks for work again, while there are runs.
    private static let longestWait: Duration = .seconds(5)

    /// - Parameters:
    ///   - workers: threads that work at once.
    ///   - spareThreads: additional threads, used only while items are slow.
    ///   - maximumLeases: limit of chunks being read, judged or recorded, which bounds the memory; by default two per worker, since a thread
    ///     judges its next chunk while the last one is being committed. Leases of slow items do not count.
    ///   - onEvent: called with events for the operator, from any thread.
    public init(
        workers: Int, spareThreads: Int = defaultSpareThreads, maximumLeases: Int? = nil,
        onEvent: @escaping @Sendable (RunnerEvent) -> Void = { _ in }
    ) {
        state = LockedState(State(slots: WorkerSlots(workers: workers, spareThreads: spareThreads)))
        threads = workers + spareThreads
        self.maximumLeases = maximumLeases ?? workers * 2
        self.onEvent = onEvent
    }

    public func start(_ run: BatchRun) {
        state.update { state in
            state.queue.add(run)
            publish(run.id, state)
        }
    }

    public func cancel(_ run: ID<BatchRun>) { apply(.cancelled, to: run) }

    public func pause(_ run: ID<BatchRun>, _ reason: BatchRun.Reason) { apply(.pauseRequested(reason), to: run) }

    public func drop(_ run: ID<BatchRun>) { apply(.leaseLost, to: run) }

    public func lease() -> Lease? {
        let lease = state.waitFor { state -> LockedState<State>.Attempt<Lease?> in
            if state.isStopping { return .done(nil) }
            let now = MonotonicTime.now()
            // Some versions of the system's library may lose a signal to a single thread.
            let latest = state.queue.isEmpty ? nil : now.advanced(by: Self.longestWait)
            if case .none(let moment) = state.slots.capacity(at: now) { return .wait(until: moment ?? latest) }
            guard state.activeLeases.count - state.slots.slowCount(at: now) < maximumLeases else { return .wait(until: latest) }
            guard let lease = state.next(at: now) else { return .wait(until: [state.queue.nextRetry, latest].compactMap(\.self).min()) }
            publish(lease.run.id, state)
            return .done(lease)
        }
        // Each change wakes one thread; a thread that found work wakes the next, in case there is more.
        if lease != nil { state.wakeOne() }
        return lease
    }

    public func claim(_ lease: Lease, through ordinal: Int64) {
        apply(.claimed(through: ordinal), to: lease.run.id)
    }

    public func heartbeat(_ lease: Lease) -> Bool {
        state.withLock { state in
            let now = MonotonicTime.now()
            state.slots.heartbeat(lease, at: now)
            return state.isWanted(lease, at: now)
        }
    }

    public func isWanted(_ lease: Lease) -> Bool {
        state.withLock { $0.isWanted(lease, at: .now()) }
    }

    public func finishedJudging(_ lease: Lease) {
        state.updateOne { $0.slots.release(lease) }
    }

    public var isStopping: Bool { state.withLock { $0.isStopping } }

    public func finish(_ lease: Lease, _ event: Planner.Event) {
        let (problem, isStopping) = state.updateOne { state -> (RunnerEvent?, Bool) in
            let isActive = state.activeLeases.remove(lease.number) != nil
            state.slots.release(lease)
            guard isActive else { return (.internalError(lease.run.id, what: "a lease was finished twice"), state.isStopping) }
            let problem = state.queue.apply(event, to: lease.run.id, at: .now())
            publish(lease.run.id, state)
            return (problem, state.isStopping)
        }
        if isStopping { state.wakeAll() }
        if let problem { onEvent(problem) }
    }

    private func apply(_ event: Planner.Event, to run: ID<BatchRun>) {
        let problem = state.updateOne { state in
            defer { publish(run, state) }
            return state.queue.apply(event, to: run, at: .now())
        }
        if let problem { onEvent(problem) }
    }

    public func flight(of run: ID<BatchRun>) -> RunFlight? { flights.withLock { $0[run] } }

    private func publish(_ run: ID<BatchRun>, _ state: State) {
        let flight = state.queue.flight(of: run, maximum: maximumLeases)
        flights.withLock { $0[run] = flight }
    }

    public func stop(before deadline: MonotonicTime) -> Bool {
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
