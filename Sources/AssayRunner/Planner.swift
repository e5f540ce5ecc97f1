internal import AssayDomain

/// Decides what happens next in one run: events go in, decisions come out. It uses no store, clock or thread, so that every engine can use
/// it and tests can replay any history.
///
/// Each decision is answered by exactly one event and is not repeated before that; the answer to `read` may be announced by `claimed`. An
/// event that answers no open decision is a bug: it is ignored, and the run is paused, since the planner no longer knows which work is in
/// flight.
public struct Planner: Sendable {
    private var stage = Stage.new
    private var pending = PendingRanges()
    /// Whether the pending items have been loaded.
    private var hasLoadedPending = false
    /// The range that a thread is reading. How far the chunk reaches is known once it has been read.
    private var reading: WorkRange?
    /// Chunks that are being judged or recorded.
    private var claimed: Set<WorkRange> = []
    /// Whether all items of the run have been selected.
    private var isSelected: Bool
    private var isCancelled = false
    /// Whether another process has taken the run over.
    private var isLost = false
    /// Why there is nothing to judge.
    private var failure: BatchRun.Reason?
    private var pauseReason: BatchRun.Reason?
    /// Decisions that have not been answered yet.
    private var unansweredDecisions = 0
    /// Describes the first unexpected event, for the log.
    public private(set) var inconsistency: String?
    /// Why no work is handed out until `unblocked`: the store could not be used, the daemon is stopping, or the end could not be recorded.
    public private(set) var blockedReason: String?
    private var chunkSize: ChunkSize
    /// Limit of chunks being read, judged or recorded.
    private let maxChunksInFlight: Int

    /// - Parameter isSelected: whether all items of the run have been selected.
    public init(cellsPerItem: Int, maxChunksInFlight: Int = .max, isSelected: Bool = true) {
        chunkSize = ChunkSize(cellsPerItem: cellsPerItem)
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
    public mutating func next() -> Decision {
        let decision = decide()
        if decision != .wait { unansweredDecisions += 1 }
        return decision
    }

    private mutating func decide() -> Decision {
        guard blockedReason == nil, !isLost else { return .wait }
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
    public var isWanted: Bool { !isLost && !isCancelled && pauseReason == nil && failure == nil && inconsistency == nil }

    /// Whether items are waiting to be handed out.
    public var hasPendingItems: Bool { !pending.isEmpty }

    /// Whether the run has ended and its end is recorded, or another process has it and no work is in flight here.
    public var isFinished: Bool { stage == .finished || isLost && unansweredDecisions == 0 }

    /// Chunks that are being read, judged or recorded.
    public var inFlight: Int { claimed.count + (reading == nil ? 0 : 1) }

    private mutating func read() -> Decision {
        guard reading == nil, claimed.count < maxChunksInFlight else { return .wait }
        guard let workRange = pending.popFirst() else { return .wait }
        reading = workRange
        return .read(workRange, limit: chunkSize.items)
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
    public mutating func apply(_ event: Event) {
        if event.isAnswer { unansweredDecisions = max(0, unansweredDecisions - 1) }
        switch event {
        case .selected where stage == .selecting, .partlySelected where stage == .selecting, .notSelected where stage == .selecting,
            .selectionFailed where stage == .selecting:
            finishSelecting(event)
        case .begun(let items, _) where stage == .beginning:
            (pending, hasLoadedPending) = (items, true)
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
        case .leaseLost:
            isLost = true
        case .claimed(let through):
            claim(through: through)
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
        guard let chunk = event.chunk, claimed.remove(chunk) != nil else {
            return note(inconsistency: "unexpected event \(event.name): the chunk is not in flight")
        }
        switch event {
        case .recorded(_, let through, let throughput):
            pending.reinsert(through.map { chunk.suffix(after: $0) } ?? chunk)
            chunkSize.adapt(to: throughput)
        case .notRecorded(_, let obstacle):
            pending.reinsert(chunk)
            blockedReason = obstacle
        default:
            pending.reinsert(chunk)
        }
    }

    /// Turns the beginning of the range being read into a chunk.
    private mutating func claim(through: Int64) {
        guard let range = reading?.range, range.after < through, through <= range.through, let workRange = finishReading() else {
            return note(inconsistency: "unexpected event claimed: its items are not being read")
        }
        claimed.insert(workRange.prefix(through: through))
        pending.reinsert(workRange.suffix(after: through))
    }

    /// Ends the reading and returns its range; `nil` if no range was being read.
    private mutating func finishReading() -> WorkRange? {
        defer { reading = nil }
        return reading
    }

    private mutating func note(inconsistency what: String) { inconsistency = inconsistency ?? what }
}

extension Planner.Event {
    /// Whether the event answers a decision.
    fileprivate var isAnswer: Bool {
        switch self {
        case .claimed, .cancelled, .pauseRequested, .unblocked, .leaseLost: false
        default: true
        }
    }

    fileprivate var chunk: WorkRange? {
        switch self {
        case .recorded(let chunk, _, _), .notRecorded(let chunk, _), .abandoned(let chunk): chunk
        default: nil
        }
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
