public import AssayDomain
internal import JSON

/// A verdict of one trial of an item.
public struct TrialVerdict: Sendable {
    public let item: Int64
    public let answer: Verdict.Answer
    public let passed: Bool?

    public init(item: Int64, answer: Verdict.Answer, passed: Bool?) {
        self.item = item
        self.answer = answer
        self.passed = passed
    }
}

extension Store {
    /// Hands over the verdicts of a settled run with the positions of their evaluations, ordered by item, evaluation and trial, while
    /// `goesOn` returns true. They are read in pages, each a short read transaction: a read that stays open keeps SQLite from
    /// checkpointing its log.
    public func eachVerdict(
        of run: ID<BatchRun>, do body: (Int, TrialVerdict) throws(StoreError) -> Void, while goesOn: () -> Bool = { true }
    ) throws(StoreError) {
        var after = (item: Int64.min, evaluation: 0, trial: 0)
        while goesOn() {
            let page = try read { (connection) throws(StoreError) in
                try connection.all(verdictsOfRun, run, after.item, after.evaluation, after.trial, verdictsOfAPage) {
                    row throws(StoreError) in
                    let (evaluation, item): (Int, Int64) = try (row.next(), row.next())
                    let (trial, passed): (Int, Bool?) = try (row.next(), row.next())
                    let verdict = TrialVerdict(item: item, answer: try ResultRow.answer(from: &row), passed: passed)
                    return (evaluation: evaluation, trial: trial, verdict: verdict)
                }
            }
            for row in page {
                guard goesOn() else { return }
                try body(row.evaluation, row.verdict)
            }
            guard page.count == verdictsOfAPage, let last = page.last else { return }
            after = (last.verdict.item, last.evaluation, last.trial)
        }
    }

    /// Hands over the numbers of a run with the positions of their evaluations, each evaluation's in ascending order, as long as they are
    /// wanted.
    public func eachNumber(
        of run: ID<BatchRun>, do body: (Int, Double) -> Void, while goesOn: () -> Bool = { true }
    ) throws(StoreError) {
        try read { (connection) throws(StoreError) in
            try connection.statement(numbersOfRun).forEach(
                run, do: { row throws(StoreError) in body(try row.next(), try row.next()) }, while: goesOn)
        }
    }

    /// Forgets which items' trials do not agree, some in each commit, so that others can write in between.
    public func forgetUnstableItems(of run: ID<BatchRun>) throws(StoreError) {
        var forgotten = 0
        repeat {
            forgotten = try write(.normal, .bulk(rows: unstableItemsOfACommit, bytes: 0)) { (connection) throws(StoreError) in
                guard let row = try connection.batchRunRow(run) else { return 0 }
                return try connection.run(forgetSomeUnstableItems, row, unstableItemsOfACommit)
            }
        } while forgotten == unstableItemsOfACommit
    }

    /// Writes down items whose trials do not agree; a caller with many of them comes more often, so that others can write in between.
    public func addUnstableItems(_ items: [Int64], of run: ID<BatchRun>, by evaluation: Int) throws(StoreError) {
        try write(.normal, .bulk(rows: items.count, bytes: 0)) { (connection) throws(StoreError) in
            guard let row = try connection.batchRunRow(run) else { return }
            for item in items { try connection.run(addUnstableItem, row, item, evaluation) }
        }
    }

    /// Records the statistics of a run, by the positions of its evaluations. `unstable` is not written: it is read from the items added.
    public func keep(_ statistics: [Int: EvaluationStatistics], of run: ID<BatchRun>) throws(StoreError) {
        try write(.normal) { (connection) throws(StoreError) in
            guard let row = try connection.batchRunRow(run) else { return }
            for (evaluation, statistics) in statistics {
                try connection.run(
                    keepStatistics, row, evaluation, statistics.mean, statistics.median, statistics.p10, statistics.p90,
                    statistics.meanLow, statistics.meanHigh, statistics.passHatK, statistics.unstableCount)
            }
            try connection.setStatisticsDue(false, of: row)
        }
    }
}

extension Connection {
    /// Hands over what was found out about each evaluation of a run that has settled.
    func eachStatistics(of run: ID<BatchRun>, _ body: (Int, EvaluationStatistics) -> Void) throws(StoreError) {
        let rows = try all(statisticsOfRun, run) { row throws(StoreError) in
            try (evaluation: row.next(as: Int.self), statistics: EvaluationStatistics(from: &row))
        }
        for (evaluation, statistics) in rows { body(evaluation, try withUnstableItems(statistics, of: run, evaluation)) }
    }

    /// The same with the first of the items whose trials do not agree.
    private func withUnstableItems(
        _ statistics: EvaluationStatistics, of run: ID<BatchRun>, _ evaluation: Int
    ) throws(StoreError) -> EvaluationStatistics {
        guard statistics.unstableCount ?? 0 > 0 else { return statistics }
        var statistics = statistics
        statistics.unstable = try all(firstUnstableItems, run, evaluation) { row throws(StoreError) in try row.next() }
        return statistics
    }

    /// They are true of a run that goes on no longer. Its unstable items stay until its statistics are taken again: without these, they are
    /// not seen.
    func forgetStatistics(of run: Int64) throws(StoreError) {
        try self.run("DELETE FROM batch_statistics WHERE run = ?", run)
    }

    func setStatisticsDue(_ isDue: Bool, of run: Int64) throws(StoreError) {
        try self.run("UPDATE batch_runs SET statistics_due = ? WHERE id = ?", isDue, run)
    }
}

extension EvaluationStatistics {
    static let columns = "mean, median, p10, p90, mean_low, mean_high, pass_hat_k, unstable"

    init(from row: inout Row) throws(StoreError) {
        try self.init(
            mean: row.next(), median: row.next(), p10: row.next(), p90: row.next(), meanLow: row.next(), meanHigh: row.next(),
            passHatK: row.next(), unstableCount: row.next())
    }
}

/// Verdicts that are read at a time.
private let verdictsOfAPage = 5000

let verdictsOfRun = """
    SELECT evaluation, item, trial, passed, answer_boolean, answer_number, answer_categories FROM batch_results
    WHERE run = (SELECT id FROM batch_runs WHERE uuid = ?) AND (item, evaluation, trial) > (?, ?, ?) AND outcome = 0
    ORDER BY item, evaluation, trial LIMIT ?
    """

/// What is infinite is no number to be summed up.
func isFinite(_ column: String) -> String { "\(column) BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308" }

private let numbersOfRun = """
    SELECT evaluation, answer_number FROM batch_results
    WHERE run = (SELECT id FROM batch_runs WHERE uuid = ?) AND outcome = 0 AND \(isFinite("answer_number"))
    ORDER BY evaluation, answer_number
    """

/// Rows of one commit when they are forgotten.
let unstableItemsOfACommit = 5000

let forgetSomeUnstableItems = """
    DELETE FROM batch_unstable_items WHERE (run, item, evaluation) IN (
        SELECT run, item, evaluation FROM batch_unstable_items WHERE run = ? LIMIT ?)
    """

private let addUnstableItem = """
    INSERT INTO batch_unstable_items (run, item, evaluation) VALUES (?, ?, ?) ON CONFLICT (run, item, evaluation) DO NOTHING
    """

private let keepStatistics = """
    INSERT INTO batch_statistics (run, evaluation, mean, median, p10, p90, mean_low, mean_high, pass_hat_k, unstable)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (run, evaluation) DO UPDATE SET mean = excluded.mean, median = excluded.median, p10 = excluded.p10,
        p90 = excluded.p90, mean_low = excluded.mean_low, mean_high = excluded.mean_high, pass_hat_k = excluded.pass_hat_k, unstable = excluded.unstable
    """

private let statisticsOfRun = """
    SELECT evaluation, \(EvaluationStatistics.columns) FROM batch_statistics
    WHERE run = (SELECT id FROM batch_runs WHERE uuid = ?) ORDER BY evaluation
    """

/// The first of them: an object of the API names no more.
let firstUnstableItems = """
    SELECT dataset_items.uuid FROM batch_unstable_items CROSS JOIN dataset_items ON dataset_items.id = batch_unstable_items.item
    WHERE batch_unstable_items.run = (SELECT id FROM batch_runs WHERE uuid = ?) AND batch_unstable_items.evaluation = ?
    ORDER BY batch_unstable_items.item LIMIT 100
    """
