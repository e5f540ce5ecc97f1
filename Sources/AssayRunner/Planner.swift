internal import AssayDomain
internal import AssayStore

/// What happens next in one run: events go in, decisions come out. It knows no store, no clock and no thread, so that every engine
/// can use it and any history can be played to it.
///
/// A decision that was handed out is answered by exactly one event; until then it is not handed out again.
struct Planner {
    private var stage = Stage.new
    private var open = OpenItems()
    /// Whether it has been looked up what is open.
    private var isKnown = false
    /// The portion that somebody is reading, and the calls set aside for it. How far the chunk goes is known when it has been read.
    private var reading: (portion: Portion, calls: Int)?
    /// Chunks that are being judged or recorded, with the calls set aside for them.
    private var claimed: [Portion: Int] = [:]
    /// Calls that the budget leaves, less those set aside; `nil` where they are not limited.
    private var callsLeft: Int?
    private var isCancelled = false
    private var parkedReason: BatchRun.Reason?
    /// Why the store could not be used. Nothing is handed out until it is worth another try.
    private(set) var stall: String?
    private var size: ChunkSize
    private let cellsPerItem: Int
    /// Chunks that may be in work at once.
    private let width: Int

    init(cellsPerItem: Int, width: Int = .max) {
        size = ChunkSize(cellsPerItem: cellsPerItem)
        self.cellsPerItem = max(1, cellsPerItem)
        self.width = width
    }

    private enum Stage {
        case new, beginning, going, ending, over
    }
}

extension Planner {
    enum Decision: Equatable {
        /// Make the judges ready and look up what has been recorded. Answered by `begun`, `unfit` or `notBegun`.
        case begin
        /// Read the first items of a portion. Answered by `opened` (and then the chunk by one of its own), `empty` or `notRead`.
        case read(Portion, limit: Int)
        /// Nothing more will happen. Answered by `ended` or `notEnded`.
        case end(Ending)
        /// Not before another event.
        case wait
    }

    enum Ending: Equatable {
        case completed
        case cancelled
        case parked(BatchRun.Reason)
    }

    enum Event: Equatable {
        /// What an earlier process left to do, and what the budget leaves for it.
        case begun(OpenItems, left: Budget?)
        /// A judge cannot be made ready.
        case unfit(BatchRun.Reason)
        case notBegun(reason: String)

        /// The chunk that was read goes up to and including this item, and has so many.
        case opened(through: Int64, items: Int)
        /// There is no item in the portion.
        case empty
        case notRead(reason: String)

        /// The front of a chunk, up to and including an item, is on record. The rest of it was not judged.
        case recorded(Portion, through: Int64, calls: Int, pace: Pace)
        case notRecorded(Portion, reason: String)
        /// Nothing of a chunk was judged.
        case abandoned(Portion)

        case ended
        case notEnded(reason: String)

        case cancelled
        case parked(BatchRun.Reason)
        /// The store is worth another try.
        case retried
    }

    /// Items judged, and how long that took.
    struct Pace: Equatable {
        let items: Int
        let microseconds: Int64
    }
}

extension Planner {
    /// The next thing to do, which counts as being done from now on.
    mutating func next() -> Decision {
        guard stall == nil else { return .wait }
        switch stage {
        case .new where isCancelled:
            return end()
        case .new:
            stage = .beginning
            return .begin
        case .going:
            return isWanted && !open.isEmpty ? read() : end()
        case .beginning, .ending, .over:
            return .wait
        }
    }

    /// Whether what is in hand should be gone on with.
    var isWanted: Bool { !isCancelled && parkedReason == nil }

    /// Whether there is something that nobody has in hand.
    var hasOpenItems: Bool { !open.isEmpty }

    /// Whether the end has been reached and written down.
    var isOver: Bool { stage == .over }

    /// Chunks that are being read, judged or recorded.
    var inFlight: Int { claimed.count + (reading == nil ? 0 : 1) }

    private mutating func read() -> Decision {
        guard reading == nil, claimed.count < width else { return .wait }
        let limit = min(size.items, (callsLeft ?? .max) / cellsPerItem)
        guard limit > 0 else { return parkOutOfCalls() }
        guard let portion = open.takeFirst() else { return .wait }
        reading = (portion, limit * cellsPerItem)
        callsLeft? -= limit * cellsPerItem
        return .read(portion, limit: limit)
    }

    private mutating func parkOutOfCalls() -> Decision {
        // A chunk in hand may need less than was set aside for it.
        guard claimed.isEmpty else { return .wait }
        parkedReason = .outOfCalls(left: callsLeft ?? 0, cellsPerItem: cellsPerItem)
        return end()
    }

    private mutating func end() -> Decision {
        guard reading == nil, claimed.isEmpty else { return .wait }
        stage = .ending
        return .end(ending)
    }

    private var ending: Ending {
        if isCancelled { return .cancelled }
        // A run that has nothing left to do waits for nobody.
        if let parkedReason, !isKnown || !open.isEmpty { return .parked(parkedReason) }
        return .completed
    }
}

extension Planner {
    mutating func apply(_ event: Event) {
        switch event {
        case .begun(let items, let left):
            (open, isKnown, callsLeft) = (items, true, left?.calls)
            stage = .going
        case .unfit(let reason):
            parkedReason = reason
            stage = .going
        case .notBegun(let reason):
            stage = .new
            stall = reason
        case .ended:
            stage = .over
        case .notEnded(let reason):
            stage = .going
            stall = reason
        case .cancelled:
            isCancelled = true
        case .parked(let reason):
            parkedReason = parkedReason ?? reason
        case .retried:
            stall = nil
        case .opened(let through, let items):
            claim(through: through, items: items)
        case .empty:
            _ = closeReading()
        case .notRead(let reason):
            open.giveBack(closeReading())
            stall = reason
        case .recorded, .notRecorded, .abandoned:
            closeChunk(event)
        }
    }

    private mutating func closeChunk(_ event: Event) {
        switch event {
        case .recorded(let chunk, let through, let calls, let pace):
            release(chunk, calls: calls)
            open.giveBack(chunk.rest(after: through))
            size.learn(pace)
        case .notRecorded(let chunk, let reason):
            release(chunk)
            open.giveBack(chunk)
            stall = reason
        case .abandoned(let chunk):
            release(chunk)
            open.giveBack(chunk)
        default:
            preconditionFailure("the event is not about a chunk")
        }
    }

    /// Of what was set aside for the reading, the chunk keeps what its items take.
    private mutating func claim(through: Int64, items: Int) {
        let portion = closeReading()
        claimed[portion.front(through: through)] = items * cellsPerItem
        callsLeft? -= items * cellsPerItem
        open.giveBack(portion.rest(after: through))
    }

    private mutating func closeReading() -> Portion {
        guard let (portion, calls) = reading else { preconditionFailure("nobody was reading") }
        reading = nil
        callsLeft? += calls
        return portion
    }

    /// Gives back what was set aside for the chunk, less what it took.
    private mutating func release(_ chunk: Portion, calls: Int = 0) {
        guard let setAside = claimed.removeValue(forKey: chunk) else { preconditionFailure("the chunk was not handed out") }
        callsLeft? += setAside - calls
    }
}

extension Portion {
    /// The items up to and including one.
    func front(through ordinal: Int64) -> Portion { Portion(pass, ItemRange(after: range.after, through: ordinal)) }

    /// The items after that one.
    func rest(after ordinal: Int64) -> Portion { Portion(pass, ItemRange(after: ordinal, through: range.through)) }
}
