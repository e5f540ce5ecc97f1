public import AssayDomain
internal import JSON

extension Store {
    /// A run's totals: the sum of its subtotals, and its statistics if it has settled.
    public func totals(of run: ID<BatchRun>) throws(StoreError) -> RunTotals {
        try readSnapshot { (connection) throws(StoreError) in
            try connection.totals(of: run)
        }
    }

    /// Counts a run's results again; `assay doctor` compares the tallies with the subtotals.
    public func recount(of run: ID<BatchRun>) throws(StoreError) -> [Tally] {
        try readSnapshot { (connection) throws(StoreError) in
            var tallies = try connection.all(recountSQL, run, as: Tally.init(from:))
            try connection.statement(recountNumbersSQL).forEach(
                run,
                do: { row throws(StoreError) in
                    let (evaluation, number): (Int, Double) = try (row.next(), row.next())
                    if tallies.indices.contains(evaluation) { tallies[evaluation].sum.add(number) }
                })
            let categories = try connection.all(recountCategoriesSQL, run) { row throws(StoreError) in
                try (evaluation: row.next(as: Int.self), keys: row.next(as: JSONText.self), verdicts: row.next(as: Int.self))
            }
            for group in categories where tallies.indices.contains(group.evaluation) {
                for key in Set(JSONList.strings(group.keys)) { tallies[group.evaluation].categories[key, default: 0] += group.verdicts }
            }
            return tallies
        }
    }
}

extension Connection {
    func totals(of run: ID<BatchRun>) throws(StoreError) -> RunTotals {
        let totals = try subtotals(of: run)
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
    func subtotals(of run: ID<BatchRun>) throws(StoreError) -> RunTotals {
        var microseconds: Int64 = 0
        let tallies = try all(summedSubtotals, run) { row throws(StoreError) in
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
        calls = try row.next()
    }
}

/// The columns of a tally, and the run's time.
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

/// An error of an earlier round is an open cell, but its attempts are counted. The sums of numbers are computed separately.
private let recountSQL = """
    SELECT count(CASE WHEN outcome = 0 THEN 1 END), count(CASE WHEN outcome = 1 THEN 1 END),
        count(CASE WHEN outcome = 2 AND batch_results.round = batch_runs.round THEN 1 END), count(CASE WHEN outcome = 3 THEN 1 END),
        count(CASE WHEN passed IS TRUE THEN 1 END), count(CASE WHEN passed IS FALSE THEN 1 END), 0.0, 0.0,
        coalesce(sum(attempts), 0)
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

/// The tally of one evaluation for a range of items, and the time of the range.
struct Subtotal {
    var range: ItemRange
    var tally: Tally
    var microseconds: Int64
}

extension Connection {
    /// Adds to the stored subtotals of an evaluation: to the subtotal that contains the range already, or to the one that ends where the
    /// range begins, or as a new subtotal. Then merges the subtotal that begins where the range ends. A completed run has one subtotal per
    /// evaluation and pass, in whichever order its ranges were recorded.
    func add(_ subtotal: Subtotal, to evaluation: Int, _ pass: Int, in run: Int64) throws(StoreError) {
        let range = subtotal.range
        let next = try first(subtotalFrom, run, pass, evaluation, range.through, as: Subtotal.init(from:))
        if let next, next.range.through == range.through || next.range.after <= range.after {
            var contained = subtotal
            contained.range = ItemRange(after: range.after, through: next.range.through)
            _ = try extend(next.range.through, by: contained, evaluation, pass, run)
            return
        }
        if try !extend(range.after, by: subtotal, evaluation, pass, run) { try insert(subtotal, evaluation, pass, run) }
        guard let next, next.range.after == range.through else { return }
        try self.run(deleteSubtotal, run, pass, evaluation, next.range.through)
        _ = try extend(range.through, by: next, evaluation, pass, run)
    }

    /// Adds `subtotal` to the stored subtotal that ends with the item `end`; afterwards that ends where `subtotal` does.
    ///
    /// - Returns: whether there is such a subtotal.
    private func extend(
        _ end: Int64, by subtotal: Subtotal, _ evaluation: Int, _ pass: Int, _ run: Int64
    ) throws(StoreError) -> Bool {
        let (tally, range) = (subtotal.tally, subtotal.range)
        return try self.run(
            extendSubtotal, range.through, range.after, tally.verdict, tally.notApplicable, tally.error, tally.skipped,
            tally.passed, tally.failed, tally.sum.head, tally.sum.compensation, tally.calls, subtotal.microseconds, run, pass, evaluation,
            end) == 1
    }

    private func insert(_ subtotal: Subtotal, _ evaluation: Int, _ pass: Int, _ run: Int64) throws(StoreError) {
        let (tally, range) = (subtotal.tally, subtotal.range)
        try self.run(
            addSubtotal, run, pass, evaluation, range.through, range.after, tally.verdict, tally.notApplicable, tally.error, tally.skipped,
            tally.passed, tally.failed, tally.sum.head, tally.sum.compensation, tally.calls, subtotal.microseconds)
    }
}

extension Subtotal {
    fileprivate init(from row: inout Row) throws(StoreError) {
        range = ItemRange(after: try row.next(), through: try row.next())
        tally = try Tally(from: &row)
        microseconds = try row.next()
    }
}

/// The first subtotal that ends with an item or after it.
let subtotalFrom = """
    SELECT after_item, through_item, verdict, not_applicable, error, skipped, passed, failed, total, total_rest, calls, microseconds
    FROM batch_subtotals WHERE run = ? AND pass = ? AND evaluation = ? AND through_item >= ? ORDER BY through_item LIMIT 1
    """

/// The rounding error of the total is kept in its own column, as in `RunningSum`.
let extendSubtotal = """
    UPDATE batch_subtotals SET
        through_item = ?1, after_item = min(after_item, ?2), verdict = verdict + ?3, not_applicable = not_applicable + ?4,
        error = error + ?5, skipped = skipped + ?6, passed = passed + ?7, failed = failed + ?8, total = total + ?9,
        total_rest = total_rest + ?10 + CASE
            WHEN abs(total) >= abs(?9) THEN (total - (total + ?9)) + ?9 ELSE (?9 - (total + ?9)) + total END,
        calls = calls + ?11, microseconds = microseconds + ?12
    WHERE run = ?13 AND pass = ?14 AND evaluation = ?15 AND through_item = ?16
    """

private let addSubtotal = """
    INSERT INTO batch_subtotals (run, pass, evaluation, through_item, after_item, verdict, not_applicable, error, skipped, passed, failed,
        total, total_rest, calls, microseconds)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """

private let deleteSubtotal = "DELETE FROM batch_subtotals WHERE run = ? AND pass = ? AND evaluation = ? AND through_item = ?"
