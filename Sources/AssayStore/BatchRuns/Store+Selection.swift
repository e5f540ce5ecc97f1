public import AssayDomain
public import JSON

/// The items of a run over a sample, as they are chosen: ranges of its revision, written some at a time, and then the number of items.
extension Store {
    /// Forgets some of the ranges that were chosen by a process that did not come to the end. Whether there may be more.
    public func forgetSomeOfSelection(of run: ID<BatchRun>) throws(StoreError) -> Bool {
        try write(.normal, .bulk(rows: rangesOfACommit, bytes: 0)) { (connection) throws(StoreError) in
            guard let row = try connection.batchRunRow(run) else { return false }
            return try connection.run(forgetSomeRanges, row, rangesOfACommit) == rangesOfACommit
        }
    }

    /// Adds ranges after those that were added before; a caller with many of them comes more often, so that others can write in between.
    public func select(_ ranges: [ItemRange], in run: ID<BatchRun>) throws(StoreError) {
        try write(.normal, .bulk(rows: ranges.count, bytes: 0)) { (connection) throws(StoreError) in
            guard let row = try connection.batchRunRow(run) else { throw .missing("batch run") }
            let insert = try connection.statement(addRange)
            for range in ranges { try insert.run(row, range.through, range.after) }
        }
    }

    /// Says that all ranges have been added, and how many items are in them.
    public func finishSelection(of run: ID<BatchRun>, items: Int) throws(StoreError) {
        try write(.normal) { (connection) throws(StoreError) in
            _ = try connection.run("UPDATE batch_runs SET choosing = 0, item_count = ? WHERE uuid = ? AND choosing", items, run)
        }
    }

    /// The metadata of items of one revision in the order of their ordinals, from the first after `ordinal`: at most `limit`, and fewer where
    /// they would fill the memory. None at the end.
    public func metadata(
        of dataset: ID<Dataset>, revision: Int64, after ordinal: Int64, limit: Int
    ) throws(StoreError) -> [(ordinal: Int64, metadata: JSONText?)] {
        try read { (connection) throws(StoreError) in
            var size = 0
            return try connection.statement(metadataOfRevision).page(
                binding: [dataset, ordinal, revision, revision, limit],
                as: { row throws(StoreError) in try (ordinal: row.next(), metadata: row.next()) },
                while: { (item: (ordinal: Int64, metadata: JSONText?)) in
                    size += item.metadata?.text.utf8.count ?? 0
                    return size < metadataOfARead
                }
            ).rows
        }
    }

    /// The last item of a revision; `nil` where it has none.
    public func lastItem(of dataset: ID<Dataset>, revision: Int64) throws(StoreError) -> Int64? {
        try read { (connection) throws(StoreError) in
            try connection.first(lastOfRevision, dataset, revision, revision) { row throws(StoreError) in try row.next() }
        }
    }
}

/// Rows of one commit when they are forgotten.
private let rangesOfACommit = 5000

/// Bytes of metadata after which a reader gets no more at a time.
private let metadataOfARead = 4 << 20

private let forgetSomeRanges = """
    DELETE FROM batch_run_ranges WHERE (run, through_item) IN (
        SELECT run, through_item FROM batch_run_ranges WHERE run = ? ORDER BY through_item LIMIT ?)
    """

private let addRange = "INSERT INTO batch_run_ranges (run, through_item, after_item) VALUES (?, ?, ?)"

let metadataOfRevision = """
    SELECT dataset_items.item, dataset_items.metadata FROM \(itemsWithRevisions)
    WHERE dataset_items.dataset = (SELECT id FROM datasets WHERE uuid = ?) AND dataset_items.item > ? AND \(isInRevision)
    ORDER BY dataset_items.item LIMIT ?
    """
