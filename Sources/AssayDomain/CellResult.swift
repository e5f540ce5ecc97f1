/// How one cell (item × evaluation × trial) was judged, as it is recorded.
public struct CellResult: Sendable, Equatable {
    /// The item's ordinal in the store: grows in the order in which items were added.
    public let item: Int64
    public let itemVersion: Int
    /// Position in the run's evaluations, from 0.
    public let evaluation: Int
    /// From 1.
    public let trial: Int
    public let outcome: CellOutcome
    public let attempts: Int
    public let latencyMicroseconds: Int64
    public let createdAt: Timestamp

    public init(
        item: Int64, itemVersion: Int, evaluation: Int, trial: Int, outcome: CellOutcome, attempts: Int, latencyMicroseconds: Int64,
        createdAt: Timestamp
    ) {
        self.item = item
        self.itemVersion = itemVersion
        self.evaluation = evaluation
        self.trial = trial
        self.outcome = outcome
        self.attempts = attempts
        self.latencyMicroseconds = latencyMicroseconds
        self.createdAt = createdAt
    }
}

/// The outcome of a cell, with the data that belongs to each kind of outcome.
public enum CellOutcome: Sendable, Equatable {
    /// The evaluator answered, perhaps with `Verdict.Answer.notApplicable`. `passed` is `nil` if the output type has no notion of passing.
    case verdict(Verdict, passed: Bool?)
    /// The cell could not be judged. `errorClass` is for programs, such as `plugin_error`.
    case error(errorClass: String, message: String)
    /// The evaluator was not called. `reason` is for programs, such as `no_expected`.
    case skipped(reason: String, message: String)

    public var kind: Outcome {
        switch self {
        case .verdict(let verdict, _): verdict.answer == .notApplicable ? .notApplicable : .verdict
        case .error: .error
        case .skipped: .skipped
        }
    }
}

/// The four kinds of outcome of a cell. They are counted separately everywhere and never added up.
public enum Outcome: String, Sendable, CaseIterable {
    case verdict
    case notApplicable = "not_applicable"
    case error
    case skipped
}
