/// The sums over all cells of a run so far, and the statistics once it has settled.
public struct RunTotals: Sendable, Equatable {
    /// By evaluation, in the run's order.
    public let tallies: [Tally]
    public let spending: Spending
    /// By evaluation; `nil` until the run has settled.
    public let statistics: [EvaluationStatistics?]

    public init(tallies: [Tally], microseconds: Int64, statistics: [EvaluationStatistics?]) {
        self.tallies = tallies
        self.statistics = statistics
        spending = Spending(calls: tallies.reduce(0) { $0 + $1.usage.calls }, microseconds: microseconds)
    }

    public var total: Tally { tallies.reduce(Tally(), +) }
}

/// Statistics of one evaluation of a run, computed from all its results.
public struct EvaluationStatistics: Sendable, Equatable {
    /// Of numeric verdicts: the mean of the items' means, rounded once. `nil` for runs that settled before it was recorded: see
    /// `Tally.mean`.
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
    /// How many items have trials that disagree; `nil` with one trial.
    public var unstableCount: Int?
    /// The first of these items.
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

/// Counts of the cells of one evaluation so far. A run's totals are the sum of its evaluations' tallies.
public struct Tally: Sendable, Equatable {
    public var verdict = 0
    public var notApplicable = 0
    public var error = 0
    public var skipped = 0
    /// Verdicts that passed.
    public var passed = 0
    /// Verdicts that failed.
    public var failed = 0
    /// The sum of the numeric verdicts of all trials.
    public var sum = RunningSum()
    /// How many categorical verdicts named each category.
    public var categories: [String: Int] = [:]
    public var usage = Usage()

    public init() {}

    /// Counts the result of a cell.
    public mutating func count(_ result: CellResult) {
        if let call = result.call { usage.add(call) }
        switch result.outcome.kind {
        case .verdict: verdict += 1
        case .notApplicable: notApplicable += 1
        case .error: error += 1
        case .skipped: skipped += 1
        }
        guard case .verdict(let verdict, let hasPassed) = result.outcome, verdict.answer != .notApplicable else { return }
        if hasPassed == true { passed += 1 }
        if hasPassed == false { failed += 1 }
        switch verdict.answer {
        case .number(let number) where number.isFinite: sum.add(number)
        case .categories(let names): for name in Set(names) { categories[name, default: 0] += 1 }
        case .number, .boolean, .notApplicable: break
        }
    }

    /// Cells with any outcome.
    public var ended: Int { verdict + notApplicable + error + skipped }

    /// The mean of the numeric verdicts of all trials, to about twelve digits; `nil` without verdicts. A settled run has an exact mean in
    /// its `EvaluationStatistics`.
    public var mean: Double? { verdict > 0 ? sum.mean(of: verdict) : nil }

    /// Whether all counts are equal, and the sums are equal up to rounding.
    public func agrees(with other: Tally) -> Bool {
        var sameSums = other
        sameSums.sum = sum
        sameSums.usage.knownCostUSD = usage.knownCostUSD
        return self == sameSums && sum.isNear(other.sum) && abs(usage.knownCostUSD - other.usage.knownCostUSD) <= 1e-9 * usage.knownCostUSD
    }

    public static func + (left: Tally, right: Tally) -> Tally {
        var both = left
        both.verdict += right.verdict
        both.notApplicable += right.notApplicable
        both.error += right.error
        both.skipped += right.skipped
        both.passed += right.passed
        both.failed += right.failed
        both.sum.add(right.sum)
        both.categories.merge(right.categories, uniquingKeysWith: +)
        both.usage.add(right.usage)
        return both
    }
}

/// What the calls of one evaluation, or of a run, came to. Evaluators that only compute make none.
public struct Usage: Sendable, Equatable {
    /// Calls to providers, retries included.
    public var calls = 0
    /// Tokens that the providers reported.
    public var inputTokens = 0
    public var outputTokens = 0
    /// US dollars of the calls whose price is known.
    public var knownCostUSD = 0.0
    /// Calls whose price is unknown.
    public var unpricedCalls = 0
    /// Results that were taken from earlier runs instead of calling.
    public var reused = 0

    public init() {}

    public mutating func add(_ call: CallFacts) {
        calls += call.attempts
        inputTokens += call.inputTokens ?? 0
        outputTokens += call.outputTokens ?? 0
        knownCostUSD += call.costUSD ?? 0
        unpricedCalls += call.unpricedCalls
        if call.reused { reused += 1 }
    }

    mutating func add(_ other: Usage) {
        calls += other.calls
        inputTokens += other.inputTokens
        outputTokens += other.outputTokens
        knownCostUSD += other.knownCostUSD
        unpricedCalls += other.unpricedCalls
        reused += other.reused
    }

    /// US dollars in all; `nil` if there was no call, or if the price of one is unknown.
    public var costUSD: Double? { calls > 0 && unpricedCalls == 0 ? knownCostUSD : nil }
}

extension Tally {
    /// The lowest possible pass rate: every error counts as a failure. `nil` if no cell could pass or fail.
    public var rateIfErrorsFail: Double? { rate(of: passed) }

    /// The highest possible pass rate: every error counts as passed. `nil` if no cell could pass or fail.
    public var rateIfErrorsPass: Double? { rate(of: passed + error) }

    private func rate(of passed: Int) -> Double? {
        let cells = self.passed + failed + error
        return cells > 0 ? Double(passed) / Double(cells) : nil
    }
}
