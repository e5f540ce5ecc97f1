internal import AssayDomain

extension Planner {
    enum Decision: Equatable {
        /// Choose more items of the run's sample. Answered by `chosen`, `partlyChosen`, `notChosen` or `failed`.
        case choose
        /// Make the judges and load the pending items. Answered by `begun`, `notRunnable` or `notBegun`.
        case begin
        /// Read up to `limit` items of a range. Answered by `claimed`, `empty` or `notRead`; the claimed chunk is answered by `recorded`,
        /// `notRecorded` or `abandoned`.
        case read(WorkRange, limit: Int)
        /// Record the run's end. Answered by `ended` or `notEnded`.
        case end(RunEnd)
        /// Nothing to do before another event.
        case wait
    }

    enum Event: Equatable {
        /// All items of the run have been chosen.
        case chosen
        /// More items remain to be chosen.
        case partlyChosen
        case notChosen(reason: String)
        /// The sample cannot be chosen or is empty: the run fails.
        case failed(BatchRun.Reason)

        /// The items without a result, and what is left of the budget.
        case begun(PendingRanges, left: Budget?)
        /// A judge cannot be made: the run is parked.
        case notRunnable(BatchRun.Reason)
        case notBegun(reason: String)

        /// The chunk that was read reaches up to and including this item, and has this many items.
        case claimed(through: Int64, items: Int)
        /// The range has no items.
        case empty
        case notRead(reason: String)

        /// The results of a chunk up to and including an item are recorded. The items after it were not judged.
        case recorded(WorkRange, through: Int64, calls: Int, throughput: Throughput)
        case notRecorded(WorkRange, reason: String)
        /// Nothing of a chunk was judged.
        case abandoned(WorkRange)

        case ended
        case notEnded(reason: String)

        case cancelled
        case parked(BatchRun.Reason)
        /// Try the store again.
        case resumed

        /// Answers any decision: it could not be carried out because the data contradict the plan.
        case inconsistent(String)
    }

    /// Items judged, and how long that took.
    struct Throughput: Equatable {
        let items: Int
        let microseconds: Int64
    }
}

/// How a run ended, as its planner decides it.
enum RunEnd: Equatable {
    case completed
    case cancelled
    case parked(BatchRun.Reason)
    case failed(BatchRun.Reason)
}
