public import AssayDomain
internal import JSON

extension Store {
    /// A run's totals: the sum of its counters, and its statistics if it has settled.
    public func totals(of run: ID<BatchRun>) throws(StoreError) -> RunTotals {
        try readSnapshot { (session) throws(StoreError) in
            try session.totals(of: run)
        }
    }

    /// Counts a run's results again; `assay doctor` compares the tallies with the counters.
    public func recount(of run: ID<BatchRun>) throws(StoreError) -> [Tally] {
        try readSnapshot { (session) throws(StoreError) in
            var tallies = try session.all(recountSQL, run, as: Tally.init(from:))
            try session.statement(recountNumbersSQL).forEach(
                run,
                do: { row throws(StoreError) in
                    let (evaluation, number): (Int, Double) = try (row.next(), row.next())
                    if tallies.indices.contains(evaluation) { tallies[evaluation].sum.add(number) }
                })
            let categories = try session.all(recountCategoriesSQL, run) { row throws(StoreError) in
                try (evaluation: row.next(as: Int.self), keys: row.next(as: JSONText.self), verdicts: row.next(as: Int.self))
            }
            for group in categories where tallies.indices.contains(group.evaluation) {
                for key in Set(JSONList.strings(group.keys)) { tallies[group.evaluation].categories[key, default: 0] += group.verdicts }
            }
            return tallies
        }
    }
}

extension Session {
    func totals(of run: ID<BatchRun>) throws(StoreError) -> RunTotals {
        let totals = try counters(of: run)
        var (tallies, statistics) = (totals.tallies, totals.statistics)
        try forEachCategory(of: run) { evaluation, category, verdicts in
            if tallies.indices.contains(evaluation) { tallies[evaluation].categories[category] = verdicts }
        }
        try forEachStatistics(of: run) { evaluation, row in
            if statistics.indices.contains(evaluation) { statistics[evaluation] = row }
        }
        return RunTotals(tallies: tallies, microseconds: totals.spending.microseconds, statistics: statistics)
    }

    /// The totals without categories and statistics. Reads only a few rows, regardless of the run's size.
    func counters(of run: ID<BatchRun>) throws(StoreError) -> RunTotals {
        var microseconds: Int64 = 0
        let tallies = try all(summedCounters, run) { row throws(StoreError) in
            let tally = try Tally(from: &row)
            microseconds += try row.next(as: Int64.self)
            return tally
        }
        return RunTotals(tallies: tallies, microseconds: microseconds, statistics: Array(repeating: nil, count: tallies.count))
    }

    private func forEachCategory(of run: ID<BatchRun>, _ body: (Int, String, Int) -> Void) throws(StoreError) {
        let rows = try all(categoriesOfRun, run) { row throws(StoreError) in
            try (row.next(as: Int.self), row.next(as: String.self), row.next(as: Int.self))
        }
        for (evaluation, category, verdicts) in rows { body(evaluation, category, verdicts) }
    }
}

extension Tally {
    init(from row: inout Row) throws(StoreError) {
        self.init()
        verdict = try row.next()
        notApplicable = try row.next()
        error = try row.next()
        skipped = try row.next()
        passed = try row.next()
        failed = try row.next()
        sum = RunningSum(head: try row.next(), compensation: try row.next())
        usage.calls = try row.next()
        usage.inputTokens = try row.next()
        usage.outputTokens = try row.next()
        usage.knownCostUSD = try row.next()
        usage.unpricedCalls = try row.next()
        usage.reused = try row.next()
    }
}

/// The columns of a tally, and the run's time.
let summedTally = """
    coalesce(sum(verdict), 0), coalesce(sum(not_applicable), 0), coalesce(sum(error), 0) - batch_run_evaluations.reopened,
        coalesce(sum(skipped), 0), coalesce(sum(passed), 0), coalesce(sum(failed), 0), coalesce(sum(total), 0.0),
        coalesce(sum(total_rest), 0.0), coalesce(sum(calls), 0), coalesce(sum(input_tokens), 0), coalesce(sum(output_tokens), 0),
        coalesce(sum(cost_usd), 0.0), coalesce(sum(unpriced), 0), coalesce(sum(reused), 0), coalesce(sum(microseconds), 0)
    """

let summedCounters = """
    SELECT \(summedTally)
    FROM batch_runs JOIN batch_run_evaluations ON batch_run_evaluations.run = batch_runs.id
        LEFT JOIN batch_counters ON batch_counters.run = batch_runs.id
            AND batch_counters.evaluation = batch_run_evaluations.position
    WHERE batch_runs.uuid = ? GROUP BY batch_run_evaluations.position, batch_run_evaluations.reopened ORDER BY batch_run_evaluations.position
    """

let categoriesOfRun = """
    SELECT evaluation, category, verdicts FROM batch_categories WHERE run = (SELECT id FROM batch_runs WHERE uuid = ?)
    ORDER BY evaluation, category
    """

/// An error of an earlier round is an open cell, but its calls are counted. The sums of numbers are computed separately.
private let recountSQL = """
    SELECT count(CASE WHEN outcome = 0 THEN 1 END), count(CASE WHEN outcome = 1 THEN 1 END),
        count(CASE WHEN outcome = 2 AND batch_results.round = batch_runs.round THEN 1 END), count(CASE WHEN outcome = 3 THEN 1 END),
        count(CASE WHEN passed IS TRUE THEN 1 END), count(CASE WHEN passed IS FALSE THEN 1 END), 0.0, 0.0,
        coalesce(sum(calls), 0), coalesce(sum(input_tokens), 0), coalesce(sum(output_tokens), 0), coalesce(sum(cost_usd), 0.0),
        coalesce(sum(unpriced), 0), coalesce(sum(reused), 0)
    FROM batch_runs JOIN batch_run_evaluations ON batch_run_evaluations.run = batch_runs.id
        LEFT JOIN batch_results ON batch_results.run = batch_runs.id AND batch_results.evaluation = batch_run_evaluations.position
    WHERE batch_runs.uuid = ? GROUP BY batch_run_evaluations.position ORDER BY batch_run_evaluations.position
    """

private let recountNumbersSQL = """
    SELECT evaluation, answer_number FROM batch_results
    WHERE run = (SELECT id FROM batch_runs WHERE uuid = ?) AND \(isFinite("answer_number"))
    """

private let recountCategoriesSQL = """
    SELECT evaluation, answer_categories, count(*) FROM batch_results
    WHERE run = (SELECT id FROM batch_runs WHERE uuid = ?) AND answer_categories IS NOT NULL GROUP BY evaluation, answer_categories
    """
