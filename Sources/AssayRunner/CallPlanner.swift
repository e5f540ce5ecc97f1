internal import AssayDomain
internal import Threads

/// Decides what happens next in the calling lane of one run, whose evaluations ask providers: events go in, decisions come out. Like
/// `Planner` it uses no store, clock or thread. It keeps track of single cells, since calls end in any order and are retried one by one.
///
/// Memory is bounded: at most `window` cells are open here at once, and the next ones are read as those are answered. Cells are called in
/// the order in which they were read; one that failed goes to the end. Cells of a limited key stay in the window, so other keys go on as
/// long as the window has room.
///
/// Each `read`, `call` and `giveUp` is answered by exactly one event. An event that answers nothing in flight is a bug: it is ignored, and
/// the lane is paused, since the planner no longer knows which work is in flight.
struct CallPlanner {
    private var pending = PendingRanges()
    /// Whether the pending items have been loaded.
    private var hasBegun = false
    /// The range whose cells are being read, and the limit of items.
    private var reading: (workRange: WorkRange, limit: Int)?
    /// At most `window` cells.
    private var waiting: [WaitingCell] = []
    /// Cells handed out by `call` or `giveUp`, with the attempts that each has used up.
    private var inFlight: [CallCell: Int] = [:]
    /// Keys with which no call is made before a time.
    private var limitedKeys: [CallCell.Key: MonotonicTime] = [:]
    /// Calls left in the budget, without those reserved for cells in flight; `nil` if calls are not limited.
    private var callsLeft: Int?
    private var isCancelled = false
    private var pauseReason: BatchRun.Reason?
    /// Decisions that have not been answered yet.
    private var unansweredDecisions = 0
    /// Whether `end` has been decided.
    private(set) var isFinished = false
    /// Describes the first unexpected event, for the log.
    private(set) var inconsistency: String?
    /// Why no work is handed out until `unblocked`.
    private(set) var blockedReason: String?
    private let limits: Limits

    struct Limits {
        /// Cells of one item at most: evaluations of the lane times trials.
        var cellsPerItem = 1
        /// Cells in flight at most.
        var concurrency = 16
        /// Open cells at most, waiting or in flight. The cells of one item always fit.
        var window = 64
        /// A cell is given up after this many failures that count as attempts.
        var attempts = 8
        /// Calls that one attempt at a cell may take. They are reserved when the cell is handed out.
        var callsPerAttempt = 1
    }

    /// - Parameter limits: all at least 1.
    init(_ limits: Limits) {
        self.limits = limits
    }

    private struct WaitingCell {
        let cell: CallCell
        var attempts = 0
        var notBefore = MonotonicTime(nanoseconds: .min)
    }
}

extension CallPlanner {
    /// The next thing to do. It counts as in progress from now on.
    mutating func next(at now: MonotonicTime) -> Decision {
        guard !isFinished, hasBegun || !isWanted else { return .wait(until: nil) }
        guard isWanted, hasOpenItems else { return isIdle ? end() : .wait(until: nil) }
        guard blockedReason == nil else { return .wait(until: nil) }
        if let decision = handOut(at: now) ?? read() { return decision }
        if isIdle, !canCall {
            pauseReason = .outOfCalls(left: callsLeft ?? 0, callsPerCell: limits.callsPerAttempt)
            return end()
        }
        return .wait(until: nextCallTime)
    }

    /// Whether calls in flight should continue.
    var isWanted: Bool { !isCancelled && pauseReason == nil && inconsistency == nil }

    /// Cells that are in memory: waiting or in flight.
    var openCells: Int { waiting.count + inFlight.count }

    /// Whether cells are waiting, or may be among the items that have not been read.
    private var hasOpenItems: Bool { !waiting.isEmpty || !pending.isEmpty }

    /// Whether nothing is in flight. After an unexpected event, cells in flight may never be answered.
    private var isIdle: Bool { inconsistency == nil ? inFlight.isEmpty && reading == nil : unansweredDecisions == 0 }

    private var hasFreeSlot: Bool { inFlight.count < limits.concurrency }

    private var canCall: Bool { callsLeft.map { $0 >= limits.callsPerAttempt } ?? true }

    private func hasUsedUpItsAttempts(_ attempts: Int) -> Bool { attempts >= limits.attempts }

    /// When a waiting cell may be called.
    private func callTime(of waiting: WaitingCell) -> MonotonicTime {
        limitedKeys[waiting.cell.key].map { max($0, waiting.notBefore) } ?? waiting.notBefore
    }

    /// When the next cell may be called; `nil` if that depends on an event.
    private var nextCallTime: MonotonicTime? {
        hasFreeSlot && canCall ? waiting.lazy.map(callTime).min() : nil
    }

    /// Hands out the first waiting cell that may be called or is to be given up.
    private mutating func handOut(at now: MonotonicTime) -> Decision? {
        guard hasFreeSlot else { return nil }
        let first = waiting.firstIndex { hasUsedUpItsAttempts($0.attempts) || canCall && callTime(of: $0) <= now }
        guard let first else { return nil }
        let (cell, attempts) = (waiting[first].cell, waiting[first].attempts)
        waiting.remove(at: first)
        inFlight[cell] = attempts
        unansweredDecisions += 1
        let reserved = reservedCalls(after: attempts)
        callsLeft? -= reserved
        return hasUsedUpItsAttempts(attempts) ? .giveUp(cell) : .call(cell)
    }

    /// Calls reserved for a cell in flight that has used up this many attempts.
    private func reservedCalls(after attempts: Int) -> Int { hasUsedUpItsAttempts(attempts) ? 0 : limits.callsPerAttempt }

    private mutating func read() -> Decision? {
        let window = max(limits.window, limits.cellsPerItem)
        let items = (window - openCells) / limits.cellsPerItem
        // Few reads of many items each, unless a slot would stay free.
        guard reading == nil, items > 0, openCells <= window / 2 || hasFreeSlot else { return nil }
        // Without calls left, items are read only to find out whether a cell is open.
        guard canCall || waiting.isEmpty, let workRange = pending.popFirst() else { return nil }
        reading = (workRange, items)
        unansweredDecisions += 1
        return .read(workRange, limit: items)
    }

    private mutating func end() -> Decision {
        isFinished = true
        return .end(outcome)
    }

    private var outcome: RunEnd {
        if isCancelled { return .cancelled }
        if inconsistency != nil { return .paused(.internalError) }
        // A finished run completes even if it was asked to pause.
        if let pauseReason, !hasBegun || hasOpenItems { return .paused(pauseReason) }
        return .completed
    }
}

extension CallPlanner {
    mutating func apply(_ event: Event) {
        if event.isAnswer { unansweredDecisions = max(0, unansweredDecisions - 1) }
        switch event {
        case .begun(let items, let callsLeft):
            guard !hasBegun else { return note(inconsistency: "unexpected event begun: the run has begun before") }
            (pending, hasBegun, self.callsLeft) = (items, true, callsLeft)
        case .loaded(let cells, let through):
            load(cells, through: through)
        case .notLoaded(let obstacle):
            guard let workRange = reading?.workRange else {
                return note(inconsistency: "unexpected event notLoaded: no range is being read")
            }
            reading = nil
            pending.reinsert(workRange)
            blockedReason = obstacle
        case .answered(let cell, let calls):
            _ = release(cell, calls: calls)
        case .failed(let cell, let calls, let retryAt, let countsAsAttempt):
            guard let attempts = release(cell, calls: calls) else { return }
            waiting.append(WaitingCell(cell: cell, attempts: attempts + (countsAsAttempt ? 1 : 0), notBefore: retryAt))
        case .limited(let key, let until):
            limitedKeys[key] = max(limitedKeys[key] ?? until, until)
        case .cancelled:
            isCancelled = true
        case .pauseRequested(let reason):
            pauseReason = pauseReason ?? reason
        case .blocked(let obstacle):
            blockedReason = obstacle
        case .unblocked:
            blockedReason = nil
        }
    }

    private mutating func load(_ cells: [CallCell], through: Int64) {
        guard let (workRange, items) = reading, workRange.range.after < through, through <= workRange.range.through else {
            return note(inconsistency: "unexpected event loaded: its items are not being read")
        }
        let known = Set(waiting.map(\.cell)).union(inFlight.keys)
        let isExpected = cells.allSatisfy { $0.item > workRange.range.after && $0.item <= through && !known.contains($0) }
        guard isExpected, Set(cells).count == cells.count, cells.count <= items * limits.cellsPerItem else {
            return note(inconsistency: "unexpected event loaded: its cells are not those of the items being read")
        }
        reading = nil
        waiting += cells.map { WaitingCell(cell: $0) }
        pending.reinsert(workRange.suffix(after: through))
    }

    /// Takes a cell out of flight and gives back the reserved calls that were not made. Returns the attempts that the cell had used up when
    /// it was handed out; `nil` if it was not in flight.
    private mutating func release(_ cell: CallCell, calls: Int) -> Int? {
        guard let attempts = inFlight.removeValue(forKey: cell) else {
            note(inconsistency: "unexpected answer for \(cell): it is not in flight")
            return nil
        }
        let reserved = reservedCalls(after: attempts)
        callsLeft? += reserved - calls
        if calls > reserved { note(inconsistency: "\(calls) calls for \(cell), for which \(reserved) were reserved") }
        return attempts
    }

    private mutating func note(inconsistency what: String) { inconsistency = inconsistency ?? what }
}
