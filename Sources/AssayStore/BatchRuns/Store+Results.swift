public import AssayDomain

extension Store {
    /// Results in the order of items, evaluations, trials.
    public func results(of run: ID<BatchRun>, _ query: ResultQuery) throws(StoreError) -> [RecordedResult] {
        try read { (connection) throws(StoreError) in
            try connection.snapshot { () throws(StoreError) in
                guard let page = try connection.resultPage(of: run, query) else { return [] }
                return try connection.statement(page.sql).all(binding: page.values) { row throws(StoreError) in
                    try RecordedResult(from: &row)
                }
            }
        }
    }
}

extension Connection {
    /// `nil` where it is known without a look at the results that none matches. The subtotals tell, so that a filter that lets few cells
    /// through is no walk through all the others.
    func resultPage(of run: ID<BatchRun>, _ query: ResultQuery) throws(StoreError) -> ResultPage? {
        guard let (row, round) = try batchRunRound(run) else { return nil }
        var query = query
        let tallies = try subtotals(of: run).tallies
        var positions = Array(tallies.indices)
        if let evaluation = query.evaluation { positions = try all(positionsOfEvaluation, row, evaluation, as: Self.position) }
        if query.unstable {
            let known = try all(positionsWithUnstableItems, row, as: Self.position)
            positions.removeAll { !known.contains($0) }
        }
        let matching = positions.reduce(0) { $0 + query.count(in: tallies[$1]) }
        guard matching > 0 else { return nil }
        // Once all are found, there is no need to look on for more.
        if query.after == nil { query.limit = min(query.limit, matching) }
        return ResultPage(query, ofRun: row, round, positions: positions.count < tallies.count ? positions : nil)
    }

    private static func position(_ row: inout Row) throws(StoreError) -> Int { try row.next() }
}

extension RecordedResult {
    fileprivate init(from row: inout Row) throws(StoreError) {
        let id: ID<DatasetItem> = try row.next()
        let externalID: String? = try row.next()
        let (item, itemVersion): (Int64, Int) = try (row.next(), row.next())
        let (evaluation, trial): (Int, Int) = try (row.next(), row.next())
        let ending = try ResultRow(from: &row).ending
        try self.init(
            item: id, externalID: externalID,
            result: CellResult(
                item: item, itemVersion: itemVersion, evaluation: evaluation, trial: trial, ending: ending, attempts: row.next(),
                latencyMicroseconds: row.next(), createdAt: row.next()))
    }
}

let positionsOfEvaluation = """
    SELECT position FROM batch_run_evaluations JOIN evaluations ON evaluations.id = batch_run_evaluations.evaluation
    WHERE batch_run_evaluations.run = ? AND evaluations.uuid = ? ORDER BY position
    """

/// Unstable items are seen only where the statistics tell of them: those of a run that goes on again are still there.
let positionsWithUnstableItems = "SELECT evaluation FROM batch_statistics WHERE run = ? AND unstable > 0 ORDER BY evaluation"
