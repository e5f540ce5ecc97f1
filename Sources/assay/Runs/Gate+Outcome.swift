extension Gate {
    /// How the gate came out: for the run, or for each of the evaluations it is about.
    func outcomes(in run: RunState, _ comparison: RunComparisonResponse?) throws(Failure) -> [GateOutcome] {
        guard !metric.isOfRun else {
            return [GateOutcome(gate: self, evaluation: nil, value: run.usage?.costUSD, count: run.counts.ended)]
        }
        return try targets(among: run.evaluations.map(GateTarget.init)).map { target in
            let (value, count) = value(of: target.id, in: run, comparison)
            return GateOutcome(gate: self, evaluation: (target.id, run.name(of: target.id)), value: value, count: count)
        }
    }

    private func value(of evaluation: String, in run: RunState, _ comparison: RunComparisonResponse?) -> (Double?, Int?) {
        if metric == .regressions {
            let compared = comparison?.evaluations.first { $0.evaluation == evaluation }
            // Where nothing is compared, nothing is known to be as good as it was.
            let isKnown = compared?.test != nil && compared?.paired ?? 0 > 0
            return (isKnown ? compared?.regressed.map(Double.init) : nil, compared?.paired)
        }
        guard let summary = run.summary.first(where: { $0.evaluation == evaluation }) else { return (nil, nil) }
        return switch metric {
        case .passRate: (summary.passRate, summary.passed.map { _ in summary.judged })
        case .mean: (summary.mean, summary.verdict)
        case .coverage: (summary.coverage, summary.planned)
        case .errors: (Double(summary.error), summary.planned)
        case .regressions, .costUSD: (nil, nil)
        }
    }
}
