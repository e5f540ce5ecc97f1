public import AssayDomain

/// Which items of two runs.
public struct ComparedItemQuery: Sendable {
    public var candidate: BatchRun
    public var baseline: BatchRun
    public var pair: EvaluationPairing.Pair
    /// `nil`: all.
    public var change: ItemChange?
    /// What the page before says is next; `nil`: from the start.
    public var after: ComparisonCursor?
    /// Of items; each has a cell for every trial.
    public var limit: Int

    public init(candidate: BatchRun, baseline: BatchRun, pair: EvaluationPairing.Pair, limit: Int) {
        self.candidate = candidate
        self.baseline = baseline
        self.pair = pair
        self.limit = limit
    }
}

/// Some of the items of two runs.
public struct ComparedItemPage: Sendable {
    public let cells: [ComparedCell]
    /// Where to go on; `nil` at the end.
    public let next: ComparisonCursor?
}

/// One trial of an item in both runs.
public struct ComparedCell: Sendable {
    /// `nil` where the run has no result for the item.
    public let candidateItem: ID<DatasetItem>?
    public let baselineItem: ID<DatasetItem>?
    /// Of the version that the candidate judged, else of the baseline's.
    public let externalID: String?
    public let trial: Int
    /// `nil` where there is no result of this trial.
    public let candidate: CellResult.Ending?
    public let baseline: CellResult.Ending?
}
