internal import AssayDomain
internal import AssayStore

/// What happens next in one run: events go in, decisions come out. It knows no store, no clock and no thread, so that every engine
/// can use it and any history can be played to it.
///
/// A decision that was handed out is answered by exactly one event; until then it is not handed out again. An event that fits nothing that was
/// handed out is a mistake of this program: it is left aside, and the run is parked, since nothing more can be said of what is in hand.
struct Planner {
    private var stage = Stage.new
    private var open = PendingRanges()
    /// Whether it has been looked up what is open.
    private var isKnown = false
    /// The portion that somebody is reading, and the calls set aside for it. How far the chunk goes is known when it has been read.
    private var reading: (portion: WorkRange, calls: Int)?
    /// Chunks that are being judged or recorded, with the calls set aside for them.
    private var claimed: [WorkRange: Int] = [:]
    /// Calls that the budget leaves, less those set aside; `nil` where they are not limited.
    private var callsLeft: Int?
    /// Whether it is known which items the run is over.
    private var isChosen: Bool
    private var isCancelled = false
    /// Why there is nothing to judge.
    private var failure: BatchRun.Reason?
    private var parkedReason: BatchRun.Reason?
    /// Decisions that were handed out and not answered yet.
    private var unanswered = 0
    /// The first event that did not fit, in words for the log.
    private(set) var mismatch: String?
    /// Why the store could not be used. Nothing is handed out until it is worth another try.
    private(set) var stall: String?
    private var size: ChunkSize
    private let cellsPerItem: Int
    /// Chunks that may be in work at once.
    private let width: Int

    /// `isChosen`: whether it is known which items the run is over.
    init(cellsPerItem: Int, width: Int = .max, isChosen: Bool = true) {
        size = ChunkSize(cellsPerItem: cellsPerItem)
        self.cellsPerItem = max(1, cellsPerItem)
        self.width = width
        self.isChosen = isChosen
    }

    private enum Stage {
        case new, choosing, beginning, going, ending, over
    }
}

extension Planner {
    enum Decision: Equatable {
        /// Choose some of the items that the run is over. Answered by `chosen`, `partlyChosen`, `notChosen` or `failed`.
        case choose
        /// Make the judges ready and look up what has been recorded. Answered by `begun`, `unfit` or `notBegun`.
        case begin
        /// Read the first items of a portion. Answered by `opened` (and then the chunk by one of its own), `empty` or `notRead`.
        case read(WorkRange, limit: Int)
        /// Nothing more will happen. Answered by `ended` or `notEnded`.
        case end(Ending)
        /// Not before another event.
        case wait
    }

    enum Ending: Equatable {
        case completed
        case cancelled
        case parked(BatchRun.Reason)
        case failed(BatchRun.Reason)
    }

    enum Event: Equatable {
        /// All items of the run have been chosen.
        case chosen
        /// There is more to choose.
        case partlyChosen
        case notChosen(reason: String)
        /// There is nothing to judge, now or later.
        case failed(BatchRun.Reason)

        /// What an earlier process left to do, and what the budget leaves for it.
        case begun(PendingRanges, left: Budget?)
        /// A judge cannot be made ready.
        case unfit(BatchRun.Reason)
        case notBegun(reason: String)

        /// The chunk that was read goes up to and including this item, and has so many.
        case opened(through: Int64, items: Int)
        /// There is no item in the portion.
        case empty
        case notRead(reason: String)

        /// The front of a chunk, up to and including an item, is on record. The rest of it was not judged.
        case recorded(WorkRange, through: Int64, calls: Int, pace: Pace)
        case notRecorded(WorkRange, reason: String)
        /// Nothing of a chunk was judged.
        case abandoned(WorkRange)

        case ended
        case notEnded(reason: String)

        case cancelled
        case parked(BatchRun.Reason)
        /// The store is worth another try.
        case retried

        /// Answers any decision: it could not be carried out, because something was not as the plan has it.
        case mismatched(String)
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
        let decision = decide()
        if decision != .wait { unanswered += 1 }
        return decision
    }

    private mutating func decide() -> Decision {
        guard stall == nil else { return .wait }
        if mismatch != nil { return stage == .over ? .wait : end() }
        switch stage {
        case .new where isCancelled:
            return end()
        case .new where !isChosen:
            stage = .choosing
            return .choose
        case .new:
            stage = .beginning
            return .begin
        case .going:
            return isWanted && !open.isEmpty ? read() : end()
        case .choosing, .beginning, .ending, .over:
            return .wait
        }
    }

    /// Whether what is in hand should be gone on with.
    var isWanted: Bool { !isCancelled && parkedReason == nil && failure == nil && mismatch == nil }

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
        // Where something did not fit, what was claimed may never be released.
        guard mismatch == nil ? reading == nil && claimed.isEmpty : unanswered == 0 else { return .wait }
        stage = .ending
        return .end(ending)
    }

    private var ending: Ending {
        if isCancelled { return .cancelled }
        if mismatch != nil { return .parked(.internalError) }
        if let failure { return .failed(failure) }
        // A run that has nothing left to do waits for nobody.
        if let parkedReason, !isKnown || !open.isEmpty { return .parked(parkedReason) }
        return .completed
    }
}

extension Planner {
    mutating func apply(_ event: Event) {
        if event.isAnswer { unanswered = max(0, unanswered - 1) }
        switch event {
        case .chosen where stage == .choosing, .partlyChosen where stage == .choosing, .notChosen where stage == .choosing,
            .failed where stage == .choosing:
            closeChoosing(event)
        case .begun(let items, let left) where stage == .beginning:
            (open, isKnown, callsLeft) = (items, true, left?.calls)
            stage = .going
        case .unfit(let reason) where stage == .beginning:
            parkedReason = reason
            stage = .going
        case .notBegun(let reason) where stage == .beginning:
            stage = .new
            stall = reason
        case .ended where stage == .ending:
            stage = .over
        case .notEnded(let reason) where stage == .ending:
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
        case .empty, .notRead:
            closeReading(event)
        case .recorded, .notRecorded, .abandoned:
            closeChunk(event)
        case .mismatched(let what):
            note(mismatch: what)
            // The end would be handed out again at once, and fail again.
            if stage == .ending { stall = what }
        case .chosen, .partlyChosen, .notChosen, .failed, .begun, .unfit, .notBegun, .ended, .notEnded:
            note(mismatch: "\(event.name) was said of a run that is \(stage)")
        }
    }

    private mutating func closeChoosing(_ event: Event) {
        stage = .new
        switch event {
        case .chosen: isChosen = true
        case .notChosen(let reason): stall = reason
        case .failed(let reason):
            failure = reason
            stage = .going
        default: break
        }
    }

    private mutating func closeReading(_ event: Event) {
        guard let portion = closeReading() else { return note(mismatch: "\(event.name) was said of a run that is not being read") }
        guard case .notRead(let reason) = event else { return }
        open.giveBack(portion)
        stall = reason
    }

    private mutating func closeChunk(_ event: Event) {
        guard let chunk = event.chunk, release(chunk, calls: event.calls) else {
            return note(mismatch: "\(event.name) was said of a chunk that is not in hand")
        }
        switch event {
        case .recorded(_, let through, _, let pace):
            open.giveBack(chunk.rest(after: through))
            size.learn(pace)
        case .notRecorded(_, let reason):
            open.giveBack(chunk)
            stall = reason
        default:
            open.giveBack(chunk)
        }
    }

    /// Of what was set aside for the reading, the chunk keeps what its items take.
    private mutating func claim(through: Int64, items: Int) {
        guard let range = reading?.portion.range, range.after < through, through <= range.through, let portion = closeReading() else {
            return note(mismatch: "items were opened that are not being read")
        }
        claimed[portion.front(through: through)] = items * cellsPerItem
        callsLeft? -= items * cellsPerItem
        open.giveBack(portion.rest(after: through))
    }

    /// What was being read; `nil` where nothing was.
    private mutating func closeReading() -> WorkRange? {
        guard let (portion, calls) = reading else { return nil }
        reading = nil
        callsLeft? += calls
        return portion
    }

    /// Gives back what was set aside for the chunk, less what it took. Whether the chunk was in hand.
    private mutating func release(_ chunk: WorkRange, calls: Int) -> Bool {
        guard let setAside = claimed.removeValue(forKey: chunk) else { return false }
        callsLeft? += setAside - calls
        return true
    }

    private mutating func note(mismatch what: String) { mismatch = mismatch ?? what }
}

extension Planner.Event {
    /// Whether a decision is carried out with it.
    fileprivate var isAnswer: Bool {
        switch self {
        case .opened, .cancelled, .parked, .retried: false
        default: true
        }
    }

    fileprivate var chunk: WorkRange? {
        switch self {
        case .recorded(let chunk, _, _, _), .notRecorded(let chunk, _), .abandoned(let chunk): chunk
        default: nil
        }
    }

    /// Calls that were made for it.
    fileprivate var calls: Int {
        if case .recorded(_, _, let calls, _) = self { calls } else { 0 }
    }

    /// Its name alone: what else it carries may be long.
    fileprivate var name: Substring { "\(self)".prefix { $0 != "(" } }
}

extension WorkRange {
    /// The items up to and including one.
    func front(through ordinal: Int64) -> WorkRange { WorkRange(pass, ItemRange(after: range.after, through: ordinal)) }

    /// The items after that one.
    func rest(after ordinal: Int64) -> WorkRange { WorkRange(pass, ItemRange(after: ordinal, through: range.through)) }
}
