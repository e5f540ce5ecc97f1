public import AssayDomain

extension Store {
    /// The ranges of items all of whose cells have been judged in the initial pass, in order.
    public func finishedRanges(of run: ID<BatchRun>) throws(StoreError) -> [ItemRange] {
        try read { (session) throws(StoreError) in
            try session.all(finishedRangesOfRun, run) { row throws(StoreError) in
                try ItemRange(after: row.next(), through: row.next())
            }
        }
    }

    /// The last item with cells to judge in a pass, recorded or not; `nil` if there is none.
    public func lastItem(of run: BatchRun, in pass: WorkRange.Pass) throws(StoreError) -> Int64? {
        try read { (session) throws(StoreError) in
            func item(_ row: inout Row) throws(StoreError) -> Int64 { try row.next() }
            guard let row = try session.batchRunRow(run.id) else { return nil }
            switch pass {
            case .initial where run.sample != nil: return try session.first(lastOfSelection, row, as: item)
            case .initial:
                return try session.first(lastOfRevision, run.dataset, run.datasetRevision, run.datasetRevision, as: item)
            case .retry: return try session.first(lastReopened, row, run.round, as: item)
            }
        }
    }

    /// Reads the first items of a work range, in the order of their ordinals. Returns at most `limit`, fewer if they take up
    /// `maxChunkBytes`, and none if the range is empty.
    public func items(of run: BatchRun, in workRange: WorkRange, limit: Int) throws(StoreError) -> [RevisionItem] {
        let (after, through) = (workRange.range.after, workRange.range.through)
        let revision = run.datasetRevision
        switch workRange.pass {
        case .initial where run.sample == nil:
            return try items(of: run.dataset, revision: revision, after: after, through: through, limit: limit)
        case .initial:
            return try items { (session) throws(StoreError) in
                guard let row = try session.batchRunRow(run.id) else { return nil }
                return (
                    try session.statement(itemsOfSelection),
                    [row, after, row, through, through, run.dataset, after, through, revision, revision, limit]
                )
            }
        case .retry:
            return try items { (session) throws(StoreError) in
                guard let row = try session.batchRunRow(run.id) else { return nil }
                return (
                    try session.statement(reopenedItems), [row, run.round, after, through, limit, run.dataset, revision, revision]
                )
            }
        }
    }

    /// The cells of a range of items that have a result, by the ordinal of their item.
    public func recordedCells(of run: BatchRun, in range: ItemRange) throws(StoreError) -> [Int64: [ItemCell]] {
        try read { (session) throws(StoreError) in
            try session.cells(cellsRecorded, run.id, range.after, range.through)
        }
    }

    /// The cells that were opened again and have not been judged since, by the ordinal of their item.
    public func reopenedCells(of run: BatchRun, in range: ItemRange) throws(StoreError) -> [Int64: [ItemCell]] {
        try read { (session) throws(StoreError) in
            guard let row = try session.batchRunRow(run.id) else { return [:] }
            return try session.cells(cellsReopened, row, run.round, range.after, range.through)
        }
    }
}

extension Session {
    fileprivate func cells<each Value: ColumnValue>(
        _ sql: String, _ values: repeat each Value
    ) throws(StoreError) -> [Int64: [ItemCell]] {
        let cells = try all(sql, repeat each values) { row throws(StoreError) in
            try (item: row.next(as: Int64.self), cell: ItemCell(evaluation: row.next(), trial: row.next()))
        }
        return Dictionary(grouping: cells, by: \.item).mapValues { $0.map(\.cell) }
    }
}

let finishedRangesOfRun = """
    SELECT after_item, through_item FROM batch_finished_ranges
    WHERE run = (SELECT id FROM batch_runs WHERE uuid = ?) ORDER BY through_item
    """

let lastOfSelection = "SELECT through_item FROM batch_run_ranges WHERE run = ? ORDER BY through_item DESC LIMIT 1"

let lastOfRevision = """
    SELECT dataset_items.item FROM \(itemsWithRevisions)
    WHERE dataset_items.dataset = (SELECT id FROM datasets WHERE uuid = ?) AND \(isInRevision) ORDER BY dataset_items.item DESC LIMIT 1
    """

/// Condition: an error of an earlier round. `outcome <> 0` lets SQLite use the partial index of all outcomes except verdicts.
private let isReopened = "errors.run = ? AND errors.outcome <> 0 AND errors.outcome = 2 AND \(roundOf("errors")) < ?"

let lastReopened = "SELECT errors.item FROM batch_results AS errors WHERE \(isReopened) ORDER BY errors.item DESC LIMIT 1"

let cellsRecorded = """
    SELECT item, evaluation, trial FROM batch_results
    WHERE run = (SELECT id FROM batch_runs WHERE uuid = ?) AND item > ? AND item <= ?
    """

let cellsReopened = """
    SELECT errors.item, errors.evaluation, errors.trial FROM batch_results AS errors
    WHERE \(isReopened) AND errors.item > ? AND errors.item <= ? ORDER BY errors.item, errors.evaluation, errors.trial
    """

/// Reads only the selected ranges that overlap the work range: from the first that ends in it to the one that contains its end.
let itemsOfSelection = """
    SELECT \(RevisionItem.columns)
    FROM batch_run_ranges AS selected CROSS JOIN \(itemsWithRevisions)
    WHERE selected.run = ? AND selected.through_item > ? AND selected.through_item <= coalesce(
            (SELECT through_item FROM batch_run_ranges WHERE run = ? AND through_item >= ? ORDER BY through_item LIMIT 1), ?)
        AND dataset_items.dataset = (SELECT id FROM datasets WHERE uuid = ?)
        AND dataset_items.item > max(selected.after_item, ?) AND dataset_items.item <= min(selected.through_item, ?) AND \(isInRevision)
    ORDER BY selected.through_item, dataset_items.item LIMIT ?
    """

let reopenedItems = """
    SELECT \(RevisionItem.columns)
    FROM (
        SELECT DISTINCT errors.item FROM batch_results AS errors
        WHERE \(isReopened) AND errors.item > ? AND errors.item <= ? ORDER BY errors.item LIMIT ?) AS selected
        CROSS JOIN \(itemsWithRevisions)
    WHERE dataset_items.item = selected.item AND dataset_items.dataset = (SELECT id FROM datasets WHERE uuid = ?) AND \(isInRevision)
    ORDER BY selected.item
    """
