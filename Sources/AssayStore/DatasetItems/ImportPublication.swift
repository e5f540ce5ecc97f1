internal import AssayDomain

/// The outcome of a published import.
struct PublishedImport: Sendable {
    var created: Int
    var updated: Int
    var revision: Int64
}

extension Session {
    /// Gives an import's revision its number, which makes its rows visible, and ends the versions that they replace.
    func publish(_ target: ImportTarget, created: Int, updated: Int) throws(StoreError) -> PublishedImport {
        // From here to the commit, no other transaction changes the dataset's items.
        let number = try nextRevision(of: target.dataset, itemCount: 0)
        let isUnchanged = number == target.base + 1
        var counts = ImportCounts(created: created, updated: updated)
        if updated > 0 || !isUnchanged { try reconcile(target, all: !isUnchanged, &counts) }
        try run("UPDATE datasets SET item_count = item_count + ? WHERE id = ?", counts.created + counts.restored, target.dataset)
        guard try run("UPDATE dataset_revisions SET number = ? WHERE id = ? AND number IS NULL", number, target.revision) == 1 else {
            throw .missing("unpublished import")
        }
        return PublishedImport(created: counts.created, updated: counts.updated, revision: number)
    }

    /// Adapts the import's rows to the current state of the dataset: the new versions of items, or `all` rows with an `external_id`.
    private func reconcile(_ target: ImportTarget, all: Bool, _ counts: inout ImportCounts) throws(StoreError) {
        let bounds = try first("SELECT first_item, last_item FROM dataset_revisions WHERE id = ?", target.revision) {
            row throws(StoreError) in try (first: row.next(as: Int64?.self), last: row.next(as: Int64?.self))
        }
        guard let first = bounds?.first, let last = bounds?.last else { return }
        var after = first - 1
        while true {
            let rows = try self.all(rowsToReconcile, after, last, target.revision, all, as: ImportedRow.init(from:))
            guard let end = rows.last else { return }
            for row in rows { try reconcile(row, target, &counts) }
            after = end.row
        }
    }

    private func reconcile(_ imported: ImportedRow, _ target: ImportTarget, _ counts: inout ImportCounts) throws(StoreError) {
        var current = try currentItem(externalID: imported.externalID, of: target.dataset)
        // Only an upsert restores a deleted item.
        if current?.isVisible == false, !target.upserting { current = nil }
        if let current {
            guard target.upserting else { throw .externalIDTaken }
            try end(current, with: target.revision)
            if !current.isVisible { counts.restored += 1 }
            try run(
                "UPDATE dataset_items SET item = ?, version = ?, uuid = ?, created_at = ?, updated_at = ?, created_by = ? WHERE id = ?",
                current.ordinal, current.version + 1, current.id, current.createdAt, Timestamp.now(after: current.updatedAt),
                current.createdBy, imported.row)
        } else if imported.isVersion {
            // The item has been moved or has another `external_id` now: the imported row becomes a new item.
            try run(
                "UPDATE dataset_items SET item = id, version = 1, uuid = ?, created_at = ?, updated_at = ?, created_by = ? WHERE id = ?",
                ID<DatasetItem>.new(), target.createdAt, target.createdAt, target.createdBy, imported.row)
        }
        counts.moveOne(wasVersion: imported.isVersion, isVersion: current != nil)
    }
}

/// Numbers of an import's rows.
private struct ImportCounts {
    /// New items.
    var created: Int
    /// New versions of existing items.
    var updated: Int
    /// Updated items that had been deleted.
    var restored = 0

    mutating func moveOne(wasVersion: Bool, isVersion: Bool) {
        guard wasVersion != isVersion else { return }
        created += isVersion ? -1 : 1
        updated += isVersion ? 1 : -1
    }
}

/// A row of the import that has an `external_id`.
private struct ImportedRow {
    let row: Int64
    let externalID: String
    /// Whether it was written as a version of an existing item.
    let isVersion: Bool

    init(from row: inout Row) throws(StoreError) {
        self.row = try row.next()
        externalID = try row.next()
        isVersion = try row.next()
    }
}

/// 1,000 rows at a time, so that memory does not grow with the import.
private let rowsToReconcile = """
    SELECT id, external_id, item <> id FROM dataset_items
    WHERE id > ? AND id <= ? AND begins = ? AND external_id IS NOT NULL AND (item <> id OR ?)
    ORDER BY id LIMIT 1000
    """
