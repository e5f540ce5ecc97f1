internal import AssayDomain

/// The runs in work, a planner for each, and whose turn it is: a short run behind a long one is done at once.
struct RunQueue {
    private struct Entry {
        let run: BatchRun
        var planner: Planner
        /// When the store is worth another try.
        var retry: MonotonicTime?
    }

    private var entries: [ID<BatchRun>: Entry] = [:]
    /// Whose turn it is, first.
    private var turns: [ID<BatchRun>] = []

    /// How long a run rests after the store refused to work.
    static let rest: Duration = .seconds(5)

    /// Takes a run in, unless it is in already.
    mutating func add(_ run: BatchRun) {
        guard entries[run.id] == nil else { return }
        let size = ChunkSize(cellsPerItem: run.evaluations.count * run.trials)
        entries[run.id] = Entry(run: run, planner: Planner(size: size, width: run.maxConcurrency ?? .max))
        turns.append(run.id)
    }

    /// The next work there is, beginning with the run whose turn it is; its turn comes again after all the others'.
    mutating func next(at now: MonotonicTime) -> Lease? {
        wake(at: now)
        for position in turns.indices {
            let id = turns[position]
            guard let run = entries[id]?.run, let work = entries[id]?.planner.next().work else { continue }
            turns.append(turns.remove(at: position))
            return Lease(run: run, work: work)
        }
        return nil
    }

    /// Tells the run's planner. Returns the reason where that stalls the run.
    @discardableResult
    mutating func apply(_ event: Planner.Event, to id: ID<BatchRun>, at now: MonotonicTime) -> String? {
        guard var entry = entries[id] else { return nil }
        let wasStalled = entry.planner.stall != nil
        entry.planner.apply(event)
        if entry.planner.isOver {
            entries[id] = nil
            turns.removeAll { $0 == id }
            return nil
        }
        let stall = wasStalled ? nil : entry.planner.stall
        if stall != nil { entry.retry = now.advanced(by: Self.rest) }
        entries[id] = entry
        return stall
    }

    /// Whether what is in hand of the run should be gone on with.
    func isWanted(_ id: ID<BatchRun>) -> Bool { entries[id]?.planner.isWanted ?? false }

    /// Why the run rests, if it does.
    func stall(of id: ID<BatchRun>) -> String? { entries[id]?.planner.stall }

    /// When a run has rested enough.
    var nextRetry: MonotonicTime? { entries.values.compactMap(\.retry).min() }

    private mutating func wake(at now: MonotonicTime) {
        for (id, entry) in entries {
            guard let retry = entry.retry, retry <= now else { continue }
            entries[id]?.retry = nil
            entries[id]?.planner.apply(.retried)
        }
    }
}

extension Planner.Decision {
    /// `nil` where there is nothing to do.
    fileprivate var work: Lease.Work? {
        switch self {
        case .begin: .begin
        case .read(let range, let limit): .chunk(of: range, limit: limit)
        case .end(let ending): .end(ending)
        case .wait: nil
        }
    }
}
