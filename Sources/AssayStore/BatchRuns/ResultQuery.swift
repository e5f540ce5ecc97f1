public import AssayDomain

/// Which results of a run.
public struct ResultQuery: Sendable {
    public var evaluation: ID<Evaluation>?
    public var outcome: Outcome?
    /// A verdict that passed, or one that did not.
    public var passed: Bool?
    /// Only the cells of items whose trials do not agree.
    public var unstable = false
    /// The cursor of the page before; `nil`: from the start.
    public var after: ResultCursor?
    public var limit: Int

    public init(limit: Int) { self.limit = limit }

    /// Cells of a tally that the filters of outcome and result let through.
    public func count(in tally: Tally) -> Int {
        if let passed {
            guard outcome ?? .verdict == .verdict else { return 0 }
            return passed ? tally.passed : tally.failed
        }
        return switch outcome {
        case nil: tally.ended
        case .verdict: tally.verdict
        case .notApplicable: tally.notApplicable
        case .error: tally.error
        case .skipped: tally.skipped
        }
    }
}

/// A place in a run's results: the cell after which to go on.
public struct ResultCursor: Sendable, Equatable {
    public let item: Int64
    public let evaluation: Int
    public let trial: Int

    public init(item: Int64, evaluation: Int, trial: Int) {
        self.item = item
        self.evaluation = evaluation
        self.trial = trial
    }
}

/// A recorded result with what its item is called.
public struct RecordedResult: Sendable {
    public let item: ID<DatasetItem>
    /// Of the version that was judged.
    public let externalID: String?
    public let result: CellResult

    public init(item: ID<DatasetItem>, externalID: String?, result: CellResult) {
        self.item = item
        self.externalID = externalID
        self.result = result
    }
}
