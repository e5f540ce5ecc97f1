public import AssayDomain

/// Results to record in one commit: a set of cells, judged in one pass.
public struct JudgedCells: Sendable {
    public let results: [CellResult]
    public let pass: WorkRange.Pass
    /// A range of items all of whose cells have a result now, these included; `nil` if there is none.
    public let finished: ItemRange?
    /// Running time of the run since results were recorded before.
    public let microseconds: Int64

    public init(_ results: [CellResult], pass: WorkRange.Pass, finished: ItemRange? = nil, microseconds: Int64) {
        self.results = results
        self.pass = pass
        self.finished = finished
        self.microseconds = microseconds
    }
}

extension Store {
    /// Records results and adds them to the run's counters in one commit. A cell that already has a result keeps it and is not counted
    /// again. Fails with `.leaseLost` if another process has taken the run over. Results of calls, which were paid for, are on disk
    /// when `done` is called.
    ///
    /// Waits if the write queue is full, but not for the commit: `done` is called on the writer's thread with its outcome. It must return
    /// quickly, since all other writes wait for it.
    public func record(
        _ judged: JudgedCells, under token: BatchRun.FencingToken, done: @escaping @Sendable (Result<Void, StoreError>) -> Void
    ) {
        let job = WriteJob(
            durability: judged.results.contains { $0.call != nil } ? .full : .normal,
            priority: .bulk(
                rows: judged.results.count, bytes: judged.results.reduce(0) { $0 + bytesOfResult + $1.outcome.text.utf8.count }),
            work: { (session) throws(StoreError) in try session.record(judged, under: token) }, done: done)
        submit(job)
    }
}

/// Approximate size of a result without its text.
private let bytesOfResult = 400

extension Session {
    fileprivate func record(_ judged: JudgedCells, under token: BatchRun.FencingToken) throws(StoreError) {
        let (row, round) = try ownedRun(token)
        var tallies = Array(repeating: Tally(), count: try evaluationCount(ofRun: row))
        try ResultInsert(into: row, round, by: self).write(judged.results, counting: &tallies)
        let pass = judged.pass == .initial ? 0 : round
        for (evaluation, tally) in tallies.enumerated() {
            let time = evaluation == 0 ? judged.microseconds : 0
            // The first evaluation has a counter for the time even if none of its cells is among these.
            guard evaluation == 0 || tally != Tally() else { continue }
            try add(tally, time, to: evaluation, pass, in: row)
            for (category, verdicts) in tally.categories { try run(addToCategory, row, evaluation, category, verdicts) }
        }
        if judged.pass == .initial, let finished = judged.finished { try add(finished: finished, to: row) }
    }

    private func add(_ tally: Tally, _ microseconds: Int64, to evaluation: Int, _ pass: Int, in run: Int64) throws(StoreError) {
        let usage = tally.usage
        try self.run(
            addToCounters, run, evaluation, pass, tally.verdict, tally.notApplicable, tally.error, tally.skipped, tally.passed,
            tally.failed, tally.sum.head, tally.sum.compensation, usage.calls, usage.inputTokens, usage.outputTokens, usage.knownCostUSD,
            usage.unpricedCalls, usage.reused, microseconds)
    }

    /// Adds a range to the finished ones, merged with its neighbours.
    private func add(finished range: ItemRange, to run: Int64) throws(StoreError) {
        let overlapping = try all(finishedRangesTouching, run, range.after, range.through) { row throws(StoreError) in
            try ItemRange(after: row.next(), through: row.next())
        }
        // Usually the run goes on where it was: then one row changes.
        if overlapping.count == 1, overlapping[0].through == range.after {
            try self.run(extendFinishedRange, range.through, run, range.after)
            return
        }
        let merged = overlapping.reduce(range) { ItemRange(after: min($0.after, $1.after), through: max($0.through, $1.through)) }
        for old in overlapping { try self.run(deleteFinishedRange, run, old.through) }
        try self.run(addFinishedRange, run, merged.through, merged.after)
    }
}

/// The rounding error of the total is kept in its own column, as in `RunningSum`.
let addToCounters = """
    INSERT INTO batch_counters (run, evaluation, pass, verdict, not_applicable, error, skipped, passed, failed, total, total_rest, calls,
        input_tokens, output_tokens, cost_usd, unpriced, reused, microseconds)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (run, evaluation, pass) DO UPDATE SET
        verdict = batch_counters.verdict + excluded.verdict, not_applicable = batch_counters.not_applicable + excluded.not_applicable,
        error = batch_counters.error + excluded.error, skipped = batch_counters.skipped + excluded.skipped,
        passed = batch_counters.passed + excluded.passed, failed = batch_counters.failed + excluded.failed,
        total = batch_counters.total + excluded.total,
        total_rest = batch_counters.total_rest + excluded.total_rest + CASE WHEN abs(batch_counters.total) >= abs(excluded.total)
            THEN (batch_counters.total - (batch_counters.total + excluded.total)) + excluded.total
            ELSE (excluded.total - (batch_counters.total + excluded.total)) + batch_counters.total END,
        calls = batch_counters.calls + excluded.calls, input_tokens = batch_counters.input_tokens + excluded.input_tokens,
        output_tokens = batch_counters.output_tokens + excluded.output_tokens, cost_usd = batch_counters.cost_usd + excluded.cost_usd,
        unpriced = batch_counters.unpriced + excluded.unpriced, reused = batch_counters.reused + excluded.reused,
        microseconds = batch_counters.microseconds + excluded.microseconds
    """

private let addToCategory = """
    INSERT INTO batch_categories (run, evaluation, category, verdicts) VALUES (?, ?, ?, ?)
    ON CONFLICT (run, evaluation, category) DO UPDATE SET verdicts = batch_categories.verdicts + excluded.verdicts
    """

/// The finished ranges that overlap a range or adjoin it: ranges do not overlap each other, so only the last of them can begin after it ends.
let finishedRangesTouching = """
    SELECT after_item, through_item FROM (
        SELECT after_item, through_item FROM batch_finished_ranges WHERE run = ?1 AND through_item >= ?2 AND through_item <= ?3
        UNION ALL
        SELECT after_item, through_item FROM (
            SELECT after_item, through_item FROM batch_finished_ranges WHERE run = ?1 AND through_item > ?3 ORDER BY through_item LIMIT 1)
        WHERE after_item <= ?3)
    """

let extendFinishedRange = "UPDATE batch_finished_ranges SET through_item = ? WHERE run = ? AND through_item = ?"
private let deleteFinishedRange = "DELETE FROM batch_finished_ranges WHERE run = ? AND through_item = ?"
private let addFinishedRange = "INSERT INTO batch_finished_ranges (run, through_item, after_item) VALUES (?, ?, ?)"
