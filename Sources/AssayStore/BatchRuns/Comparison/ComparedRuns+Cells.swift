internal import AssayDomain

extension ComparedRuns {
    /// The cells of an item, trial by trial.
    func cells(_ connection: Connection, of item: ComparedItem, _ pair: EvaluationPairing.Pair) throws(StoreError) -> [ComparedCell] {
        let new = try JudgedItem(connection, item.candidate, candidate, evaluation: pair.candidate)
        let old = try JudgedItem(connection, item.baseline, baseline, evaluation: pair.baseline)
        return Set(new.endings.keys).union(old.endings.keys).sorted().map { trial in
            ComparedCell(
                candidateItem: new.id, baselineItem: old.id, externalID: new.externalID ?? old.externalID, trial: trial,
                candidate: new.endings[trial], baseline: old.endings[trial])
        }
    }
}

/// An item with the results of one evaluation, by trial.
private struct JudgedItem {
    var id: ID<DatasetItem>?
    var externalID: String?
    var endings: [Int: CellResult.Ending] = [:]

    init(_ connection: Connection, _ ordinal: Int64?, _ side: ComparedRuns.Side, evaluation: Int) throws(StoreError) {
        guard let ordinal else { return }
        id = try connection.first("SELECT uuid FROM dataset_items WHERE id = ?", ordinal) { row throws(StoreError) in try row.next() }
        var version = 0
        try connection.statement(resultsOfItem).forEach(
            side.row, ordinal, evaluation, side.round,
            do: { row throws(StoreError) in
                let trial: Int = try row.next()
                version = try row.next()
                endings[trial] = try ResultRow(from: &row).ending
            })
        externalID = try connection.first(externalIDOfVersion, side.run.dataset, ordinal, version) { row throws(StoreError) in
            try row.next(as: String?.self)
        }.flatMap(\.self)
    }
}

private let resultsOfItem = """
    SELECT trial, item_version, \(ResultRow.columns) FROM batch_results
    WHERE run = ? AND item = ? AND evaluation = ? AND (outcome <> 2 OR round = ?) ORDER BY trial
    """

private let externalIDOfVersion = """
    SELECT external_id FROM dataset_items WHERE dataset = (SELECT id FROM datasets WHERE uuid = ?) AND item = ? AND version = ?
    """
