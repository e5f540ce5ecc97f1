/// The comparison of a candidate run with its baseline for one evaluation.
public struct EvaluationComparison: Sendable {
    /// The evaluation as the candidate ran it.
    public let evaluation: BatchRun.PinnedEvaluation
    public var test: ComparisonMeasure.Test?
    /// Two-sided; `nil` without a test or without pairs to test.
    public var pValue: Double?
    /// How many items; `nil` if neither answer is better.
    public var improved: Int?
    public var regressed: Int?
    /// How many items; `nil` if the evaluations cannot be compared.
    public var unchanged: Int?
    public var unpaired: Int?
    /// Candidate minus baseline over the pairs: the difference of the pass rates, or of the means.
    public var difference: Double?
    /// The 95 % interval of the difference.
    public var interval: Interval?
    /// How many more items would decide the comparison: see `RequiredItems`.
    public var neededMore: Int?
    /// The result in one sentence.
    public var sentence = ""

    /// An evaluation that cannot be compared.
    init(_ evaluation: BatchRun.PinnedEvaluation, withoutPartner sentence: String) {
        self.evaluation = evaluation
        self.sentence = sentence
    }

    init(_ evaluation: BatchRun.PinnedEvaluation, _ tally: PairTally) {
        self.evaluation = evaluation
        test = tally.measure.test
        (unchanged, unpaired) = (tally[.unchanged], tally[.unpaired])
        if test != nil { (improved, regressed) = (tally[.improved], tally[.regressed]) }
        switch test {
        case .mcnemarExact: compareRates(tally)
        case .pairedBootstrap: compareMeans(tally)
        case nil: break
        }
        sentence = Self.sentence(of: self, tally)
    }

    private mutating func compareRates(_ tally: PairTally) {
        let (pairs, improved, regressed) = (tally.pairs, tally[.improved], tally[.regressed])
        guard pairs > 0 else { return }
        pValue = McNemarTest(improved: improved, regressed: regressed).pValue
        difference = Double(improved - regressed) / Double(pairs)
        let bothFailed = tally[.unchanged] - tally.bothPassed
        interval = PairedRateInterval(bothPassed: tally.bothPassed, improved: improved, regressed: regressed, bothFailed: bothFailed)
            .map { Interval(low: $0.low, high: $0.high) }
        neededMore = RequiredItems.forRates(pairs: pairs, improved: improved, regressed: regressed)
    }

    private mutating func compareMeans(_ tally: PairTally) {
        difference = tally.differences.difference
        guard let difference, let deviation = tally.differences.deviation, let test = tally.differences.test() else { return }
        (interval, pValue) = (test.interval, test.pValue)
        if test.pValue >= 0.05 { neededMore = RequiredItems.forMean(pairs: tally.pairs, difference: difference, deviation: deviation) }
    }

    /// The significance level: a difference with a p-value below it is called better or worse.
    static let level = 0.05
}

/// Counts how the items of two runs compare for one evaluation. Items are added one by one.
public struct PairTally: Sendable {
    public let measure: ComparisonMeasure
    /// How many items changed in which way.
    private var changes: [ItemChange: Int] = [:]
    /// Unchanged items that passed in both runs.
    private(set) var bothPassed = 0
    private(set) var differences = PairedBootstrap()
    /// Items that only the candidate judged, with any outcome.
    private(set) var onlyInCandidate = 0
    /// Items that only the baseline judged, with any outcome.
    private(set) var onlyInBaseline = 0
    /// Pairs whose item was edited between the runs.
    private(set) var edited = 0

    public init(measure: ComparisonMeasure) { self.measure = measure }

    /// Adds an item that at least one of the runs judged.
    public mutating func add(candidate: ItemScore?, baseline: ItemScore?) {
        let change = change(candidate: candidate, baseline: baseline)
        changes[change, default: 0] += 1
        guard let candidate, let baseline else {
            if candidate != nil { onlyInCandidate += 1 } else { onlyInBaseline += 1 }
            return
        }
        guard change != .unpaired else { return }
        if candidate.version != baseline.version { edited += 1 }
        if change == .unchanged, candidate.trials.passed > 0 { bothPassed += 1 }
    }

    private mutating func change(candidate: ItemScore?, baseline: ItemScore?) -> ItemChange {
        guard let before = baseline.flatMap(measure.value(of:)), let after = candidate.flatMap(measure.value(of:)) else {
            return measure.change(from: baseline, to: candidate)
        }
        if measure.test == .pairedBootstrap { differences.add(from: before, to: after) }
        return measure.change(from: before, to: after)
    }

    public subscript(_ change: ItemChange) -> Int { changes[change] ?? 0 }

    /// Items that have a verdict in both runs.
    public var pairs: Int { ItemChange.allCases.reduce(0) { $0 + ($1 == .unpaired ? 0 : self[$1]) } }
}
