public import AssayDomain

extension Store {
    /// Records the results of some items and their subtotals in one commit. A cell that has a result already keeps it, and is not counted
    /// again. Waits while much else does. Calls `done` on the writer's thread once it is committed, or could not be: everybody who writes waits
    /// for it.
    public func record(_ judged: JudgedRange, in run: ID<BatchRun>, done: @escaping @Sendable (Result<Void, StoreError>) -> Void) {
        let job = WriteJob(
            durability: .normal, priority: .bulk(rows: judged.results.count, bytes: judged.results.count * bytesOfResult),
            work: { (connection) throws(StoreError) in
                guard let (row, round) = try connection.batchRunRound(run) else { throw .missing("batch run") }
                var tallies = Array(repeating: Tally(), count: try connection.evaluationCount(ofRun: row))
                let insert = ResultInsert(into: row, round, by: connection)
                try insert.write(judged.results, of: judged.portion.range, counting: &tallies)
                let pass = judged.portion.pass == .first ? 0 : round
                for (evaluation, tally) in tallies.enumerated() {
                    let time = evaluation == 0 ? judged.microseconds : 0
                    let subtotal = Subtotal(range: judged.portion.range, tally: tally, microseconds: time)
                    try connection.add(subtotal, to: evaluation, pass, in: row)
                    try connection.add(tally.categories, to: evaluation, in: row)
                }
            }, done: done)
        submit(job)
    }
}

/// About what a result takes.
private let bytesOfResult = 512

extension Connection {
    fileprivate func add(_ categories: [String: Int], to evaluation: Int, in run: Int64) throws(StoreError) {
        for (category, verdicts) in categories { try self.run(addToCategory, run, evaluation, category, verdicts) }
    }
}

private let addToCategory = """
    INSERT INTO batch_categories (run, evaluation, category, verdicts) VALUES (?, ?, ?, ?)
    ON CONFLICT (run, evaluation, category) DO UPDATE SET verdicts = batch_categories.verdicts + excluded.verdicts
    """
