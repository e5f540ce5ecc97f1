internal import AssayDomain

/// The statement that finds a page of results, put together from what was asked for.
///
/// What is left of a walk: after the last that matches, a page that is not the first looks through the rest of its index for more, some
/// 50 ms for a million cells of other evaluations that failed, some 200 ms where only the results themselves tell (`evaluation` alone,
/// `outcome=verdict`). An index that began with the evaluation would be written in as many places as there are evaluations, for every
/// result; recording quickly is worth more.
struct ResultPage {
    let sql: String
    let values: [any ColumnValue]

    /// - Parameter positions: of the evaluations whose results are looked for; `nil`: all of the run's.
    init(_ query: ResultQuery, ofRun run: Int64, _ round: Int, positions: [Int]?) {
        let after = query.after ?? ResultCursor(item: -1, evaluation: -1, trial: -1)
        var filter = Filter()
        filter.keep(evaluations: positions, in: query.unstable ? "unstable" : "results")
        filter.keep(query.outcome, query.passed, round)
        let start: [any ColumnValue] = query.unstable ? [run, after.item] : [run]
        values = start + [after.item, after.evaluation, after.trial] + filter.values + [query.limit]
        sql = (query.unstable ? pageOfUnstableResults : pageOfResults) + filter.sql + (query.unstable ? unstableOrder : order) + selectPage
    }
}

/// Conditions that are added to a statement.
private struct Filter {
    var sql = ""
    var values: [any ColumnValue] = []

    /// The sign keeps SQLite from sorting what comes in order.
    mutating func keep(evaluations positions: [Int]?, in table: String) {
        guard let positions else { return }
        let places = Array(repeating: "?", count: positions.count).joined(separator: ", ")
        sql += " AND +\(table).evaluation IN (\(places))"
        values += positions as [any ColumnValue]
    }

    /// In the words of the indexes: of those that passed, of those that did not, of all outcomes but verdicts.
    mutating func keep(_ outcome: Outcome?, _ passed: Bool?, _ round: Int) {
        if let passed { sql += passed ? " AND results.passed = 1" : " AND results.passed = 0" }
        if let outcome {
            sql += outcome == .verdict ? " AND results.outcome = ?" : " AND results.outcome <> 0 AND results.outcome = ?"
            values.append(outcome)
        }
        guard round > 0 else { return }
        // An error of an earlier round is an open cell. The index of outcomes does not know the round.
        if outcome == .error {
            sql += " AND \(roundOf("results")) = ?"
            values.append(round)
        } else if outcome == nil, passed == nil {
            sql += " AND (results.outcome <> 2 OR results.round = ?)"
            values.append(round)
        }
    }
}

/// The round of a result that was found in an index without it: with it in the statement itself, SQLite would leave the index for a walk
/// through all results.
func roundOf(_ found: String) -> String {
    """
    (SELECT judged.round FROM batch_results AS judged WHERE judged.run = \(found).run AND judged.item = \(found).item \
    AND judged.evaluation = \(found).evaluation AND judged.trial = \(found).trial)
    """
}

/// Which cells make up the page is found in an index; only those are read.
private let pageOfResults = """
    WITH page AS (
        SELECT results.run, results.item, results.evaluation, results.trial FROM batch_results AS results
        WHERE results.run = ? AND (results.item, results.evaluation, results.trial) > (?, ?, ?)
    """

private let order = " ORDER BY results.item, results.evaluation, results.trial"

/// The same, among the items whose trials do not agree. The signs keep SQLite from looking for each in all results after the cursor.
private let pageOfUnstableResults = """
    WITH page AS (
        SELECT results.run, results.item, results.evaluation, results.trial
        FROM batch_unstable_items AS unstable CROSS JOIN batch_results AS results
        WHERE unstable.run = ? AND unstable.item >= ? AND results.run = unstable.run AND results.item = +unstable.item
            AND results.evaluation = +unstable.evaluation AND (+results.item, +results.evaluation, +results.trial) > (?, ?, ?)
    """

private let unstableOrder = " ORDER BY unstable.item, unstable.evaluation, results.trial"

/// The key of the item in the version that was judged. The row with the item's own number is its first version, which is nearly always the
/// one; another one is found in the dataset of the run.
private let judgedExternalID = """
    CASE WHEN batch_results.item_version = dataset_items.version THEN dataset_items.external_id ELSE (
        SELECT judged.external_id FROM dataset_items AS judged
        WHERE judged.dataset = (SELECT batch_runs.dataset FROM batch_runs WHERE batch_runs.id = page.run)
            AND judged.item = page.item AND judged.version = batch_results.item_version) END
    """

private let selectPage = """
     LIMIT ?)
    SELECT dataset_items.uuid, \(judgedExternalID), batch_results.item, batch_results.item_version, batch_results.evaluation, batch_results.trial,
        \(ResultRow.columns), batch_results.attempts, batch_results.latency_microseconds, batch_results.created_at
    FROM page
        JOIN batch_results ON batch_results.run = page.run AND batch_results.item = page.item
            AND batch_results.evaluation = page.evaluation AND batch_results.trial = page.trial
        JOIN dataset_items ON dataset_items.id = page.item
    ORDER BY page.item, page.evaluation, page.trial
    """
