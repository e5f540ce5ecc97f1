public import AssayDomain

extension Store {
    /// Records the results of some items and their subtotals in one commit. A cell that has a result already keeps it, and is not counted
    /// again. Calls `done` on the writer's thread once it is committed, or could not be.
    public func record(_ judged: JudgedPortion, in run: ID<BatchRun>, done: @escaping @Sendable (Result<Void, StoreError>) -> Void) {
        let job = WriteJob(
            durability: .normal,
            work: { (connection) throws(StoreError) in
                guard let (row, round) = try connection.batchRunRound(run) else { throw .missing("batch run") }
                var tallies = Array(repeating: Tally(), count: try connection.evaluationCount(ofRun: row))
                try connection.insert(judged.results, in: row, round, counting: &tallies)
                let pass = judged.portion.pass == .first ? 0 : round
                for (evaluation, tally) in tallies.enumerated() {
                    let time = evaluation == 0 ? judged.microseconds : 0
                    try connection.add(tally, time, to: evaluation, of: judged.portion.range, pass, in: row)
                    try connection.add(tally.categories, to: evaluation, in: row)
                }
            }, done: done)
        submit(job)
    }
}

extension Connection {
    /// Writes results and counts those that were new.
    fileprivate func insert(
        _ results: [CellResult], in run: Int64, _ round: Int, counting tallies: inout [Tally]
    ) throws(StoreError) {
        let insert = try statement(insertResult)
        for result in results {
            let row = ResultRow(result.ending)
            let inserted = try insert.run(
                run, result.item, result.evaluation, result.trial, result.itemVersion, row.outcome, row.passed, row.boolean,
                row.number, row.categories, row.reasoning, row.skipReason, row.errorClass, row.errorMessage, result.attempts,
                result.latencyMicroseconds, result.createdAt, round)
            if inserted == 1 { tallies[result.evaluation].count(row, attempts: result.attempts) }
        }
    }

    /// Adds to the subtotal of these very items, or to the one that ends where they begin, or makes one.
    fileprivate func add(
        _ tally: Tally, _ microseconds: Int64, to evaluation: Int, of range: ItemRange, _ pass: Int, in run: Int64
    ) throws(StoreError) {
        for end in [range.through, range.after] {
            let grown = try self.run(
                growSubtotal, range.through, range.after, range.after, tally.verdict, tally.notApplicable, tally.error, tally.skipped,
                tally.passed,
                tally.failed, tally.sum, tally.calls, microseconds, run, pass, evaluation, end)
            if grown == 1 { return }
        }
        try self.run(
            addSubtotal, run, pass, evaluation, range.through, range.after, tally.verdict, tally.notApplicable, tally.error, tally.skipped,
            tally.passed, tally.failed, tally.sum, tally.calls, microseconds)
    }

    fileprivate func add(_ categories: [String: Int], to evaluation: Int, in run: Int64) throws(StoreError) {
        for (category, verdicts) in categories { try self.run(addToCategory, run, evaluation, category, verdicts) }
    }
}

extension Tally {
    fileprivate mutating func count(_ row: ResultRow, attempts: Int) {
        switch row.outcome {
        case .verdict: verdict += 1
        case .notApplicable: notApplicable += 1
        case .error: error += 1
        case .skipped: skipped += 1
        }
        if row.passed == true { passed += 1 }
        if row.passed == false { failed += 1 }
        if let number = row.number, number.isFinite { sum += number }
        if let named = row.categories { for category in Set(JSONList.strings(named)) { categories[category, default: 0] += 1 } }
        calls += attempts
    }
}

/// A cell in error that was opened again gives way to its new result.
private let insertResult = """
    INSERT INTO batch_results (run, item, evaluation, trial, item_version, outcome, passed, answer_boolean, answer_number,
        answer_categories, reasoning, skip_reason, error_class, error_message, attempts, latency_microseconds, created_at, round)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (run, item, evaluation, trial) DO UPDATE SET
        outcome = excluded.outcome, passed = excluded.passed, answer_boolean = excluded.answer_boolean,
        answer_number = excluded.answer_number, answer_categories = excluded.answer_categories, reasoning = excluded.reasoning,
        skip_reason = excluded.skip_reason, error_class = excluded.error_class, error_message = excluded.error_message,
        attempts = batch_results.attempts + excluded.attempts, latency_microseconds = excluded.latency_microseconds,
        created_at = excluded.created_at, round = excluded.round
    WHERE batch_results.outcome = 2 AND batch_results.round < excluded.round
    """

private let growSubtotal = """
    UPDATE batch_subtotals SET
        through_item = ?, after_item = CASE WHEN after_item > ? THEN ? ELSE after_item END, verdict = verdict + ?,
        not_applicable = not_applicable + ?, error = error + ?, skipped = skipped + ?, passed = passed + ?, failed = failed + ?, total = total + ?, calls = calls + ?,
        microseconds = microseconds + ?
    WHERE run = ? AND pass = ? AND evaluation = ? AND through_item = ?
    """

private let addSubtotal = """
    INSERT INTO batch_subtotals (run, pass, evaluation, through_item, after_item, verdict, not_applicable, error, skipped, passed, failed,
        total, calls, microseconds)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """

private let addToCategory = """
    INSERT INTO batch_categories (run, evaluation, category, verdicts) VALUES (?, ?, ?, ?)
    ON CONFLICT (run, evaluation, category) DO UPDATE SET verdicts = batch_categories.verdicts + excluded.verdicts
    """
