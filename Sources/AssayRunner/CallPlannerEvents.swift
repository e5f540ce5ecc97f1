internal import AssayDomain
internal import Threads

/// A cell whose evaluation asks a provider, and the key that it is called with.
struct CallCell: Hashable {
    let item: Int64
    /// Position of the evaluation in the run.
    let evaluation: Int
    let trial: Int
    let key: Key

    /// Stands for a provider key in one run.
    struct Key: Hashable {
        let number: Int
    }
}

extension CallPlanner {
    /// The next step of a run's calling lane.
    enum Decision: Equatable {
        /// Read the open cells of up to `limit` items of a range. Answered by `loaded` or `notLoaded`.
        case read(WorkRange, limit: Int)
        /// Call the provider for a cell. Answered by `answered` or `failed`.
        case call(CallCell)
        /// Record an error for a cell that has used up its attempts. Answered by `answered` or `failed`, both with 0 calls.
        case giveUp(CallCell)
        /// Nothing to do before another event, or before this time.
        case wait(until: MonotonicTime?)
        /// The lane has ended, and nothing of it is in flight. It is the last decision.
        case end(RunEnd)
    }

    /// What has happened in a run's calling lane.
    enum Event: Equatable {
        /// The judges are made. The items that may have open cells, and the calls that are left of the budget; `nil` if they are not limited.
        case begun(PendingRanges, callsLeft: Int?)

        /// All open cells of the range being read, up to and including the item `through`.
        case loaded([CallCell], through: Int64)
        /// The store could not be used: no work is handed out until `unblocked`.
        case notLoaded(obstacle: String)

        /// A cell's result is recorded: a verdict, not applicable, skipped or an error. `calls` were made for it since it was handed out.
        case answered(CallCell, calls: Int)
        /// A cell has no result yet, and is not to be called again before a time. It was not called, or the failure is temporary.
        /// - Parameters:
        ///   - calls: calls made since the cell was handed out, 0 if none was sent.
        ///   - countsAsAttempt: false for a call that was not sent, or that the provider refused because of its load (429, 529).
        case failed(CallCell, calls: Int, retryAt: MonotonicTime, countsAsAttempt: Bool)
        /// No cell is to be called with this key before a time.
        case limited(CallCell.Key, until: MonotonicTime)

        case cancelled
        /// The lane is to end for this reason once nothing is in flight.
        case pauseRequested(BatchRun.Reason)
        /// Results cannot be recorded, or the daemon is stopping: no work is handed out until `unblocked`.
        case blocked(obstacle: String)
        case unblocked
    }
}

extension CallPlanner.Event {
    /// Whether the event answers a decision.
    var isAnswer: Bool {
        switch self {
        case .loaded, .notLoaded, .answered, .failed: true
        case .begun, .limited, .cancelled, .pauseRequested, .blocked, .unblocked: false
        }
    }
}
