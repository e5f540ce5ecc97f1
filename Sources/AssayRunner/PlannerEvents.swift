public import AssayDomain

extension Planner {
    /// The next step of a run. Besides the answers named here, `inconsistent` answers any step.
    public enum Decision: Sendable, Equatable {
        /// Select more items for the run. Answered by `selected`, `partlySelected`, `notSelected` or `selectionFailed`.
        case select
        /// Make the judges and load the pending items. Answered by `begun`, `notRunnable` or `notBegun`.
        case begin
        /// Read up to `limit` items of a range and judge them. Announced by `claimed`, then answered by `recorded`, `notRecorded` or
        /// `abandoned`; without `claimed`, answered by `empty` or `notRead`.
        case read(WorkRange, limit: Int)
        /// Record the run's end. Answered by `ended` or `notEnded`.
        case end(RunEnd)
        /// Nothing to do before another event.
        case wait
    }

    /// What has happened to a run.
    ///
    /// After `notSelected`, `notBegun`, `notRead`, `notRecorded` and `notEnded`, the step is tried again: the store could not be used, or
    /// the daemon is stopping.
    public enum Event: Sendable, Equatable {
        /// All items of the run have been selected.
        case selected
        /// More items remain to be selected.
        case partlySelected
        case notSelected(obstacle: String)
        /// The items cannot be selected, or there are none: the run fails.
        case selectionFailed(BatchRun.Reason)

        /// The items without a result, and what is left of the budget.
        case begun(PendingRanges, left: Budget?)
        /// A judge cannot be made: the run is paused.
        case notRunnable(BatchRun.Reason)
        case notBegun(obstacle: String)

        /// The chunk that was read reaches up to and including this item.
        case claimed(through: Int64)
        /// The range has no items.
        case empty
        case notRead(obstacle: String)

        /// What was judged of a chunk is recorded, and all cells of its items up to and including `through` are finished; `nil`: no item is.
        case recorded(WorkRange, through: Int64?, throughput: Throughput)
        case notRecorded(WorkRange, obstacle: String)
        /// Nothing of a chunk was judged.
        case abandoned(WorkRange)

        case ended
        case notEnded(obstacle: String)

        case cancelled
        /// The run is to be paused for this reason once no work is in flight.
        case pauseRequested(BatchRun.Reason)
        /// The back-off after a store error is over: the store is tried again.
        case unblocked

        /// Another process has taken the run over: it is forgotten as soon as no work is in flight.
        case leaseLost

        /// Answers any decision: it could not be carried out because the data contradict the plan.
        case inconsistent(String)
    }

    /// Items judged, and how long that took.
    public struct Throughput: Sendable, Equatable {
        public let items: Int
        public let microseconds: Int64

        public init(items: Int, microseconds: Int64) {
            self.items = items
            self.microseconds = microseconds
        }
    }
}

/// How a run ended, as its planner decides it.
public enum RunEnd: Sendable, Equatable {
    case completed
    case cancelled
    case paused(BatchRun.Reason)
    case failed(BatchRun.Reason)
}
