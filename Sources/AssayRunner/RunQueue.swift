internal import AssayDomain
internal import Threads

/// The runs in work, a planner for each, and whose turn it is: a short run behind a long one is done at once, and a project with many runs
/// gets no more than one with a single run.
struct RunQueue {
    fileprivate struct Entry {
        let run: BatchRun
        var planner: Planner
        /// When the seconds of its budget are over, while it does not rest.
        var deadline: MonotonicTime?
        /// What is left of them, while it rests.
        var left: Duration?
        /// The same run once more, to be begun when this one's end has been written down.
        var successor: BatchRun?
        /// When the store is worth another try.
        var retry: MonotonicTime?
    }

    private var entries: [ID<BatchRun>: Entry] = [:]
    /// Whose turn it is, first.
    private var turns: [Turn] = []

    /// A project, and its runs in the order of their turns.
    private struct Turn {
        let project: Project.Number
        var runs: [ID<BatchRun>]
    }

    /// How long a run rests after the store refused to work.
    static let rest: Duration = .seconds(5)

    /// Takes a run in. One that is in already, because its end is being written down, begins again after that.
    mutating func add(_ run: BatchRun) {
        guard entries[run.id] == nil else {
            entries[run.id]?.successor = run
            return
        }
        // What was settled without its statistics needs no sample any more.
        let isChosen = !run.isChoosing || run.status.isFinal
        let planner = Planner(cellsPerItem: run.cellsPerItem, width: run.maxConcurrency ?? .max, isChosen: isChosen)
        entries[run.id] = Entry(run: run, planner: planner)
        if let position = turns.firstIndex(where: { $0.project == run.project }) {
            turns[position].runs.append(run.id)
        } else {
            turns.append(Turn(project: run.project, runs: [run.id]))
        }
    }

    /// Ends a run as soon as nothing of it is in hand.
    mutating func cancel(_ id: ID<BatchRun>, at now: MonotonicTime) {
        entries[id]?.successor = nil
        apply(.cancelled, to: id, at: now)
    }

    /// The next work there is for runs that may have some, beginning with the project whose turn it is, and with the run whose turn it is
    /// there; their turns come again after all the others'.
    mutating func next(at now: MonotonicTime, for mayHave: (BatchRun) -> Bool = { _ in true }) -> Lease? {
        wake(at: now)
        for position in turns.indices {
            guard let lease = next(of: position, at: now, mayHave) else { continue }
            turns.append(turns.remove(at: position))
            return lease
        }
        return nil
    }

    private mutating func next(of turn: Int, at now: MonotonicTime, _ mayHave: (BatchRun) -> Bool) -> Lease? {
        for (position, id) in turns[turn].runs.enumerated() {
            guard let run = entries[id]?.run, mayHave(run) else { continue }
            entries[id]?.heedDeadline(at: now)
            guard let work = entries[id]?.planner.next().work else { continue }
            turns[turn].runs.append(turns[turn].runs.remove(at: position))
            return Lease(run: run, work: work)
        }
        return nil
    }

    /// Tells the run's planner. Returns what an operator should hear of where that stops the run.
    @discardableResult
    mutating func apply(_ event: Planner.Event, to id: ID<BatchRun>, at now: MonotonicTime) -> RunnerEvent? {
        guard var entry = entries[id] else { return nil }
        let (wasStalled, hadMismatch) = (entry.planner.stall != nil, entry.planner.mismatch != nil)
        entry.planner.apply(event)
        if entry.planner.isOver {
            entries[id] = nil
            for position in turns.indices { turns[position].runs.removeAll { $0 == id } }
            turns.removeAll(where: \.runs.isEmpty)
            if let successor = entry.successor { add(successor) }
            return nil
        }
        if case .begun(_, let left?) = event { entry.deadline = left.deadline(from: now) }
        let stall = wasStalled ? nil : entry.planner.stall
        if stall != nil { entry.rest(at: now, for: Self.rest) }
        entries[id] = entry
        if !hadMismatch, let what = entry.planner.mismatch { return .mismatched(id, what: what) }
        // What has been reported once fails again with each try.
        if stall == entry.planner.mismatch { return nil }
        return stall.map { .stalled(id, reason: $0) }
    }

    /// Whether what is in hand of the run should be gone on with.
    func isWanted(_ id: ID<BatchRun>, at now: MonotonicTime) -> Bool {
        guard let entry = entries[id], entry.planner.isWanted else { return false }
        return entry.deadline.map { now < $0 } ?? true
    }

    /// Chunks of a run that are in hand, and how many it may have.
    func flight(of id: ID<BatchRun>) -> (inFlight: Int, width: Int)? {
        entries[id].map { ($0.planner.inFlight, $0.run.maxConcurrency ?? .max) }
    }

    /// Why the run rests, if it does.
    func stall(of id: ID<BatchRun>) -> String? { entries[id]?.planner.stall }

    /// When a run has rested enough.
    var nextRetry: MonotonicTime? { entries.values.compactMap(\.retry).min() }

    private mutating func wake(at now: MonotonicTime) {
        for (id, entry) in entries {
            guard let retry = entry.retry, retry <= now else { continue }
            entries[id]?.wake(at: now)
        }
    }
}

extension Planner.Decision {
    /// `nil` where there is nothing to do.
    fileprivate var work: Lease.Work? {
        switch self {
        case .choose: .choose
        case .begin: .begin
        case .read(let portion, let limit): .chunk(of: portion, limit: limit)
        case .end(let ending): .end(ending)
        case .wait: nil
        }
    }
}

extension RunQueue.Entry {
    /// A run whose seconds are over is parked, unless all that is left to do is in hand.
    fileprivate mutating func heedDeadline(at now: MonotonicTime) {
        guard let deadline, deadline <= now, planner.hasOpenItems else { return }
        planner.apply(.parked(.outOfSeconds))
    }

    fileprivate mutating func rest(at now: MonotonicTime, for duration: Duration) {
        retry = now.advanced(by: duration)
        left = deadline.map { $0.duration(since: now) }
        deadline = nil
    }

    fileprivate mutating func wake(at now: MonotonicTime) {
        retry = nil
        planner.apply(.retried)
        deadline = left.map { now.advanced(by: $0) }
        left = nil
    }
}

extension Budget {
    /// Longer than any daemon lives, and short enough to be added to a moment.
    private static let longest = 1e9

    fileprivate func deadline(from now: MonotonicTime) -> MonotonicTime? {
        seconds.map { now.advanced(by: .seconds(min($0, Self.longest))) }
    }
}
