/// What a person reads about a run: the line while it goes on, the summary afterwards.
struct RunReport {
    let run: RunState

    /// `812 of 1,319 cells (61.6 %), 412 a second, 3 errors, about 2 s left`
    var line: String {
        let ended = run.counts.ended
        let share = run.planned > 0 ? Double(ended) / Double(run.planned) : nil
        var parts = ["\(Figures.count(ended)) of \(Figures.counted(run.planned, "cell")) (\(Figures.percent(share)))"]
        if let throughput = run.throughput { parts.append("\(Figures.decimal(throughput, places: 0)) a second") }
        if run.counts.error > 0 { parts.append(Figures.counted(run.counts.error, "error")) }
        if let left = run.etaSeconds, left >= 1 { parts.append("about \(Figures.decimal(left, places: 0)) s left") }
        return parts.joined(separator: ", ")
    }

    /// The run's state, then a row for each evaluation: a rate never without its n, its coverage and its interval, and the four outcomes
    /// apart.
    var summary: String {
        let reason = run.statusReason.map { " (\($0))" } ?? ""
        return "Run \(run.id) “\(run.name)”: \(run.status)\(reason)\n\n\(table.text)"
    }

    private var table: Table {
        // An evaluation's answer is a rate or a mean: a column that nobody fills is left out.
        let hasMean = run.summary.contains { $0.mean != nil }
        let columns: [Table.Column] =
            [.text("EVALUATION"), .number("N"), .number("COVERAGE"), .number("PASS RATE"), .number("95 % INTERVAL")]
            + (hasMean ? [.number("MEAN")] : [])
            + [.number("VERDICTS"), .number("NOT APPLICABLE"), .number("ERRORS"), .number("SKIPPED")]
        var table = Table(columns)
        let names = Dictionary(run.evaluations.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        for row in run.summary {
            let mean = hasMean ? [row.mean.map { Figures.decimal($0, places: 3) } ?? "–"] : []
            table.add(
                [
                    names[row.evaluation] ?? row.evaluation, Figures.count(row.verdict), Figures.percent(row.coverage),
                    Figures.percent(row.passRate), interval(row),
                ] + mean + [row.verdict, row.notApplicable, row.error, row.skipped].map(Figures.count))
        }
        return table
    }

    private func interval(_ row: EvaluationSummary) -> String {
        guard let low = row.passRateLow, let high = row.passRateHigh else { return "–" }
        return "\(Figures.percent(low)) to \(Figures.percent(high))"
    }
}
