internal import AssayStore

/// What happens next in one run: events go in, decisions come out. It knows no store, no clock and no thread, so that every engine
/// can use it and any history can be played to it.
///
/// A decision that was handed out is answered by exactly one event; until then it is not handed out again.
struct Planner {
    private var stage = Stage.new
    private var open = OpenItems()
    /// The range that somebody is reading. How far the chunk goes is known when it has been read.
    private var reading: ItemRange?
    /// Chunks that are being judged or recorded.
    private var claimed: Set<ItemRange> = []
    private var isCancelled = false
    private var parkedReason: String?
    /// Why the store could not be used. Nothing is handed out until it is worth another try.
    private(set) var stall: String?
    private var size: ChunkSize
    /// Chunks that may be in work at once.
    private let width: Int

    init(size: ChunkSize, width: Int = .max) {
        self.size = size
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
        /// Read the first items of a range. Answered by `opened` (and then the chunk by one of its own), `empty` or `notRead`.
        case read(ItemRange, limit: Int)
        /// Nothing more will happen. Answered by `ended` or `notEnded`.
        case end(Ending)
        /// Not before another event.
        case wait
    }

    enum Ending: Equatable {
        case completed
        case cancelled
        case parked(reason: String)
    }

    enum Event: Equatable {
        /// What an earlier process had recorded already.
        case begun(recorded: [ItemRange])
        /// A judge cannot be made ready.
        case unfit(reason: String)
        case notBegun(reason: String)

        /// The chunk that was read goes up to and including this item.
        case opened(through: Int64)
        /// There is no item in the range.
        case empty
        case notRead(reason: String)

        /// The front of a chunk, up to and including an item, is on record. The rest of it was not judged.
        case recorded(ItemRange, through: Int64, pace: Pace)
        case notRecorded(ItemRange, reason: String)
        /// Nothing of a chunk was judged.
        case abandoned(ItemRange)

        case ended
        case notEnded(reason: String)

        case cancelled
        case parked(reason: String)
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

    /// Whether the end has been reached and written down.
    var isOver: Bool { stage == .over }

    private mutating func read() -> Decision {
        guard reading == nil, claimed.count < width, let range = open.takeFirst() else { return .wait }
        reading = range
        return .read(range, limit: size.items)
    }

    private mutating func end() -> Decision {
        guard reading == nil, claimed.isEmpty else { return .wait }
        stage = .ending
        return .end(ending)
    }

    private var ending: Ending {
        if isCancelled { return .cancelled }
        if let parkedReason { return .parked(reason: parkedReason) }
        return .completed
    }
}

extension Planner {
    mutating func apply(_ event: Event) {
        switch event {
        case .begun(let recorded):
            open = OpenItems(without: recorded)
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
        case .opened, .empty, .notRead:
            closeReading(event)
        case .recorded, .notRecorded, .abandoned:
            closeChunk(event)
        }
    }

    private mutating func closeReading(_ event: Event) {
        guard let range = reading else { preconditionFailure("nobody was reading") }
        reading = nil
        switch event {
        case .opened(let through):
            claimed.insert(ItemRange(after: range.after, through: through))
            open.giveBack(ItemRange(after: through, through: range.through))
        case .notRead(let reason):
            open.giveBack(range)
            stall = reason
        default:
            break
        }
    }

    private mutating func closeChunk(_ event: Event) {
        switch event {
        case .recorded(let chunk, let through, let pace):
            release(chunk)
            open.giveBack(ItemRange(after: through, through: chunk.through))
            size.learn(pace)
        case .notRecorded(let chunk, let reason):
            release(chunk)
            open.giveBack(chunk)
            stall = reason
        case .abandoned(let chunk):
            release(chunk)
            open.giveBack(chunk)
        default:
            break
        }
    }

    private mutating func release(_ chunk: ItemRange) {
        let wasClaimed = claimed.remove(chunk) != nil
        precondition(wasClaimed, "the chunk was not handed out")
    }
}
