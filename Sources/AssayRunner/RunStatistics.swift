internal import AssayDomain
internal import AssayStore

/// Looks through the results of a run that has settled, and writes down what its totals cannot tell.
struct RunStatistics: Sendable {
    let store: Store

    /// Items that are written down in one commit.
    private static let batch = 1000

    func keep(for run: BatchRun) throws(StoreError) {
        if run.trials > 1 { try store.forgetUnstableItems(of: run.id) }
        for (position, evaluation) in run.evaluations.enumerated() {
            let isNumeric = evaluation.definition.outputType == "numeric"
            guard isNumeric || run.trials > 1 else { continue }
            var fold = VerdictFold(trials: run.trials, isNumeric: isNumeric)
            try store.eachVerdict(of: run.id, by: position) { fold.add($0) }
            fold.finish()
            for start in stride(from: 0, to: fold.unstable.count, by: Self.batch) {
                let items = Array(fold.unstable[start..<min(start + Self.batch, fold.unstable.count)])
                try store.addUnstableItems(items, of: run.id, by: position)
            }
            try store.keep(fold.statistics, of: run.id, for: position)
        }
    }
}

/// The verdicts of one evaluation, an item's trials one after another.
struct VerdictFold {
    private let trials: Int
    private let isNumeric: Bool
    private var item: [TrialVerdict] = []
    private var numbers: [Double] = []
    private var mean = BootstrapMean()
    private var pass: PassHatK
    /// Items whose trials do not agree, in order.
    private(set) var unstable: [Int64] = []

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
            if item.isUnstable { unstable.append(first.item) }
            pass.add(item.trials)
        }
        if isNumeric {
            let values = item.compactMap(\.number)
            numbers += values
            // Trials of one item are not independent of each other, but items are.
            if !values.isEmpty { mean.add(values.reduce(0, +) / Double(values.count)) }
        }
        item.removeAll(keepingCapacity: true)
    }

    var statistics: EvaluationStatistics {
        let quantiles = Quantiles(of: numbers)
        let interval = isNumeric ? mean.interval() : nil
        return EvaluationStatistics(
            median: quantiles?.median, p10: quantiles?.p10, p90: quantiles?.p90, meanLow: interval?.low, meanHigh: interval?.high,
            passHatK: trials > 1 ? pass.value : nil, unstableCount: trials > 1 ? unstable.count : nil)
    }
}

extension TrialVerdict {
    fileprivate var number: Double? {
        guard case .number(let number) = answer, number.isFinite else { return nil }
        return number
    }
}

/// The verdicts on one item.
extension [TrialVerdict] {
    fileprivate var trials: ItemTrials {
        ItemTrials(passed: count { $0.passed == true }, failed: count { $0.passed == false })
    }

    /// Where there is a notion of passing, only that counts; else every difference does.
    fileprivate var isUnstable: Bool {
        guard allSatisfy({ $0.passed != nil }) else { return contains { $0.answer != self[0].answer } }
        return trials.isUnstable
    }
}
