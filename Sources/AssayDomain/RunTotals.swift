/// What is known of all of a run's cells.
public struct RunTotals: Sendable, Equatable {
    /// By evaluation, in the run's order.
    public let tallies: [Tally]
    public let spending: Spending
    /// By evaluation; `nil` until the run has settled.
    public let statistics: [EvaluationStatistics?]

    public init(tallies: [Tally], microseconds: Int64, statistics: [EvaluationStatistics?]) {
        self.tallies = tallies
        self.statistics = statistics
        spending = Spending(calls: tallies.reduce(0) { $0 + $1.calls }, microseconds: microseconds)
    }

    public var total: Tally { tallies.reduce(Tally(), +) }
}

/// What takes a look at all results of one evaluation.
public struct EvaluationStatistics: Sendable, Equatable {
    /// Of numeric verdicts: the mean of the items' means, rounded once. `nil` for runs that settled before it was kept, whose tally has one.
    public var mean: Double?
    public var median: Double?
    /// The tenth and the ninetieth percentile.
    public var p10: Double?
    public var p90: Double?
    /// Where the mean lies with 95 % confidence.
    public var meanLow: Double?
    public var meanHigh: Double?
    /// The share of items all of whose trials passed; `nil` with one trial.
    public var passHatK: Double?
    /// Items whose trials do not agree; `nil` with one trial.
    public var unstableCount: Int?
    /// The first of them.
    public var unstable: [ID<DatasetItem>]

    public init(
        mean: Double? = nil, median: Double? = nil, p10: Double? = nil, p90: Double? = nil, meanLow: Double? = nil,
        meanHigh: Double? = nil, passHatK: Double? = nil, unstableCount: Int? = nil, unstable: [ID<DatasetItem>] = []
    ) {
        self.mean = mean
        self.median = median
        self.p10 = p10
        self.p90 = p90
        self.meanLow = meanLow
        self.meanHigh = meanHigh
        self.passHatK = passHatK
        self.unstableCount = unstableCount
        self.unstable = unstable
    }
}
