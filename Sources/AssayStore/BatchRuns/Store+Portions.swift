public import AssayDomain

extension Store {
    /// The items whose cells of a pass have been recorded, in order.
    public func recordedRanges(of run: BatchRun, in pass: WorkRange.Pass) throws(StoreError) -> [ItemRange] {
        try read { (connection) throws(StoreError) in
            try connection.all(rangesOfRun, run.id, pass == .first ? 0 : run.round) { row throws(StoreError) in
                try ItemRange(after: row.next(), through: row.next())
            }
        }
    }

    /// The last item that has cells to judge in a pass, recorded or not; `nil` where there is none.
    public func lastItem(of run: BatchRun, in pass: WorkRange.Pass) throws(StoreError) -> Int64? {
        try read { (connection) throws(StoreError) in
            func item(_ row: inout Row) throws(StoreError) -> Int64 { try row.next() }
            guard let row = try connection.batchRunRow(run.id) else { return nil }
            switch pass {
            case .first where run.sample != nil: return try connection.first(lastOfSample, row, as: item)
            case .first:
                return try connection.first(lastOfRevision, run.dataset, run.datasetRevision, run.datasetRevision, as: item)
            case .reopened: return try connection.first(lastReopened, row, run.round, as: item)
            }
        }
    }

    /// Items of a portion in the order of their ordinals, the first of them: at most `limit`, and fewer where they are so large that more
    /// of them would fill the memory. None where the portion has none.
    public func samples(of run: BatchRun, in portion: WorkRange, limit: Int) throws(StoreError) -> [StoredSample] {
        let (after, through) = (portion.range.after, portion.range.through)
        let revision = run.datasetRevision
        switch portion.pass {
        case .first where run.sample == nil:
            return try samples(of: run.dataset, revision: revision, after: after, through: through, limit: limit)
        case .first:
            return try samples { (connection) throws(StoreError) in
                guard let row = try connection.batchRunRow(run.id) else { return nil }
                return (
                    try connection.statement(samplesOfSample),
                    [row, after, row, through, through, run.dataset, after, through, revision, revision, limit]
                )
            }
        case .reopened:
            return try samples { (connection) throws(StoreError) in
                guard let row = try connection.batchRunRow(run.id) else { return nil }
                return (
                    try connection.statement(reopenedSamples), [row, run.round, after, through, limit, run.dataset, revision, revision]
                )
            }
        }
    }

    /// The cells of a range of items that were opened again and not judged since.
    public func reopenedCells(of run: BatchRun, in range: ItemRange) throws(StoreError) -> [Int64: [OpenCell]] {
        try read { (connection) throws(StoreError) in
            guard let row = try connection.batchRunRow(run.id) else { return [:] }
            let cells = try connection.all(cellsReopened, row, run.round, range.after, range.through) { row throws(StoreError) in
                try (item: row.next(as: Int64.self), cell: OpenCell(evaluation: row.next(), trial: row.next()))
            }
            return Dictionary(grouping: cells, by: \.item).mapValues { $0.map(\.cell) }
        }
    }
}

/// A cell of an item that has no result.
public struct OpenCell: Sendable, Equatable {
    /// Position in the run's evaluations, from 0.
    public let evaluation: Int
    /// From 1.
    public let trial: Int

    public init(evaluation: Int, trial: Int) {
        self.evaluation = evaluation
        self.trial = trial
    }
}

/// They are the same for every evaluation.
let rangesOfRun = """
    SELECT after_item, through_item FROM batch_subtotals
    WHERE run = (SELECT id FROM batch_runs WHERE uuid = ?) AND pass = ? AND evaluation = 0 ORDER BY through_item
    """

let lastOfSample = "SELECT through_item FROM batch_run_ranges WHERE run = ? ORDER BY through_item DESC LIMIT 1"

let lastOfRevision = """
    SELECT dataset_items.item FROM \(itemsWithRevisions)
    WHERE dataset_items.dataset = (SELECT id FROM datasets WHERE uuid = ?) AND \(isInRevision) ORDER BY dataset_items.item DESC LIMIT 1
    """

/// Of the errors of a run, in the words of the index that has all outcomes but verdicts, those of an earlier round.
private let isReopened = "errors.run = ? AND errors.outcome <> 0 AND errors.outcome = 2 AND \(roundOf("errors")) < ?"

let lastReopened = "SELECT errors.item FROM batch_results AS errors WHERE \(isReopened) ORDER BY errors.item DESC LIMIT 1"

let cellsReopened = """
    SELECT errors.item, errors.evaluation, errors.trial FROM batch_results AS errors
    WHERE \(isReopened) AND errors.item > ? AND errors.item <= ? ORDER BY errors.item, errors.evaluation, errors.trial
    """

/// From the first range that ends in the portion up to the one that its end is in: no range is looked at in vain.
let samplesOfSample = """
    SELECT \(StoredSample.columns)
    FROM batch_run_ranges AS chosen CROSS JOIN \(itemsWithRevisions)
    WHERE chosen.run = ? AND chosen.through_item > ? AND chosen.through_item <= coalesce(
            (SELECT through_item FROM batch_run_ranges WHERE run = ? AND through_item >= ? ORDER BY through_item LIMIT 1), ?)
        AND dataset_items.dataset = (SELECT id FROM datasets WHERE uuid = ?)
        AND dataset_items.item > max(chosen.after_item, ?) AND dataset_items.item <= min(chosen.through_item, ?) AND \(isInRevision)
    ORDER BY chosen.through_item, dataset_items.item LIMIT ?
    """

let reopenedSamples = """
    SELECT \(StoredSample.columns)
    FROM (
        SELECT DISTINCT errors.item FROM batch_results AS errors
        WHERE \(isReopened) AND errors.item > ? AND errors.item <= ? ORDER BY errors.item LIMIT ?) AS chosen
        CROSS JOIN \(itemsWithRevisions)
    WHERE dataset_items.item = chosen.item AND dataset_items.dataset = (SELECT id FROM datasets WHERE uuid = ?) AND \(isInRevision)
    ORDER BY chosen.item
    """
