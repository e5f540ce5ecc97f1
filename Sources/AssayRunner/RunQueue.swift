internal import AssayDomain
internal import Threads

/// The active runs with their planners, in round-robin order: first by project, then by run within the project. A short run does not wait for
/// a long one, and a project with many runs gets no more than a project with one.
struct RunQueue {
    fileprivate struct Entry {
        let run: BatchRun
        var planner: Planner
        /// When the seconds of the budget are used up; `nil` while the run is blocked.
        var deadline: MonotonicTime?
        /// Remaining seconds of the budget while the run is blocked.
        var remaining: Duration?
        /// The same run, started again while it was ending: it begins once the end is recorded.
        var successor: BatchRun?
    }

    private var entries: [ID<BatchRun>: Entry] = [:]
    /// When to try the store again for the runs that are blocked.
    private var retries: [ID<BatchRun>: MonotonicTime] = [:]
    /// Projects in round-robin order; the next one is first.
    private var turns: [Turn] = []

    /// A project, and its runs in the order of their turns.
    private struct Turn {
        let project: Project.Number
        var runs: [ID<BatchRun>]
    }

    /// Back-off after a store error.
    static let retryDelay: Duration = .seconds(5)

    /// Adds a run. If the run is still being ended, it is started again afterwards.
    mutating func add(_ run: BatchRun) {
        guard entries[run.id] == nil else {
            entries[run.id]?.successor = run
            return
        }
        // A final run without its statistics needs no selection any more.
        let isSelected = !run.isSelecting || run.status.isFinal
        let planner = Planner(cellsPerItem: run.cellsPerItem, maxChunksInFlight: run.maxConcurrency ?? .max, isSelected: isSelected)
        entries[run.id] = Entry(run: run, planner: planner)
        if let position = turns.firstIndex(where: { $0.project == run.project }) {
            turns[position].runs.append(run.id)
        } else {
            turns.append(Turn(project: run.project, runs: [run.id]))
        }
    }

    /// The next work of an eligible run, in round-robin order. The project and the run then move to the end of their lists.
    mutating func next(at now: MonotonicTime, for isEligible: (BatchRun) -> Bool = { _ in true }) -> Lease? {
        endBackOffs(at: now)
        for position in turns.indices {
            guard let lease = next(of: position, at: now, isEligible) else { continue }
            turns.append(turns.remove(at: position))
            return lease
        }
        return nil
    }

    private mutating func next(of turn: Int, at now: MonotonicTime, _ isEligible: (BatchRun) -> Bool) -> Lease? {
        for (position, id) in turns[turn].runs.enumerated() {
            guard let run = entries[id]?.run, isEligible(run) else { continue }
            entries[id]?.applyDeadline(at: now)
            guard let work = entries[id]?.planner.next().work else { continue }
            turns[turn].runs.append(turns[turn].runs.remove(at: position))
            return Lease(run: run, work: work)
        }
        return nil
    }

    /// Passes an event to the run's planner. Returns an event for the operator if the run is now blocked.
    @discardableResult
    mutating func apply(_ event: Planner.Event, to id: ID<BatchRun>, at now: MonotonicTime) -> RunnerEvent? {
        guard var entry = entries[id] else { return nil }
        let (wasBlocked, wasInconsistent) = (entry.planner.blockedReason != nil, entry.planner.inconsistency != nil)
        entry.planner.apply(event)
        if entry.planner.isFinished {
            entries[id] = nil
            retries[id] = nil
            for position in turns.indices { turns[position].runs.removeAll { $0 == id } }
            turns.removeAll(where: \.runs.isEmpty)
            if let successor = entry.successor { add(successor) }
            return nil
        }
        if case .begun(_, let left?) = event { entry.deadline = left.deadline(from: now) }
        let blockedReason = wasBlocked ? nil : entry.planner.blockedReason
        if blockedReason != nil {
            retries[id] = now.advanced(by: Self.retryDelay)
            entry.backOff(at: now)
        }
        entries[id] = entry
        if !wasInconsistent, let what = entry.planner.inconsistency { return .internalError(id, what: what) }
        // An inconsistency is reported once, not with each retry.
        if blockedReason == entry.planner.inconsistency { return nil }
        return blockedReason.map { .blocked(id, reason: $0) }
    }

    /// Whether work of the run in flight should continue.
    func isWanted(_ id: ID<BatchRun>, at now: MonotonicTime) -> Bool {
        guard let entry = entries[id], entry.planner.isWanted else { return false }
        return entry.deadline.map { now < $0 } ?? true
    }

    var isEmpty: Bool { entries.isEmpty }

    /// How a run is going; `nil` if it is not in the queue.
    ///
    /// - Parameter maximum: the most chunks of all runs that may be in flight at once.
    func flight(of id: ID<BatchRun>, maximum: Int) -> RunFlight? {
        entries[id].map { entry in
            RunFlight(
                inFlight: entry.planner.inFlight, limit: min(entry.run.maxConcurrency ?? .max, maximum),
                blockedReason: entry.planner.blockedReason)
        }
    }

    /// When the next back-off ends; `nil` if no run is blocked.
    var nextRetry: MonotonicTime? { retries.values.min() }

    private mutating func endBackOffs(at now: MonotonicTime) {
        for (id, retry) in retries where retry <= now {
            retries[id] = nil
            entries[id]?.endBackOff(at: now)
        }
    }
}

extension Planner.Decision {
    /// The decision as work to lease; `nil` for `wait`.
    fileprivate var work: Lease.Work? {
        switch self {
        case .select: .select
        case .begin: .begin
        case .read(let workRange, let limit): .chunk(of: workRange, limit: limit)
        case .end(let outcome): .end(outcome)
        case .wait: nil
        }
    }
}

extension RunQueue.Entry {
    /// Pauses a run that has used up its seconds, unless all remaining work is already in flight.
    fileprivate mutating func applyDeadline(at now: MonotonicTime) {
        guard let deadline, deadline <= now, planner.hasPendingItems else { return }
        planner.apply(.pauseRequested(.outOfSeconds))
    }

    /// Stops counting the seconds of the budget until the store is tried again.
    fileprivate mutating func backOff(at now: MonotonicTime) {
        remaining = deadline.map { $0.duration(since: now) }
        deadline = nil
    }

    fileprivate mutating func endBackOff(at now: MonotonicTime) {
        planner.apply(.unblocked)
        deadline = remaining.map { now.advanced(by: $0) }
        remaining = nil
    }
}

extension Budget {
    /// Seconds that outlast any process, yet can be added to a `MonotonicTime` without overflow.
    private static let longest = 1e9

    fileprivate func deadline(from now: MonotonicTime) -> MonotonicTime? {
        seconds.map { now.advanced(by: .seconds(min($0, Self.longest))) }
    }
}
