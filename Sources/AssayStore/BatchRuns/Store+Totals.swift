public import AssayDomain
internal import JSON

extension Store {
    /// What is known of all of a run's cells: the sum of the subtotals, and the statistics where the run has settled.
    public func totals(of run: ID<BatchRun>) throws(StoreError) -> RunTotals {
        try read { (connection) throws(StoreError) in
            try connection.snapshot { () throws(StoreError) in try connection.totals(of: run) }
        }
    }

    /// Counts again from the results themselves: what `assay doctor` compares with the subtotals.
    public func recount(of run: ID<BatchRun>) throws(StoreError) -> [Tally] {
        try read { (connection) throws(StoreError) in
            try connection.snapshot { () throws(StoreError) in
                var tallies = try connection.all(recounted, run) { row throws(StoreError) in try Tally(from: &row) }
                try connection.statement(recountedNumbers).forEach(
                    run,
                    do: { row throws(StoreError) in
                        let (evaluation, number): (Int, Double) = try (row.next(), row.next())
                        if tallies.indices.contains(evaluation) { tallies[evaluation].sum.add(number) }
                    })
                let named = try connection.all(recountedCategories, run) { row throws(StoreError) in
                    try (evaluation: row.next(as: Int.self), keys: row.next(as: JSONText.self), verdicts: row.next(as: Int.self))
                }
                for group in named where tallies.indices.contains(group.evaluation) {
                    for key in Set(JSONList.strings(group.keys)) { tallies[group.evaluation].categories[key, default: 0] += group.verdicts }
                }
                return tallies
            }
        }
    }
}

extension Connection {
    func totals(of run: ID<BatchRun>) throws(StoreError) -> RunTotals {
        let totals = try subtotals(of: run)
        var (tallies, statistics) = (totals.tallies, totals.statistics)
        try eachCategory(of: run) { evaluation, category, verdicts in
            if tallies.indices.contains(evaluation) { tallies[evaluation].categories[category] = verdicts }
        }
        try eachStatistics(of: run) { evaluation, row in
            if statistics.indices.contains(evaluation) { statistics[evaluation] = row }
        }
        return RunTotals(tallies: tallies, microseconds: totals.spending.microseconds, statistics: statistics)
    }

    /// The totals without categories and statistics: few rows, however long the run.
    func subtotals(of run: ID<BatchRun>) throws(StoreError) -> RunTotals {
        var microseconds: Int64 = 0
        let tallies = try all(summedSubtotals, run) { row throws(StoreError) in
            let tally = try Tally(from: &row)
            microseconds += try row.next(as: Int64.self)
            return tally
        }
        return RunTotals(tallies: tallies, microseconds: microseconds, statistics: Array(repeating: nil, count: tallies.count))
    }

    private func eachCategory(of run: ID<BatchRun>, _ body: (Int, String, Int) -> Void) throws(StoreError) {
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
        sum = RunningSum(head: try row.next(), rest: try row.next())
        calls = try row.next()
    }
}

/// The columns of a tally, and the time that it took.
let summedTally = """
    coalesce(sum(verdict), 0), coalesce(sum(not_applicable), 0), coalesce(sum(error), 0) - batch_run_evaluations.reopened,
        coalesce(sum(skipped), 0), coalesce(sum(passed), 0), coalesce(sum(failed), 0), coalesce(sum(total), 0.0),
        coalesce(sum(total_rest), 0.0), coalesce(sum(calls), 0), coalesce(sum(microseconds), 0)
    """

let summedSubtotals = """
    SELECT \(summedTally)
    FROM batch_runs JOIN batch_run_evaluations ON batch_run_evaluations.run = batch_runs.id
        LEFT JOIN batch_subtotals ON batch_subtotals.run = batch_runs.id
            AND batch_subtotals.evaluation = batch_run_evaluations.position
    WHERE batch_runs.uuid = ? GROUP BY batch_run_evaluations.position, batch_run_evaluations.reopened ORDER BY batch_run_evaluations.position
    """

let categoriesOfRun = """
    SELECT evaluation, category, verdicts FROM batch_categories WHERE run = (SELECT id FROM batch_runs WHERE uuid = ?)
    ORDER BY evaluation, category
    """

/// An error of an earlier round is an open cell, but its attempts were made. Numbers are added up apart.
private let recounted = """
    SELECT count(CASE WHEN outcome = 0 THEN 1 END), count(CASE WHEN outcome = 1 THEN 1 END),
        count(CASE WHEN outcome = 2 AND batch_results.round = batch_runs.round THEN 1 END), count(CASE WHEN outcome = 3 THEN 1 END),
        count(CASE WHEN passed IS TRUE THEN 1 END), count(CASE WHEN passed IS FALSE THEN 1 END), 0.0, 0.0,
        coalesce(sum(attempts), 0)
    FROM batch_runs JOIN batch_run_evaluations ON batch_run_evaluations.run = batch_runs.id
        LEFT JOIN batch_results ON batch_results.run = batch_runs.id AND batch_results.evaluation = batch_run_evaluations.position
    WHERE batch_runs.uuid = ? GROUP BY batch_run_evaluations.position ORDER BY batch_run_evaluations.position
    """

private let recountedNumbers = """
    SELECT evaluation, answer_number FROM batch_results
    WHERE run = (SELECT id FROM batch_runs WHERE uuid = ?) AND \(isFinite("answer_number"))
    """

private let recountedCategories = """
    SELECT evaluation, answer_categories, count(*) FROM batch_results
    WHERE run = (SELECT id FROM batch_runs WHERE uuid = ?) AND answer_categories IS NOT NULL GROUP BY evaluation, answer_categories
    """
