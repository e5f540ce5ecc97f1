/// How the candidate did beside the baseline for one evaluation.
public struct EvaluationComparison: Sendable {
    /// The candidate's.
    public let evaluation: BatchRun.PinnedEvaluation
    public var test: ComparisonMeasure.Test?
    /// Two-sided; `nil` where there is no test, or nothing to test.
    public var pValue: Double?
    /// Items; `nil` where there is no notion of better.
    public var improved: Int?
    public var regressed: Int?
    /// Items; `nil` where the evaluations cannot be compared.
    public var unchanged: Int?
    public var unpaired: Int?
    /// Candidate less baseline over the pairs: of pass rates, or of means. 95 % interval.
    public var difference: Double?
    public var interval: Interval?
    /// How many more items would decide it; see `RequiredItems`.
    public var neededMore: Int?
    /// What a person can repeat.
    public var sentence = ""

    /// Where there is nothing to compare with.
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
        guard let difference, let deviation = tally.differences.deviation, let finding = tally.differences.finding() else { return }
        (interval, pValue) = (finding.interval, finding.pValue)
        if finding.pValue >= 0.05 { neededMore = RequiredItems.forMean(pairs: tally.pairs, difference: difference, deviation: deviation) }
    }

    /// The level below which a difference is called one.
    static let level = 0.05
}
