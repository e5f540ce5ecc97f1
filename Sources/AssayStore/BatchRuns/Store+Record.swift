public import AssayDomain

extension Store {
    /// Records the results of a range and its subtotals in one commit. A cell that has a result already keeps it, and is not counted again.
    /// Calls `done` on the writer's thread once it is committed, or could not be.
    public func record(
        _ results: [CellResult], of range: ItemRange, in run: ID<BatchRun>, done: @escaping @Sendable (Result<Void, StoreError>) -> Void
    ) {
        let job = WriteJob(
            durability: .normal,
            work: { (connection) throws(StoreError) in
                guard let row = try connection.batchRunRow(run) else { throw .missing("batch run") }
                let tallies = try connection.insert(results, in: row)
                try connection.add(tallies, of: range, in: row)
            }, done: done)
        submit(job)
    }
}

extension Connection {
    /// Writes results and returns, for each evaluation, the tally of those that were new.
    fileprivate func insert(_ results: [CellResult], in run: Int64) throws(StoreError) -> [Tally] {
        let insert = try statement(insertResult)
        // A range without results is recorded all the same.
        var tallies = Array(repeating: Tally(), count: max(1, (results.map(\.evaluation).max() ?? 0) + 1))
        for result in results {
            let row = ResultRow(result.ending)
            let inserted = try insert.run(
                run, result.item, result.evaluation, result.trial, result.itemVersion, row.outcome, row.passed, row.boolean,
                row.number, row.categories, row.reasoning, row.skipReason, row.errorClass, row.errorMessage, result.attempts,
                result.latencyMicroseconds, result.createdAt)
            if inserted == 1 { tallies[result.evaluation].count(row) }
        }
        return tallies
    }

    fileprivate func add(_ tallies: [Tally], of range: ItemRange, in run: Int64) throws(StoreError) {
        for (evaluation, tally) in tallies.enumerated() {
            try self.run(
                addSubtotal, run, range.after, range.through, evaluation, tally.verdict, tally.notApplicable, tally.error, tally.skipped,
                tally.passed, tally.failed, tally.sum)
        }
    }
}

extension Tally {
    fileprivate mutating func count(_ row: ResultRow) {
        switch row.outcome {
        case .verdict: verdict += 1
        case .notApplicable: notApplicable += 1
        case .error: error += 1
        case .skipped: skipped += 1
        }
        if row.passed == true { passed += 1 }
        if row.passed == false { failed += 1 }
        if let number = row.number, number.isFinite { sum += number }
    }
}

private let insertResult = """
    INSERT INTO batch_results (run, item, evaluation, trial, item_version, outcome, passed, answer_boolean, answer_number,
        answer_categories, reasoning, skip_reason, error_class, error_message, attempts, latency_microseconds, created_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (run, item, evaluation, trial) DO NOTHING
    """

private let addSubtotal = """
    INSERT INTO batch_subtotals (run, after_item, through_item, evaluation, verdict, not_applicable, error, skipped, passed, failed, total)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (run, after_item, through_item, evaluation) DO UPDATE SET
        verdict = batch_subtotals.verdict + excluded.verdict,
        not_applicable = batch_subtotals.not_applicable + excluded.not_applicable,
        error = batch_subtotals.error + excluded.error,
        skipped = batch_subtotals.skipped + excluded.skipped,
        passed = batch_subtotals.passed + excluded.passed,
        failed = batch_subtotals.failed + excluded.failed,
        total = batch_subtotals.total + excluded.total
    """
