public import AssayDomain

extension Store {
    /// One tally for each evaluation of the run, in its order: the sum of the subtotals.
    public func tallies(of run: ID<BatchRun>) throws(StoreError) -> [Tally] { try tallies(of: run, summed) }

    /// Counts again from the results themselves: what `assay doctor` compares with the subtotals.
    public func recount(of run: ID<BatchRun>) throws(StoreError) -> [Tally] { try tallies(of: run, recounted) }

    private func tallies(of run: ID<BatchRun>, _ sql: String) throws(StoreError) -> [Tally] {
        try read { (connection) throws(StoreError) in
            try connection.all(sql, run) { row throws(StoreError) in try Tally(from: &row) }
        }
    }

    /// The ranges recorded so far, in order.
    public func recordedRanges(of run: ID<BatchRun>) throws(StoreError) -> [ItemRange] {
        try read { (connection) throws(StoreError) in
            try connection.all(rangesOfRun, run) { row throws(StoreError) in try ItemRange(after: row.next(), through: row.next()) }
        }
    }

    /// Results in the order of items, evaluations, trials.
    public func results(of run: ID<BatchRun>, _ query: ResultQuery) throws(StoreError) -> [RecordedResult] {
        try read { (connection) throws(StoreError) in
            try connection.snapshot { () throws(StoreError) in
                guard let row = try connection.batchRunRow(run) else { return [] }
                let (sql, values) = query.statement(ofRun: row)
                return try connection.statement(sql).all(binding: values) { row throws(StoreError) in try RecordedResult(from: &row) }
            }
        }
    }
}

extension ResultQuery {
    fileprivate func statement(ofRun run: Int64) -> (sql: String, values: [any ColumnValue]) {
        let after = after ?? ResultCursor(item: -1, evaluation: -1, trial: -1)
        var conditions = ""
        var values: [any ColumnValue] = [run, after.item, after.evaluation, after.trial]
        if let evaluation {
            conditions += " AND evaluation IN (\(positionsOfEvaluation))"
            values += [run, evaluation] as [any ColumnValue]
        }
        if let outcome {
            // In the words of the index that has all outcomes but verdicts.
            conditions += outcome == .verdict ? " AND outcome = ?" : " AND outcome <> 0 AND outcome = ?"
            values.append(outcome)
        }
        if let passed {
            conditions += " AND passed = ?"
            values.append(passed)
        }
        values.append(limit)
        return (pageOfResults + conditions + selectPage, values)
    }
}

extension Tally {
    fileprivate init(from row: inout Row) throws(StoreError) {
        self.init()
        verdict = try row.next()
        notApplicable = try row.next()
        error = try row.next()
        skipped = try row.next()
        passed = try row.next()
        failed = try row.next()
        sum = try row.next()
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

private let summed = """
    SELECT coalesce(sum(verdict), 0), coalesce(sum(not_applicable), 0), coalesce(sum(error), 0), coalesce(sum(skipped), 0),
        coalesce(sum(passed), 0), coalesce(sum(failed), 0), coalesce(sum(total), 0.0)
    FROM batch_runs JOIN batch_run_evaluations ON batch_run_evaluations.run = batch_runs.id
        LEFT JOIN batch_subtotals ON batch_subtotals.run = batch_runs.id
            AND batch_subtotals.evaluation = batch_run_evaluations.position
    WHERE batch_runs.uuid = ? GROUP BY batch_run_evaluations.position ORDER BY batch_run_evaluations.position
    """

private let recounted = """
    SELECT count(CASE WHEN outcome = 0 THEN 1 END), count(CASE WHEN outcome = 1 THEN 1 END), count(CASE WHEN outcome = 2 THEN 1 END),
        count(CASE WHEN outcome = 3 THEN 1 END), count(CASE WHEN passed IS TRUE THEN 1 END), count(CASE WHEN passed IS FALSE THEN 1 END),
        coalesce(sum(answer_number), 0.0)
    FROM batch_runs JOIN batch_run_evaluations ON batch_run_evaluations.run = batch_runs.id
        LEFT JOIN batch_results ON batch_results.run = batch_runs.id AND batch_results.evaluation = batch_run_evaluations.position
    WHERE batch_runs.uuid = ? GROUP BY batch_run_evaluations.position ORDER BY batch_run_evaluations.position
    """

private let rangesOfRun = """
    SELECT DISTINCT after_item, through_item FROM batch_subtotals WHERE run = (SELECT id FROM batch_runs WHERE uuid = ?)
    ORDER BY after_item, through_item
    """

/// Which cells make up the page is found in an index; only those are read.
private let pageOfResults = """
    WITH page AS (
        SELECT run, item, evaluation, trial FROM batch_results WHERE run = ? AND (item, evaluation, trial) > (?, ?, ?)
    """

private let selectPage = """
     ORDER BY item, evaluation, trial LIMIT ?)
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
