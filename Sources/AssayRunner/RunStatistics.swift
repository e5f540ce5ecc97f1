internal import AssayDomain
internal import AssayStore

/// Looks through the results of a run that has settled, and writes down what its totals cannot tell. Its memory does not grow with the run.
struct RunStatistics: Sendable {
    let store: Store
    let engine: any Engine

    /// Whether it came to the end: the daemon may be stopping meanwhile.
    func keep(for run: BatchRun) throws(StoreError) -> Bool {
        let isNumeric = run.evaluations.map { $0.definition.outputType == "numeric" }
        guard run.needsStatistics else { return true }
        var folds = isNumeric.map { VerdictAggregate(trials: run.trials, isNumeric: $0) }
        if run.trials > 1 { try store.forgetUnstableItems(of: run.id) }
        try fold(run, into: &folds)
        if isNumeric.contains(true) { try sort(run, into: &folds) }
        guard !engine.isStopping else { return false }
        let needed = folds.enumerated().filter { run.trials > 1 || isNumeric[$0.offset] }
        try store.keep(Dictionary(uniqueKeysWithValues: needed.map { ($0.offset, $0.element.statistics) }), of: run.id)
        return true
    }

    private func fold(_ run: BatchRun, into folds: inout [VerdictAggregate]) throws(StoreError) {
        try store.eachVerdict(
            of: run.id,
            do: { (evaluation, verdict) throws(StoreError) in
                guard folds.indices.contains(evaluation) else { throw .missing("evaluation of the run") }
                folds[evaluation].add(verdict)
                try write(unstable: &folds[evaluation].unstable, of: run, evaluation, from: Self.batch)
            }, while: { !engine.isStopping })
        for evaluation in folds.indices {
            folds[evaluation].finish()
            try write(unstable: &folds[evaluation].unstable, of: run, evaluation, from: 1)
        }
    }

    /// Items that are written down in one commit.
    private static let batch = 1000

    private func write(unstable items: inout [Int64], of run: BatchRun, _ evaluation: Int, from count: Int) throws(StoreError) {
        guard items.count >= count else { return }
        try store.addUnstableItems(items, of: run.id, by: evaluation)
        items.removeAll(keepingCapacity: true)
    }

    private func sort(_ run: BatchRun, into folds: inout [VerdictAggregate]) throws(StoreError) {
        for evaluation in folds.indices { folds[evaluation].beginSorting() }
        try store.eachNumber(
            of: run.id,
            do: { evaluation, number in if folds.indices.contains(evaluation) { folds[evaluation].sorted?.add(number) } },
            while: { !engine.isStopping })
    }
}

/// The verdicts of one evaluation, an item's trials one after another; then its numbers in ascending order.
struct VerdictAggregate {
    private let trials: Int
    private let isNumeric: Bool
    private var item: [TrialVerdict] = []
    private var numbers = 0
    private var mean = BootstrapMean()
    private var pass: PassHatK
    private var unstableCount = 0
    /// Items whose trials do not agree, in order, until somebody takes them.
    var unstable: [Int64] = []
    var sorted: SortedQuantiles?

    init(trials: Int, isNumeric: Bool) {
        self.trials = trials
        self.isNumeric = isNumeric
        pass = PassHatK(k: trials)
    }

    mutating func add(_ verdict: TrialVerdict) {
        if let last = item.last, last.item != verdict.item { finish() }
        item.append(verdict)
    }

    /// After the last verdict.
    mutating func finish() {
        guard let first = item.first else { return }
        if trials > 1 {
            if item.isUnstable {
                unstable.append(first.item)
                unstableCount += 1
            }
            pass.add(item.trials)
        }
        if isNumeric {
            let values = item.numbers
            numbers += values.count
            if let value = values.mean { mean.add(value) }
        }
        item.removeAll(keepingCapacity: true)
    }

    mutating func beginSorting() {
        if isNumeric { sorted = SortedQuantiles(count: numbers) }
    }

    var statistics: EvaluationStatistics {
        let quantiles = sorted?.quantiles
        let interval = isNumeric ? mean.interval() : nil
        return EvaluationStatistics(
            mean: isNumeric ? mean.mean : nil, median: quantiles?.median, p10: quantiles?.p10, p90: quantiles?.p90, meanLow: interval?.low,
            meanHigh: interval?.high, passHatK: trials > 1 ? pass.value : nil, unstableCount: trials > 1 ? unstableCount : nil)
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

    /// Where there is a notion of passing, only that counts; else every difference does.
    fileprivate var isUnstable: Bool {
        guard allSatisfy({ $0.passed != nil }) else { return contains { $0.answer != self[0].answer } }
        return trials.isUnstable
    }
}
