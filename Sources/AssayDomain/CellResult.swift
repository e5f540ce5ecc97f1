/// How one cell (item × evaluation × trial) ended, as it is recorded.
public struct CellResult: Sendable, Equatable {
    /// The item's ordinal in the store: grows in the order in which items were added.
    public let item: Int64
    public let itemVersion: Int
    /// Position in the run's evaluations, from 0.
    public let evaluation: Int
    /// From 1.
    public let trial: Int
    public let ending: Ending
    public let attempts: Int
    public let latencyMicroseconds: Int64
    public let createdAt: Timestamp

    public init(
        item: Int64, itemVersion: Int, evaluation: Int, trial: Int, ending: Ending, attempts: Int, latencyMicroseconds: Int64,
        createdAt: Timestamp
    ) {
        self.item = item
        self.itemVersion = itemVersion
        self.evaluation = evaluation
        self.trial = trial
        self.ending = ending
        self.attempts = attempts
        self.latencyMicroseconds = latencyMicroseconds
        self.createdAt = createdAt
    }
}

extension CellResult {
    /// The four outcomes with what belongs to each.
    public enum Ending: Sendable, Equatable {
        /// An answer; `passed` where the output type has a notion of it. Not applicable is `Verdict.Answer.notApplicable`.
        case verdict(Verdict, passed: Bool?)
        /// No verdict: something failed. `failure` is its class, such as `plugin_error`.
        case error(failure: String, message: String)
        /// Not asked. `reason` is such as `no_expected`.
        case skipped(reason: String, message: String)

        public var outcome: Outcome {
            switch self {
            case .verdict(let verdict, _): verdict.answer == .notApplicable ? .notApplicable : .verdict
            case .error: .error
            case .skipped: .skipped
            }
        }
    }
}
