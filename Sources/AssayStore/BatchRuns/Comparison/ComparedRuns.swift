internal import AssayDomain

/// The results of two runs side by side: one statement, one walk, whatever their size.
struct ComparedRuns {
    let candidate: Side
    let baseline: Side

    /// A run as its results are keyed.
    struct Side {
        let run: BatchRun
        let row: Int64
        let round: Int
    }

    init?(_ connection: Connection, candidate: BatchRun, baseline: BatchRun) throws(StoreError) {
        guard let new = try connection.batchRunRound(candidate.id), let old = try connection.batchRunRound(baseline.id) else { return nil }
        self.candidate = Side(run: candidate, row: new.row, round: new.round)
        self.baseline = Side(run: baseline, row: old.row, round: old.round)
    }

    /// Items of one dataset are the same by their ordinal; those of two are by the `external_id` of the versions that were judged.
    var areOfOneDataset: Bool { candidate.run.dataset == baseline.run.dataset }

    /// Hands over the items of both runs that have results, each with those of the evaluations in `pairs`; as long as they are wanted.
    ///
    /// - Parameter ordinal: with one dataset, items up to this one are left out.
    func walk(
        _ connection: Connection, _ pairs: [EvaluationPairing.Pair], after ordinal: Int64 = -1,
        do body: (ComparedItem) throws(StoreError) -> Void, while goesOn: () -> Bool = { true }
    ) throws(StoreError) {
        var item = ComparedItem(count: pairs.count, isByExternalID: !areOfOneDataset)
        let new = positions(of: pairs, in: candidate, \.candidate)
        let old = positions(of: pairs, in: baseline, \.baseline)
        try connection.statement(areOfOneDataset ? resultsByOrdinal : resultsByExternalID).forEach(
            candidate.row, candidate.round, ordinal, baseline.row, baseline.round, ordinal,
            do: { row throws(StoreError) in
                let result = try ComparedResult(from: &row)
                if !item.isJoined(by: result) {
                    if !item.isEmpty { try body(item) }
                    item.begin(with: result)
                }
                item.add(result, toPair: (result.isCandidate ? new : old)[result.evaluation])
            }, while: goesOn)
        if goesOn(), !item.isEmpty { try body(item) }
    }

    /// Where a result's evaluation is among the pairs.
    private func positions(
        of pairs: [EvaluationPairing.Pair], in side: Side, _ position: KeyPath<EvaluationPairing.Pair, Int>
    ) -> [Int?] {
        var positions = [Int?](repeating: nil, count: side.run.evaluations.count)
        for (index, pair) in pairs.enumerated() { positions[pair[keyPath: position]] = index }
        return positions
    }
}

/// Both halves are read in the order of their key and merged; nothing is sorted, nothing is kept.
private let resultsByOrdinal = """
    SELECT 1, results.item, results.evaluation, results.trial, NULL, \(ComparedResult.columns)
    FROM batch_results AS results
    WHERE results.run = ? AND (results.outcome <> 2 OR results.round = ?) AND results.item > ?
    UNION ALL
    SELECT 0, results.item, results.evaluation, results.trial, NULL, \(ComparedResult.columns)
    FROM batch_results AS results
    WHERE results.run = ? AND (results.outcome <> 2 OR results.round = ?) AND results.item > ?
    ORDER BY 2, 3, 4
    """

/// The database sorts, in its own files where there are many.
private let resultsByExternalID = """
    SELECT 1, results.item, results.evaluation, results.trial, versions.external_id, \(ComparedResult.columns)
    FROM batch_results AS results \(versionsJudged)
    WHERE results.run = ? AND (results.outcome <> 2 OR results.round = ?) AND results.item > ?
    UNION ALL
    SELECT 0, results.item, results.evaluation, results.trial, versions.external_id, \(ComparedResult.columns)
    FROM batch_results AS results \(versionsJudged)
    WHERE results.run = ? AND (results.outcome <> 2 OR results.round = ?) AND results.item > ?
    ORDER BY 5, 1, 2, 3, 4
    """

private let versionsJudged = """
    JOIN batch_runs AS runs ON runs.id = results.run
        LEFT JOIN dataset_items AS versions ON versions.dataset = runs.dataset AND versions.item = results.item
            AND versions.version = results.item_version
    """
