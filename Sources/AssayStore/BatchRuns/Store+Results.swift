public import AssayDomain

extension Store {
    /// Results in the order of items, evaluations, trials.
    public func results(of run: ID<BatchRun>, _ query: ResultQuery) throws(StoreError) -> [RecordedResult] {
        try read { (connection) throws(StoreError) in
            try connection.snapshot { () throws(StoreError) in
                guard let (row, round) = try connection.batchRunRound(run) else { return [] }
                let (sql, values) = query.statement(ofRun: row, round)
                return try connection.statement(sql).all(binding: values) { row throws(StoreError) in try RecordedResult(from: &row) }
            }
        }
    }
}

extension ResultQuery {
    fileprivate func statement(ofRun run: Int64, _ round: Int) -> (sql: String, values: [any ColumnValue]) {
        let after = after ?? ResultCursor(item: -1, evaluation: -1, trial: -1)
        var conditions = ""
        var values: [any ColumnValue] = [run, after.item, after.evaluation, after.trial]
        if unstable { values.insert(after.item, at: 1) }
        if round > 0 {
            // An error of an earlier round is an open cell.
            conditions += " AND (results.outcome <> 2 OR results.round = ?)"
            values.append(round)
        }
        if let evaluation {
            conditions += " AND results.evaluation IN (\(positionsOfEvaluation))"
            values += [run, evaluation] as [any ColumnValue]
        }
        if let outcome {
            // In the words of the index that has all outcomes but verdicts.
            conditions += outcome == .verdict ? " AND results.outcome = ?" : " AND results.outcome <> 0 AND results.outcome = ?"
            values.append(outcome)
        }
        if let passed {
            // In the words of the two indexes.
            conditions += passed ? " AND results.passed = 1" : " AND results.passed = 0"
        }
        values.append(limit)
        return ((unstable ? pageOfUnstableResults : pageOfResults) + conditions + selectPage, values)
    }
}

extension RecordedResult {
    fileprivate init(from row: inout Row) throws(StoreError) {
        let id: ID<DatasetItem> = try row.next()
        let (item, itemVersion): (Int64, Int) = try (row.next(), row.next())
        let (evaluation, trial): (Int, Int) = try (row.next(), row.next())
        let ending = try ResultRow(from: &row).ending
        try self.init(
            item: id,
            result: CellResult(
                item: item, itemVersion: itemVersion, evaluation: evaluation, trial: trial, ending: ending, attempts: row.next(),
                latencyMicroseconds: row.next(), createdAt: row.next()))
    }
}

/// Which cells make up the page is found in an index; only those are read.
private let pageOfResults = """
    WITH page AS (
        SELECT results.run, results.item, results.evaluation, results.trial FROM batch_results AS results
        WHERE results.run = ? AND (results.item, results.evaluation, results.trial) > (?, ?, ?)
    """

/// The same, among the items whose trials do not agree.
private let pageOfUnstableResults = """
    WITH page AS (
        SELECT results.run, results.item, results.evaluation, results.trial
        FROM batch_unstable_items AS unstable CROSS JOIN batch_results AS results
        WHERE unstable.run = ? AND unstable.item >= ? AND results.run = unstable.run AND results.item = unstable.item
            AND results.evaluation = unstable.evaluation AND (results.item, results.evaluation, results.trial) > (?, ?, ?)
    """

private let selectPage = """
     ORDER BY results.item, results.evaluation, results.trial LIMIT ?)
    SELECT dataset_items.uuid, batch_results.item, batch_results.item_version, batch_results.evaluation, batch_results.trial,
        \(ResultRow.columns), batch_results.attempts, batch_results.latency_microseconds, batch_results.created_at
    FROM page
        JOIN batch_results ON batch_results.run = page.run AND batch_results.item = page.item
            AND batch_results.evaluation = page.evaluation AND batch_results.trial = page.trial
        JOIN dataset_items ON dataset_items.id = page.item
    ORDER BY page.item, page.evaluation, page.trial
    """

private let positionsOfEvaluation = """
    SELECT position FROM batch_run_evaluations JOIN evaluations ON evaluations.id = batch_run_evaluations.evaluation
    WHERE batch_run_evaluations.run = ? AND evaluations.uuid = ?
    """
