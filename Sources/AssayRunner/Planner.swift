internal import AssayDomain

/// Decides what happens next in one run: events go in, decisions come out. It uses no store, clock or thread, so that every engine can use
/// it and tests can replay any history.
///
/// Each decision is answered by exactly one event and is not repeated before that; the answer to `read` may be announced by `claimed`. An
/// event that answers no open decision is a bug: it is ignored, and the run is paused, since the planner no longer knows which work is in
/// flight.
struct Planner {
    private var stage = Stage.new
    private var pending = PendingRanges()
    /// Whether the pending items have been loaded.
    private var hasLoadedPending = false
    /// The range that a thread is reading, and the calls reserved for it. How far the chunk reaches is known once it has been read.
    private var reading: (workRange: WorkRange, calls: Int)?
    /// Chunks that are being judged or recorded, with the calls reserved for them.
    private var claimed: [WorkRange: Int] = [:]
    /// Calls left in the budget, without those reserved; `nil` if calls are not limited.
    private var remainingCalls: Int?
    /// Whether all items of the run have been selected.
    private var isSelected: Bool
    private var isCancelled = false
    /// Why there is nothing to judge.
    private var failure: BatchRun.Reason?
    private var pauseReason: BatchRun.Reason?
    /// Decisions that have not been answered yet.
    private var unansweredDecisions = 0
    /// Describes the first unexpected event, for the log.
    private(set) var inconsistency: String?
    /// Why no work is handed out until `unblocked`: the store could not be used, the daemon is stopping, or the end could not be recorded.
    private(set) var blockedReason: String?
    private var chunkSize: ChunkSize
    private let cellsPerItem: Int
    /// Limit of chunks being read, judged or recorded.
    private let maxChunksInFlight: Int

    /// - Parameter isSelected: whether all items of the run have been selected.
    init(cellsPerItem: Int, maxChunksInFlight: Int = .max, isSelected: Bool = true) {
        chunkSize = ChunkSize(cellsPerItem: cellsPerItem)
        self.cellsPerItem = max(1, cellsPerItem)
        self.maxChunksInFlight = maxChunksInFlight
        self.isSelected = isSelected
    }

    private enum Stage {
        case new, selecting, beginning
        /// Begun, or nothing is left but to end: the next decision is to read or to end.
        case running
        case ending, finished
    }
}

extension Planner {
    /// The next thing to do. It counts as in progress from now on.
    mutating func next() -> Decision {
        let decision = decide()
        if decision != .wait { unansweredDecisions += 1 }
        return decision
    }

    private mutating func decide() -> Decision {
        guard blockedReason == nil else { return .wait }
        if inconsistency != nil { return stage == .finished ? .wait : end() }
        switch stage {
        case .new where isCancelled:
            return end()
        case .new where !isSelected:
            stage = .selecting
            return .select
        case .new:
            stage = .beginning
            return .begin
        case .running:
            return isWanted && !pending.isEmpty ? read() : end()
        case .selecting, .beginning, .ending, .finished:
            return .wait
        }
    }

    /// Whether work in flight should continue.
    var isWanted: Bool { !isCancelled && pauseReason == nil && failure == nil && inconsistency == nil }

    /// Whether items are waiting to be handed out.
    var hasPendingItems: Bool { !pending.isEmpty }

    /// Whether the run has ended and its end is recorded.
    var isFinished: Bool { stage == .finished }

    /// Chunks that are being read, judged or recorded.
    var inFlight: Int { claimed.count + (reading == nil ? 0 : 1) }

    private mutating func read() -> Decision {
        guard reading == nil, claimed.count < maxChunksInFlight else { return .wait }
        let limit = min(chunkSize.items, (remainingCalls ?? .max) / cellsPerItem)
        guard limit > 0 else { return pauseOutOfCalls() }
        guard let workRange = pending.popFirst() else { return .wait }
        reading = (workRange, limit * cellsPerItem)
        remainingCalls? -= limit * cellsPerItem
        return .read(workRange, limit: limit)
    }

    private mutating func pauseOutOfCalls() -> Decision {
        // A chunk in flight may need fewer calls than are reserved for it.
        guard claimed.isEmpty else { return .wait }
        pauseReason = .outOfCalls(left: remainingCalls ?? 0, cellsPerItem: cellsPerItem)
        return end()
    }

    private mutating func end() -> Decision {
        // After an unexpected event, claimed chunks may never be released.
        guard inconsistency == nil ? reading == nil && claimed.isEmpty : unansweredDecisions == 0 else { return .wait }
        stage = .ending
        return .end(outcome)
    }

    private var outcome: RunEnd {
        if isCancelled { return .cancelled }
        if inconsistency != nil { return .paused(.internalError) }
        if let failure { return .failed(failure) }
        // A finished run completes even if it was asked to pause.
        if let pauseReason, !hasLoadedPending || !pending.isEmpty { return .paused(pauseReason) }
        return .completed
    }
}

extension Planner {
    mutating func apply(_ event: Event) {
        if event.isAnswer { unansweredDecisions = max(0, unansweredDecisions - 1) }
        switch event {
        case .selected where stage == .selecting, .partlySelected where stage == .selecting, .notSelected where stage == .selecting,
            .selectionFailed where stage == .selecting:
            finishSelecting(event)
        case .begun(let items, let left) where stage == .beginning:
            (pending, hasLoadedPending, remainingCalls) = (items, true, left?.calls)
            stage = .running
        case .notRunnable(let reason) where stage == .beginning:
            pauseReason = reason
            stage = .running
        case .notBegun(let obstacle) where stage == .beginning:
            stage = .new
            blockedReason = obstacle
        case .ended where stage == .ending:
            stage = .finished
        case .notEnded(let obstacle) where stage == .ending:
            stage = .running
            blockedReason = obstacle
        case .cancelled:
            isCancelled = true
        case .pauseRequested(let reason):
            pauseReason = pauseReason ?? reason
        case .unblocked:
            blockedReason = nil
        case .claimed(let through, let items):
            claim(through: through, items: items)
        case .empty, .notRead:
            finishReading(event)
        case .recorded, .notRecorded, .abandoned:
            finishChunk(event)
        case .inconsistent(let what):
            note(inconsistency: what)
            // Without a back-off the end would be decided again at once, and fail again.
            if stage == .ending { blockedReason = what }
        case .selected, .partlySelected, .notSelected, .selectionFailed, .begun, .notRunnable, .notBegun, .ended, .notEnded:
            note(inconsistency: "unexpected event \(event.name) in stage \(stage)")
        }
    }

    private mutating func finishSelecting(_ event: Event) {
        stage = .new
        switch event {
        case .selected: isSelected = true
        case .notSelected(let obstacle): blockedReason = obstacle
        case .selectionFailed(let reason):
            failure = reason
            stage = .running
        default: break
        }
    }

    private mutating func finishReading(_ event: Event) {
        guard let workRange = finishReading() else { return note(inconsistency: "unexpected event \(event.name): no range is being read") }
        guard case .notRead(let obstacle) = event else { return }
        pending.reinsert(workRange)
        blockedReason = obstacle
    }

    private mutating func finishChunk(_ event: Event) {
        guard let chunk = event.chunk, release(chunk, after: event.spending) else {
            return note(inconsistency: "unexpected event \(event.name): the chunk is not in flight")
        }
        switch event {
        case .recorded(_, let through, _, let throughput):
            pending.reinsert(chunk.suffix(after: through))
            chunkSize.adapt(to: throughput)
        case .notRecorded(_, let obstacle):
            pending.reinsert(chunk)
            blockedReason = obstacle
        default:
            pending.reinsert(chunk)
        }
    }

    /// Turns the range being read into a chunk that reserves as many calls as its items need.
    private mutating func claim(through: Int64, items: Int) {
        guard let range = reading?.workRange.range, range.after < through, through <= range.through, let workRange = finishReading() else {
            return note(inconsistency: "unexpected event claimed: its items are not being read")
        }
        claimed[workRange.prefix(through: through)] = items * cellsPerItem
        remainingCalls? -= items * cellsPerItem
        pending.reinsert(workRange.suffix(after: through))
    }

    /// Ends the reading and returns its range; `nil` if no range was being read.
    private mutating func finishReading() -> WorkRange? {
        guard let (workRange, calls) = reading else { return nil }
        reading = nil
        remainingCalls? += calls
        return workRange
    }

    /// Returns the reserved calls that the chunk did not use to the budget; returns false if the chunk was not in flight.
    private mutating func release(_ chunk: WorkRange, after spending: Spending) -> Bool {
        guard let setAside = claimed.removeValue(forKey: chunk) else { return false }
        remainingCalls? += setAside - spending.calls
        return true
    }

    private mutating func note(inconsistency what: String) { inconsistency = inconsistency ?? what }
}

extension Planner.Event {
    /// Whether the event answers a decision.
    fileprivate var isAnswer: Bool {
        switch self {
        case .claimed, .cancelled, .pauseRequested, .unblocked: false
        default: true
        }
    }

    fileprivate var chunk: WorkRange? {
        switch self {
        case .recorded(let chunk, _, _, _), .notRecorded(let chunk, _), .abandoned(let chunk): chunk
        default: nil
        }
    }

    /// What was spent for the chunk.
    fileprivate var spending: Spending {
        if case .recorded(_, _, let spending, _) = self { spending } else { Spending() }
    }

    /// The name of the case, without its associated values, which may be long.
    fileprivate var name: Substring { "\(self)".prefix { $0 != "(" } }
}

/// Chooses how many items the next chunk of a run has: few at first, so that a run shows results at once, then as many as are judged in a
/// tenth of a second, so that short runs get a thread soon and stopping is quick.
struct ChunkSize {
    private(set) var items: Int
    private let maximum: Int

    /// Microseconds that judging a chunk should take.
    private static let target: Int64 = 100_000
    private static let maximumItems = 1_000
    /// Results of a chunk are in memory together and are committed together.
    private static let maximumCells = 4_000
    private static let initialItems = 32
    /// A chunk is at most this many times as large as the one before it, since a single measurement may be wrong.
    private static let maximumGrowth = 4

    init(cellsPerItem: Int) {
        maximum = min(Self.maximumItems, max(1, Self.maximumCells / max(1, cellsPerItem)))
        items = min(Self.initialItems, maximum)
    }

    mutating func adapt(to throughput: Planner.Throughput) {
        let fitting = Int64(throughput.items) * Self.target / max(1, throughput.microseconds)
        items = max(1, min(Int(fitting), items * Self.maximumGrowth, maximum))
    }
}
