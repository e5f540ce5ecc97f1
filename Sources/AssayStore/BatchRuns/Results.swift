public import AssayDomain

/// Selects results of a run.
public struct ResultQuery: Sendable {
    public var evaluation: ID<Evaluation>?
    public var outcome: Outcome?
    /// Selects verdicts that passed (`true`) or did not pass (`false`).
    public var passed: Bool?
    /// Selects only results of items whose trials do not agree.
    public var unstable = false
    /// The last result of the previous page; `nil`: start at the beginning.
    public var after: ResultCursor?
    public var limit: Int

    public init(limit: Int) { self.limit = limit }

    /// Number of a tally's cells that match `outcome` and `passed`.
    public func count(in tally: Tally) -> Int {
        if let passed {
            guard outcome ?? .verdict == .verdict else { return 0 }
            return passed ? tally.passed : tally.failed
        }
        return switch outcome {
        case nil: tally.ended
        case .verdict: tally.verdict
        case .notApplicable: tally.notApplicable
        case .error: tally.error
        case .skipped: tally.skipped
        }
    }
}

/// A position in a run's results: a page begins after this cell.
public struct ResultCursor: Sendable, Equatable {
    public let item: Int64
    public let evaluation: Int
    public let trial: Int

    public init(item: Int64, evaluation: Int, trial: Int) {
        self.item = item
        self.evaluation = evaluation
        self.trial = trial
    }
}

/// A recorded result with the ids of its item.
public struct RecordedResult: Sendable {
    public let item: ID<DatasetItem>
    /// The `external_id` of the version that was judged.
    public let externalID: String?
    public let result: CellResult

    public init(item: ID<DatasetItem>, externalID: String?, result: CellResult) {
        self.item = item
        self.externalID = externalID
        self.result = result
    }
}

extension Store {
    /// A page of results, ordered by item, evaluation and trial.
    public func results(of run: ID<BatchRun>, _ query: ResultQuery) throws(StoreError) -> [RecordedResult] {
        try readSnapshot { (session) throws(StoreError) in
            guard let page = try session.resultPage(of: run, query) else { return [] }
            return try session.statement(page.sql).all(binding: page.values, as: RecordedResult.init(from:))
        }
    }
}

extension Session {
    /// The statement for a page; `nil` if the counters show that no result matches. Without that check, a filter without matches would
    /// scan all results.
    func resultPage(of run: ID<BatchRun>, _ query: ResultQuery) throws(StoreError) -> ResultPage? {
        guard let (row, round) = try batchRunRound(run) else { return nil }
        var query = query
        let tallies = try counters(of: run).tallies
        var positions = Array(tallies.indices)
        if let evaluation = query.evaluation { positions = try values(positionsOfEvaluation, row, evaluation, as: Int.self) }
        if query.unstable {
            let unstable = try values(positionsWithUnstableItems, row, as: Int.self)
            positions.removeAll { !unstable.contains($0) }
        }
        let matching = positions.reduce(0) { $0 + query.count(in: tallies[$1]) }
        guard matching > 0 else { return nil }
        // SQLite stops once all matching results are found, instead of scanning the rest.
        if query.after == nil { query.limit = min(query.limit, matching) }
        return ResultPage(query, ofRun: row, round, positions: positions.count < tallies.count ? positions : nil)
    }
}

extension RecordedResult {
    fileprivate init(from row: inout Row) throws(StoreError) {
        let id: ID<DatasetItem> = try row.next()
        let externalID: String? = try row.next()
        let (item, itemVersion): (Int64, Int) = try (row.next(), row.next())
        let (evaluation, trial): (Int, Int) = try (row.next(), row.next())
        let outcome = try ResultRow(from: &row).outcome
        try self.init(
            item: id, externalID: externalID,
            result: CellResult(
                item: item, itemVersion: itemVersion, evaluation: evaluation, trial: trial, outcome: outcome, attempts: row.next(),
                latencyMicroseconds: row.next(), createdAt: row.next(), call: CallFacts(from: &row)))
    }
}

let positionsOfEvaluation = """
    SELECT position FROM batch_run_evaluations JOIN evaluations ON evaluations.id = batch_run_evaluations.evaluation
    WHERE batch_run_evaluations.run = ? AND evaluations.uuid = ? ORDER BY position
    """

/// Evaluations whose statistics report unstable items. While a run that was queued again has not settled, its old unstable items are still
/// stored, but its statistics are not.
let positionsWithUnstableItems = "SELECT evaluation FROM batch_statistics WHERE run = ? AND unstable > 0 ORDER BY evaluation"

/// The SQL statement for a page of results, built from a query.
///
/// A known cost: if a page other than the first has fewer matches than its limit, SQLite scans the rest of the index. For a million cells
/// of other evaluations this takes about 50 ms with `passed`, and about 200 ms if only the table itself can answer (`evaluation` alone,
/// `outcome=verdict`). An index that starts with the evaluation would avoid this, but would slow down the recording of every result.
struct ResultPage {
    let sql: String
    let values: [any ColumnValue]

    /// - Parameter positions: positions of the evaluations to select; `nil`: all.
    init(_ query: ResultQuery, ofRun run: Int64, _ round: Int, positions: [Int]?) {
        let after = query.after ?? ResultCursor(item: -1, evaluation: -1, trial: -1)
        var filter = Filter()
        filter.add(evaluations: positions, in: query.unstable ? "unstable" : "results")
        filter.add(query.outcome, query.passed, round)
        let start: [any ColumnValue] = query.unstable ? [run, after.item] : [run]
        values = start + [after.item, after.evaluation, after.trial] + filter.values + [query.limit]
        sql = (query.unstable ? pageOfUnstableResults : pageOfResults) + filter.sql + (query.unstable ? unstableOrder : order) + selectPage
    }
}

/// The conditions of a page's statement.
private struct Filter {
    var sql = ""
    var values: [any ColumnValue] = []

    /// The unary plus keeps SQLite from using the condition for an index search, after which it would have to sort.
    mutating func add(evaluations positions: [Int]?, in table: String) {
        guard let positions else { return }
        let placeholders = Array(repeating: "?", count: positions.count).joined(separator: ", ")
        sql += " AND +\(table).evaluation IN (\(placeholders))"
        values += positions as [any ColumnValue]
    }

    /// Repeats the conditions of the partial indexes (passed, failed, all outcomes except verdicts), so that SQLite uses them.
    mutating func add(_ outcome: Outcome?, _ passed: Bool?, _ round: Int) {
        if let passed { sql += passed ? " AND results.passed = 1" : " AND results.passed = 0" }
        if let outcome {
            sql += outcome == .verdict ? " AND results.outcome = ?" : " AND results.outcome <> 0 AND results.outcome = ?"
            values.append(outcome)
        }
        guard round > 0 else { return }
        // An error of an earlier round is an open cell. The index of outcomes does not contain the round.
        if outcome == .error {
            sql += " AND \(roundOf("results")) = ?"
            values.append(round)
        } else if outcome == nil, passed == nil {
            sql += " AND (results.outcome <> 2 OR results.round = ?)"
            values.append(round)
        }
    }
}

/// The round of a result that was found in an index without the round. A plain condition on the round would make SQLite scan all results
/// instead of the index.
func roundOf(_ found: String) -> String {
    """
    (SELECT judged.round FROM batch_results AS judged WHERE judged.run = \(found).run AND judged.item = \(found).item \
    AND judged.evaluation = \(found).evaluation AND judged.trial = \(found).trial)
    """
}

/// Finds the cells of the page in an index; only their rows are read.
private let pageOfResults = """
    WITH page AS (
        SELECT results.run, results.item, results.evaluation, results.trial FROM batch_results AS results
        WHERE results.run = ? AND (results.item, results.evaluation, results.trial) > (?, ?, ?)
    """

private let order = " ORDER BY results.item, results.evaluation, results.trial"

/// The same for items whose trials do not agree. The unary pluses keep SQLite from searching all results after the cursor for each of them.
private let pageOfUnstableResults = """
    WITH page AS (
        SELECT results.run, results.item, results.evaluation, results.trial
        FROM batch_unstable_items AS unstable CROSS JOIN batch_results AS results
        WHERE unstable.run = ? AND unstable.item >= ? AND results.run = unstable.run AND results.item = +unstable.item
            AND results.evaluation = +unstable.evaluation AND (+results.item, +results.evaluation, +results.trial) > (?, ?, ?)
    """

private let unstableOrder = " ORDER BY unstable.item, unstable.evaluation, results.trial"

/// The `external_id` of the item in the version that was judged. That is usually the first version, whose row id is the item's ordinal; any
/// other version is looked up in the run's dataset.
private let judgedExternalID = """
    CASE WHEN batch_results.item_version = dataset_items.version THEN dataset_items.external_id ELSE (
        SELECT judged.external_id FROM dataset_items AS judged
        WHERE judged.dataset = (SELECT batch_runs.dataset FROM batch_runs WHERE batch_runs.id = page.run)
            AND judged.item = page.item AND judged.version = batch_results.item_version) END
    """

private let selectPage = """
     LIMIT ?)
    SELECT dataset_items.uuid, \(judgedExternalID), batch_results.item, batch_results.item_version, batch_results.evaluation, batch_results.trial,
        \(ResultRow.columns), batch_results.attempts, batch_results.latency_microseconds, batch_results.created_at, \(CallFacts.columns)
    FROM page
        JOIN batch_results ON batch_results.run = page.run AND batch_results.item = page.item
            AND batch_results.evaluation = page.evaluation AND batch_results.trial = page.trial
        \(ResultRow.longText)
        JOIN dataset_items ON dataset_items.id = page.item
    ORDER BY page.item, page.evaluation, page.trial
    """
