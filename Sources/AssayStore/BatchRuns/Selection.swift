public import AssayDomain
public import JSON

/// The selection of a run's items, if it does not judge all of them: ranges of the revision are written some at a time, and finally the
/// number of items. Each step fails with `.leaseLost` if another process has taken the run over.
extension Store {
    /// Deletes some of the ranges of an interrupted selection, none of a complete one.
    ///
    /// - Returns: whether there may be more.
    public func deleteSomeOfSelection(under token: BatchRun.FencingToken) throws(StoreError) -> Bool {
        try write(.normal, .bulk(rows: rangesPerCommit, bytes: 0)) { (session) throws(StoreError) in
            let row = try session.ownedRun(token).row
            return try session.run(deleteSomeRanges, row, rangesPerCommit) == rangesPerCommit
        }
    }

    /// Adds ranges, which must come after all ranges added before. Call it repeatedly for a large selection, so that other writes do not
    /// wait long.
    public func select(_ ranges: [ItemRange], under token: BatchRun.FencingToken) throws(StoreError) {
        try write(.normal, .bulk(rows: ranges.count, bytes: 0)) { (session) throws(StoreError) in
            let row = try session.ownedRun(token).row
            let insert = try session.statement(addRange)
            for range in ranges { try insert.run(row, range.through, range.after) }
        }
    }

    /// Completes the selection.
    ///
    /// - Parameter items: number of items in all ranges.
    public func finishSelection(under token: BatchRun.FencingToken, items: Int) throws(StoreError) {
        try write(.normal) { (session) throws(StoreError) in
            let row = try session.ownedRun(token).row
            try session.run("UPDATE batch_runs SET choosing = 0, item_count = ? WHERE id = ? AND choosing", items, row)
        }
    }

    /// Reads the metadata of a revision's items in the order of their ordinals, beginning after `ordinal`. Returns at most `limit`, fewer
    /// if the metadata is large, and none at the end.
    public func metadata(
        of dataset: ID<Dataset>, revision: Int64, after ordinal: Int64, limit: Int
    ) throws(StoreError) -> [(ordinal: Int64, metadata: JSONText?)] {
        try read { (session) throws(StoreError) in
            var size = 0
            return try session.statement(metadataOfRevision).page(
                binding: [dataset, ordinal, revision, revision, limit],
                as: { row throws(StoreError) in try (ordinal: row.next(), metadata: row.next()) },
                while: { (item: (ordinal: Int64, metadata: JSONText?)) in
                    size += item.metadata?.bytes.count ?? 0
                    return size < maxMetadataBytes
                }
            ).rows
        }
    }

    /// The last item of a revision; `nil` if it is empty.
    public func lastItem(of dataset: ID<Dataset>, revision: Int64) throws(StoreError) -> Int64? {
        try read { (session) throws(StoreError) in
            try session.value(lastOfRevision, dataset, revision, revision)
        }
    }
}

/// Ranges that are deleted per commit.
private let rangesPerCommit = 5000

/// Bytes of metadata that one read returns.
private let maxMetadataBytes = 4 << 20

private let deleteSomeRanges = """
    DELETE FROM batch_run_ranges WHERE (run, through_item) IN (
        SELECT run, through_item FROM batch_run_ranges
        WHERE run = ?1 AND (SELECT choosing FROM batch_runs WHERE id = ?1) ORDER BY through_item LIMIT ?2)
    """

private let addRange = "INSERT INTO batch_run_ranges (run, through_item, after_item) VALUES (?, ?, ?)"

let metadataOfRevision = """
    SELECT dataset_items.item, dataset_items.metadata FROM \(itemsWithRevisions)
    WHERE dataset_items.dataset = (SELECT id FROM datasets WHERE uuid = ?) AND dataset_items.item > ? AND \(isInRevision)
    ORDER BY dataset_items.item LIMIT ?
    """
