public import AssayDomain
internal import JSON

/// The verdict of one trial of an item.
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
    /// Calls `body` with the verdicts of a settled run and the positions of their evaluations, ordered by item, evaluation and trial, while
    /// `shouldContinue` returns true. They are read in pages, each a short read transaction: a read that stays open keeps SQLite from
    /// checkpointing its log.
    public func forEachVerdict(
        of run: ID<BatchRun>, do body: (Int, TrialVerdict) throws(StoreError) -> Void, while shouldContinue: () -> Bool = { true }
    ) throws(StoreError) {
        var after = (item: Int64.min, evaluation: 0, trial: 0)
        while shouldContinue() {
            let page = try read { (session) throws(StoreError) in
                try session.all(verdictsOfRun, run, after.item, after.evaluation, after.trial, verdictsPerRead) {
                    row throws(StoreError) in
                    let (evaluation, item): (Int, Int64) = try (row.next(), row.next())
                    let (trial, passed): (Int, Bool?) = try (row.next(), row.next())
                    let verdict = TrialVerdict(item: item, answer: try ResultRow.answer(from: &row), passed: passed)
                    return (evaluation: evaluation, trial: trial, verdict: verdict)
                }
            }
            for row in page {
                guard shouldContinue() else { return }
                try body(row.evaluation, row.verdict)
            }
            guard page.count == verdictsPerRead, let last = page.last else { return }
            after = (last.verdict.item, last.evaluation, last.trial)
        }
    }

    /// Calls `body` with the numbers of a run and the positions of their evaluations, in ascending order for each evaluation, while
    /// `shouldContinue` returns true.
    public func forEachNumber(
        of run: ID<BatchRun>, do body: (Int, Double) -> Void, while shouldContinue: () -> Bool = { true }
    ) throws(StoreError) {
        try read { (session) throws(StoreError) in
            try session.statement(numbersOfRun).forEach(
                run, do: { row throws(StoreError) in body(try row.next(), try row.next()) }, while: shouldContinue)
        }
    }

    /// Deletes the list of a run's unstable items, some in each commit, so that other writes do not wait long.
    public func deleteUnstableItems(under token: BatchRun.FencingToken) throws(StoreError) {
        var deleted = 0
        repeat {
            deleted = try write(.normal, .bulk(rows: unstableItemsPerCommit, bytes: 0)) { (session) throws(StoreError) in
                try session.run(deleteSomeUnstableItems, session.ownedRun(token).row, unstableItemsPerCommit)
            }
        } while deleted == unstableItemsPerCommit
    }

    /// Stores items whose trials do not agree. Call it repeatedly for many items, so that other writes do not wait long.
    public func addUnstableItems(_ items: [Int64], by evaluation: Int, under token: BatchRun.FencingToken) throws(StoreError) {
        try write(.normal, .bulk(rows: items.count, bytes: 0)) { (session) throws(StoreError) in
            let row = try session.ownedRun(token).row
            for item in items { try session.run(addUnstableItem, row, item, evaluation) }
        }
    }

    /// Stores the statistics of a run, by the positions of its evaluations. `unstable` is not written: it is read from the items that were
    /// added.
    public func saveStatistics(_ statistics: [Int: EvaluationStatistics], under token: BatchRun.FencingToken) throws(StoreError) {
        try write(.normal) { (session) throws(StoreError) in
            let row = try session.ownedRun(token).row
            for (evaluation, statistics) in statistics {
                try session.run(
                    upsertStatistics, row, evaluation, statistics.mean, statistics.median, statistics.p10, statistics.p90,
                    statistics.meanLow, statistics.meanHigh, statistics.passHatK, statistics.unstableCount)
            }
            try session.setStatisticsDue(false, of: row)
        }
    }
}

extension Session {
    /// Calls `body` with the statistics of each evaluation of a settled run.
    func forEachStatistics(of run: ID<BatchRun>, _ body: (Int, EvaluationStatistics) -> Void) throws(StoreError) {
        let rows = try all(statisticsOfRun, run) { row throws(StoreError) in
            try (evaluation: row.next(as: Int.self), statistics: EvaluationStatistics(from: &row))
        }
        for (evaluation, statistics) in rows { body(evaluation, try withUnstableItems(statistics, of: run, evaluation)) }
    }

    /// Adds the first of the items whose trials do not agree.
    private func withUnstableItems(
        _ statistics: EvaluationStatistics, of run: ID<BatchRun>, _ evaluation: Int
    ) throws(StoreError) -> EvaluationStatistics {
        guard statistics.unstableCount ?? 0 > 0 else { return statistics }
        var statistics = statistics
        statistics.unstable = try values(firstUnstableItems, run, evaluation)
        return statistics
    }

    /// Deletes the statistics of a run that is queued again. Its unstable items stay until new statistics are computed; without statistics they
    /// are not shown.
    func deleteStatistics(of run: Int64) throws(StoreError) {
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

private let verdictsPerRead = 5000

let verdictsOfRun = """
    SELECT evaluation, item, trial, passed, answer_boolean, answer_number, answer_categories FROM batch_results
    WHERE run = (SELECT id FROM batch_runs WHERE uuid = ?) AND (item, evaluation, trial) > (?, ?, ?) AND outcome = 0
    ORDER BY item, evaluation, trial LIMIT ?
    """

/// Condition: the number is finite. Infinite numbers are left out of sums.
func isFinite(_ column: String) -> String { "\(column) BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308" }

private let numbersOfRun = """
    SELECT evaluation, answer_number FROM batch_results
    WHERE run = (SELECT id FROM batch_runs WHERE uuid = ?) AND outcome = 0 AND \(isFinite("answer_number"))
    ORDER BY evaluation, answer_number
    """

/// Unstable items that are deleted per commit.
let unstableItemsPerCommit = 5000

let deleteSomeUnstableItems = """
    DELETE FROM batch_unstable_items WHERE (run, item, evaluation) IN (
        SELECT run, item, evaluation FROM batch_unstable_items WHERE run = ? LIMIT ?)
    """

private let addUnstableItem = """
    INSERT INTO batch_unstable_items (run, item, evaluation) VALUES (?, ?, ?) ON CONFLICT (run, item, evaluation) DO NOTHING
    """

private let upsertStatistics = """
    INSERT INTO batch_statistics (run, evaluation, mean, median, p10, p90, mean_low, mean_high, pass_hat_k, unstable)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (run, evaluation) DO UPDATE SET mean = excluded.mean, median = excluded.median, p10 = excluded.p10,
        p90 = excluded.p90, mean_low = excluded.mean_low, mean_high = excluded.mean_high, pass_hat_k = excluded.pass_hat_k, unstable = excluded.unstable
    """

private let statisticsOfRun = """
    SELECT evaluation, \(EvaluationStatistics.columns) FROM batch_statistics
    WHERE run = (SELECT id FROM batch_runs WHERE uuid = ?) ORDER BY evaluation
    """

/// The first 100: the API lists no more of them in a run.
let firstUnstableItems = """
    SELECT dataset_items.uuid FROM batch_unstable_items CROSS JOIN dataset_items ON dataset_items.id = batch_unstable_items.item
    WHERE batch_unstable_items.run = (SELECT id FROM batch_runs WHERE uuid = ?) AND batch_unstable_items.evaluation = ?
    ORDER BY batch_unstable_items.item LIMIT 100
    """
