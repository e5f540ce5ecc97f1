/// What became of the items of two runs for one evaluation, added up an item at a time.
public struct PairTally: Sendable {
    public let measure: ComparisonMeasure
    /// How many items changed how.
    private var changes: [ItemChange: Int] = [:]
    /// Of those that did not change.
    private(set) var bothPassed = 0
    private(set) var differences = PairedBootstrap()
    /// Items that only one of the runs judged, however that ended.
    private(set) var onlyInCandidate = 0
    private(set) var onlyInBaseline = 0
    /// Pairs whose item had another version in the other run.
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

    /// Items that both runs judged with a verdict.
    public var pairs: Int { ItemChange.allCases.reduce(0) { $0 + ($1 == .unpaired ? 0 : self[$1]) } }
}
