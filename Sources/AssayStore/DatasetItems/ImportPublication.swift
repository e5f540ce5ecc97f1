internal import AssayDomain

/// What a published import came to.
struct PublishedImport: Sendable {
    var created: Int
    var updated: Int
    var revision: Int64
}

extension Connection {
    /// Numbers an import's revision, which makes its rows visible, and ends the versions that they replace.
    func publish(_ target: ImportTarget, created: Int, updated: Int) throws(StoreError) -> PublishedImport {
        let present = try first("SELECT revision FROM datasets WHERE id = ?", target.dataset) { row throws(StoreError) in
            try row.next(as: Int64.self)
        }
        guard let present else { throw .missing("dataset") }
        var settled = SettledItems(created: created, updated: updated)
        if updated > 0 || present != target.base {
            try settle(target, all: present != target.base, &settled)
        }
        try run(
            "UPDATE datasets SET revision = revision + 1, item_count = item_count + ? WHERE id = ?", settled.created + settled.revived,
            target.dataset)
        try run("UPDATE dataset_revisions SET number = ? WHERE id = ?", present + 1, target.revision)
        return PublishedImport(created: settled.created, updated: settled.updated, revision: present + 1)
    }

    /// Fits the import's rows to the dataset as it is now: those that are versions of an item, or `all` that have an `external_id`.
    private func settle(_ target: ImportTarget, all: Bool, _ settled: inout SettledItems) throws(StoreError) {
        let bounds = try first("SELECT first_item, last_item FROM dataset_revisions WHERE id = ?", target.revision) {
            row throws(StoreError) in try (first: row.next(as: Int64?.self), last: row.next(as: Int64?.self))
        }
        guard let first = bounds?.first, let last = bounds?.last else { return }
        var after = first - 1
        while true {
            let rows = try self.all(rowsToSettle, after, last, target.revision, all) { row throws(StoreError) in try ImportedRow(from: &row)
            }
            guard let end = rows.last else { return }
            for row in rows { try settle(row, target, &settled) }
            after = end.row
        }
    }

    private func settle(_ imported: ImportedRow, _ target: ImportTarget, _ settled: inout SettledItems) throws(StoreError) {
        var current = try currentItem(externalID: imported.externalID, of: target.dataset)
        // Only an upsert brings a deleted item back.
        if current?.isVisible == false, !target.upserting { current = nil }
        if let current {
            guard target.upserting else { throw .externalIDTaken }
            try end(current, with: target.revision)
            if !current.isVisible { settled.revived += 1 }
            try run(
                "UPDATE dataset_items SET item = ?, version = ?, uuid = ?, created_at = ?, updated_at = ?, created_by = ? WHERE id = ?",
                current.ordinal, current.version + 1, current.id, current.createdAt, Timestamp.now(after: current.updatedAt),
                current.createdBy, imported.row)
        } else if imported.isVersion {
            // The item has moved away or has another name now: what was imported stands for itself.
            try run(
                "UPDATE dataset_items SET item = id, version = 1, uuid = ?, created_at = ?, updated_at = ?, created_by = ? WHERE id = ?",
                ID<DatasetItem>.new(), target.createdAt, target.createdAt, target.createdBy, imported.row)
        }
        settled.moveOne(wasVersion: imported.isVersion, isVersion: current != nil)
    }
}

/// How many rows of an import are new items, and how many are versions of one.
private struct SettledItems {
    var created: Int
    var updated: Int
    /// Versions of an item that was deleted.
    var revived = 0

    mutating func moveOne(wasVersion: Bool, isVersion: Bool) {
        guard wasVersion != isVersion else { return }
        created += isVersion ? -1 : 1
        updated += isVersion ? 1 : -1
    }
}

private struct ImportedRow {
    let row: Int64
    let externalID: String
    /// Written as a version of an item, not as a new one.
    let isVersion: Bool

    init(from row: inout Row) throws(StoreError) {
        self.row = try row.next()
        externalID = try row.next()
        isVersion = try row.next()
    }
}

/// By the thousand, so that memory does not grow with the import.
private let rowsToSettle = """
    SELECT id, external_id, item <> id FROM dataset_items
    WHERE id > ? AND id <= ? AND begins = ? AND external_id IS NOT NULL AND (item <> id OR ?)
    ORDER BY id LIMIT 1000
    """
