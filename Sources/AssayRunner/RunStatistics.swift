internal import AssayDomain
internal import AssayStore

/// Computes the statistics of a settled run that its running totals lack: exact means, quantiles and unstable items. Uses constant memory.
struct RunStatistics: Sendable {
    let store: Store
    let engine: any Engine

    /// Computes and saves the statistics; returns false if it stopped early because the daemon is stopping.
    func save(for run: BatchRun) throws(StoreError) -> Bool {
        let isNumeric = run.evaluations.map { $0.definition.knownOutputType == .numeric }
        guard run.needsStatistics else { return true }
        var aggregates = isNumeric.map { VerdictAggregate(trials: run.trials, isNumeric: $0) }
        if run.trials > 1 { try store.deleteUnstableItems(under: run.token) }
        try aggregate(run, into: &aggregates)
        if isNumeric.contains(true) { try sort(run, into: &aggregates) }
        guard !engine.isStopping else { return false }
        let needed = aggregates.enumerated().filter { run.trials > 1 || isNumeric[$0.offset] }
        try store.saveStatistics(Dictionary(uniqueKeysWithValues: needed.map { ($0.offset, $0.element.statistics) }), under: run.token)
        return true
    }

    private func aggregate(_ run: BatchRun, into aggregates: inout [VerdictAggregate]) throws(StoreError) {
        try store.forEachVerdict(
            of: run.id,
            do: { (evaluation, verdict) throws(StoreError) in
                guard aggregates.indices.contains(evaluation) else { throw .missing("evaluation of the run") }
                aggregates[evaluation].add(verdict)
                try save(unstable: &aggregates[evaluation].unstable, of: run, evaluation, from: Self.batch)
            }, while: { !engine.isStopping })
        for evaluation in aggregates.indices {
            aggregates[evaluation].finish()
            try save(unstable: &aggregates[evaluation].unstable, of: run, evaluation, from: 1)
        }
    }

    /// Unstable items per commit.
    private static let batch = 1000

    private func save(unstable items: inout [Int64], of run: BatchRun, _ evaluation: Int, from count: Int) throws(StoreError) {
        guard items.count >= count else { return }
        try store.addUnstableItems(items, by: evaluation, under: run.token)
        items.removeAll(keepingCapacity: true)
    }

    private func sort(_ run: BatchRun, into aggregates: inout [VerdictAggregate]) throws(StoreError) {
        for evaluation in aggregates.indices { aggregates[evaluation].beginSorting() }
        try store.forEachNumber(
            of: run.id,
            do: { evaluation, number in if aggregates.indices.contains(evaluation) { aggregates[evaluation].sorted?.add(number) } },
            while: { !engine.isStopping })
    }
}

/// Statistics of one evaluation. Add its verdicts item by item, then its numbers in ascending order.
struct VerdictAggregate {
    private let trials: Int
    private let isNumeric: Bool
    private var itemVerdicts: [TrialVerdict] = []
    private var numbers = 0
    private var mean = BootstrapMean()
    private var passHatK: PassHatK
    private var unstableCount = 0
    /// Items whose trials disagree, in order, that have not been saved yet.
    var unstable: [Int64] = []
    var sorted: SortedQuantiles?

    init(trials: Int, isNumeric: Bool) {
        self.trials = trials
        self.isNumeric = isNumeric
        passHatK = PassHatK(k: trials)
    }

    mutating func add(_ verdict: TrialVerdict) {
        if let last = itemVerdicts.last, last.item != verdict.item { finish() }
        itemVerdicts.append(verdict)
    }

    /// Call after the last verdict.
    mutating func finish() {
        guard let first = itemVerdicts.first else { return }
        if trials > 1 {
            if itemVerdicts.isUnstable {
                unstable.append(first.item)
                unstableCount += 1
            }
            passHatK.add(itemVerdicts.trials)
        }
        if isNumeric {
            let values = itemVerdicts.numbers
            numbers += values.count
            if let value = values.mean { mean.add(value) }
        }
        itemVerdicts.removeAll(keepingCapacity: true)
    }

    mutating func beginSorting() {
        if isNumeric { sorted = SortedQuantiles(count: numbers) }
    }

    var statistics: EvaluationStatistics {
        let quantiles = sorted?.quantiles
        let interval = isNumeric ? mean.interval() : nil
        return EvaluationStatistics(
            mean: isNumeric ? mean.mean : nil, median: quantiles?.median, p10: quantiles?.p10, p90: quantiles?.p90, meanLow: interval?.low,
            meanHigh: interval?.high, passHatK: trials > 1 ? passHatK.value : nil, unstableCount: trials > 1 ? unstableCount : nil)
    }
}

/// The verdicts on one item.
extension [TrialVerdict] {
    fileprivate var trials: ItemTrials {
        ItemTrials(passed: count { $0.passed == true }, failed: count { $0.passed == false })
    }

    fileprivate var numbers: TrialNumbers {
        var numbers = TrialNumbers()
        for verdict in self {
            if case .number(let number) = verdict.answer { numbers.add(number) }
        }
        return numbers
    }

    /// If the verdicts pass or fail, whether some pass and some fail; otherwise whether any answers differ.
    fileprivate var isUnstable: Bool {
        guard allSatisfy({ $0.passed != nil }) else { return contains { $0.answer != self[0].answer } }
        return trials.isUnstable
    }
}
