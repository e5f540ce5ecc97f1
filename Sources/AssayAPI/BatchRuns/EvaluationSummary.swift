internal import AssayDomain
internal import JSON

/// The results of one evaluation of a run, summarized.
struct EvaluationSummary {
    let evaluation: BatchRun.PinnedEvaluation
    /// Cells; `nil` until the run's sample has been chosen.
    let planned: Int?
    let tally: Tally
    /// `nil` until the run has settled.
    let statistics: EvaluationStatistics?
    let trials: Int
}

extension RunProgress {
    var summaries: [EvaluationSummary] {
        run.evaluations.indices.map { position in
            EvaluationSummary(
                evaluation: run.evaluations[position], planned: run.plannedPerEvaluation, tally: totals.tallies[position],
                statistics: totals.statistics[position], trials: run.trials)
        }
    }
}

extension EvaluationSummary {
    private var outputType: OutputType? { evaluation.definition.knownOutputType }
    var isNumeric: Bool { outputType == .numeric }
    var isCategorical: Bool { outputType == .categorical }
    /// Whether verdicts pass or fail. Otherwise the numbers of passes and failures are null, not zero.
    var hasRate: Bool { outputType == .boolean || tally.passed + tally.failed > 0 }

    /// Exact once the run has settled, until then the mean of the recorded results.
    var mean: Double? { isNumeric ? statistics?.mean ?? tally.mean : nil }

    /// The share of cells that were answered, `not_applicable` included.
    var coverage: Double? {
        guard let planned, planned > 0 else { return nil }
        return Double(tally.verdict + tally.notApplicable) / Double(planned)
    }

    func rate(_ passed: Int, of all: Int) -> Double? { hasRate && all > 0 ? Double(passed) / Double(all) : nil }
}

extension JSONWriter {
    mutating func summary(_ summary: EvaluationSummary) {
        beginObject()
        member("evaluation", summary.evaluation.id)
        member("planned", summary.planned)
        outcomes(summary.tally)
        rate(summary)
        member("mean", summary.mean)
        categories(summary)
        member("coverage", summary.coverage)
        bounds(summary)
        statistics(summary.statistics)
        trials(summary)
        endObject()
    }

    mutating func outcomes(_ tally: Tally) {
        member("verdict", tally.verdict)
        member("not_applicable", tally.notApplicable)
        member("error", tally.error)
        member("skipped", tally.skipped)
    }

    private mutating func rate(_ summary: EvaluationSummary) {
        let (passed, failed) = (summary.tally.passed, summary.tally.failed)
        let interval = WilsonInterval(successes: passed, trials: passed + failed)
        member("passed", summary.hasRate ? passed : nil)
        member("failed", summary.hasRate ? failed : nil)
        member("pass_rate", summary.rate(passed, of: passed + failed))
        member("pass_rate_low", interval?.low)
        member("pass_rate_high", interval?.high)
    }

    private mutating func categories(_ summary: EvaluationSummary) {
        key("categories")
        guard summary.isCategorical else { return null() }
        beginObject()
        for (category, verdicts) in summary.tally.categories.sorted(by: { $0.key < $1.key }) {
            key(category)
            integer(verdicts)
        }
        endObject()
    }

    /// The pass rates if all errors had failed or passed.
    private mutating func bounds(_ summary: EvaluationSummary) {
        member("rate_if_errors_fail", summary.hasRate ? summary.tally.rateIfErrorsFail : nil)
        member("rate_if_errors_pass", summary.hasRate ? summary.tally.rateIfErrorsPass : nil)
    }

    private mutating func statistics(_ statistics: EvaluationStatistics?) {
        member("median", statistics?.median)
        member("p10", statistics?.p10)
        member("p90", statistics?.p90)
        member("mean_low", statistics?.meanLow)
        member("mean_high", statistics?.meanHigh)
    }

    private mutating func trials(_ summary: EvaluationSummary) {
        member("pass_hat_k", summary.statistics?.passHatK)
        key("unstable")
        if let statistics = summary.statistics, statistics.unstableCount != nil {
            beginArray()
            for item in statistics.unstable { string(item.description) }
            endArray()
        } else {
            null()
        }
        member("unstable_count", summary.statistics?.unstableCount)
    }
}
