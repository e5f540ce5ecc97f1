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
                let insert = ResultInsert(into: row, round, by: connection)
                try insert.write(judged.results, of: judged.portion.range, counting: &tallies)
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
