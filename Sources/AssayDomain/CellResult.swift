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
    /// How often the evaluator tried.
    public let attempts: Int
    public let latencyMicroseconds: Int64
    public let createdAt: Timestamp
    /// What the calls of an evaluator that calls a provider came to; `nil` for one that only computes.
    public let call: CallFacts?

    public init(
        item: Int64, itemVersion: Int, evaluation: Int, trial: Int, outcome: CellOutcome, attempts: Int, latencyMicroseconds: Int64,
        createdAt: Timestamp, call: CallFacts? = nil
    ) {
        self.item = item
        self.itemVersion = itemVersion
        self.evaluation = evaluation
        self.trial = trial
        self.outcome = outcome
        self.attempts = attempts
        self.latencyMicroseconds = latencyMicroseconds
        self.createdAt = createdAt
        self.call = call
    }
}

/// What the calls for one cell came to. What the provider did not report is `nil`, not 0.
///
/// A class, so that a result without calls is small.
public final class CallFacts: Sendable, Equatable {
    public let provider: String
    public let model: String
    /// Calls that were made for this result; 0 if it was reused.
    public let attempts: Int
    public let inputTokens: Int?
    public let outputTokens: Int?
    /// US dollars for all calls; `nil` if the price is unknown.
    public let costUSD: Double?
    /// Whether the verdict was taken from an earlier run instead of calling.
    public let reused: Bool

    public init(
        provider: String, model: String, attempts: Int, inputTokens: Int? = nil, outputTokens: Int? = nil, costUSD: Double? = nil,
        reused: Bool = false
    ) {
        self.provider = provider
        self.model = model
        self.attempts = attempts
        self.inputTokens = inputTokens
        self.outputTokens = outputTokens
        self.costUSD = costUSD
        self.reused = reused
    }

    /// Calls whose price is unknown.
    public var unpricedCalls: Int { costUSD == nil ? attempts : 0 }

    public static func == (left: CallFacts, right: CallFacts) -> Bool {
        left.provider == right.provider && left.model == right.model && left.attempts == right.attempts
            && left.inputTokens == right.inputTokens
            && left.outputTokens == right.outputTokens && left.costUSD == right.costUSD && left.reused == right.reused
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

extension CellOutcome {
    /// The reasoning of a verdict, or the message of an error or of a skipped cell.
    public var text: String {
        switch self {
        case .verdict(let verdict, _): verdict.reasoning
        case .error(_, let message), .skipped(_, let message): message
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
