internal import AssayDomain

/// Where an import puts its rows.
struct ImportTarget: Sendable {
    let project: Project.Number
    let dataset: Int64
    /// The unpublished revision's row.
    let revision: Int64
    /// The dataset's revision when the import began: while it stays the same, nobody else has changed the dataset.
    let base: Int64
    /// Shared by all items, so that the file's order is theirs.
    let createdAt: Timestamp
    let createdBy: Int64
    let upserting: Bool
}

/// What became of some of an import's items.
struct AppendedItems: Sendable {
    var created = 0
    var updated = 0
    /// Positions of those that were not taken.
    var refused: [Int] = []
}

extension Connection {
    func beginImport(into dataset: ID<Dataset>, in project: Project.Number, by user: Int64, upserting: Bool) throws(StoreError)
        -> ImportTarget?
    {
        let found = try first("SELECT id, revision FROM datasets WHERE uuid = ? AND project = ?", dataset, project) {
            row throws(StoreError) in try (row: row.next(as: Int64.self), revision: row.next(as: Int64.self))
        }
        guard let found else { return nil }
        let now = Timestamp.now()
        let revision = try first("INSERT INTO dataset_revisions (dataset, created_at) VALUES (?, ?) RETURNING id", found.row, now) {
            row throws(StoreError) in try row.next(as: Int64.self)
        }
        guard let revision else { throw .missing("revision") }
        return ImportTarget(
            project: project, dataset: found.row, revision: revision, base: found.revision, createdAt: now, createdBy: user,
            upserting: upserting)
    }

    func append(_ contents: [DatasetItem.Content], to target: ImportTarget) throws(StoreError) -> AppendedItems {
        var appended = AppendedItems()
        let insert = try statement(ItemVersion.insert)
        let firstRow = try nextItemRow()
        var row = firstRow
        for (position, content) in contents.enumerated() {
            switch try place(for: content, in: target) {
            case .taken:
                appended.refused.append(position)
                continue
            case .over(let current):
                try target.version(of: current, content, row: row).insert(with: insert)
                appended.updated += 1
            case .new:
                try target.newItem(content, row: row).insert(with: insert)
                appended.created += 1
            }
            row += 1
        }
        try run(
            "UPDATE dataset_revisions SET first_item = coalesce(first_item, ?), last_item = ? WHERE id = ?", firstRow, row - 1,
            target.revision)
        return appended
    }

    /// What an item is to the dataset, going by its `external_id`.
    private func place(for content: DatasetItem.Content, in target: ImportTarget) throws(StoreError) -> ItemPosition {
        guard let externalID = content.externalID else { return .new }
        let isRepeated = try first(importedByExternalID, target.dataset, externalID, target.revision) { _ throws(StoreError) in true }
        if isRepeated == true { return .taken }
        guard let current = try currentItem(externalID: externalID, of: target.dataset) else { return .new }
        if target.upserting { return .over(current) }
        return current.isVisible ? .taken : .new
    }
}

private enum ItemPosition {
    case new
    case over(CurrentItem)
    case taken
}

extension ImportTarget {
    fileprivate func newItem(_ content: DatasetItem.Content, row: Int64) -> ItemVersion {
        ItemVersion(
            row: row, ordinal: row, version: 1, id: .new(at: createdAt), project: project, dataset: dataset, begins: revision,
            deleted: false, createdAt: createdAt, updatedAt: createdAt, createdBy: createdBy, content: content)
    }

    /// A deleted item that is imported again is not deleted any more.
    fileprivate func version(of current: CurrentItem, _ content: DatasetItem.Content, row: Int64) -> ItemVersion {
        ItemVersion(
            row: row, ordinal: current.ordinal, version: current.version + 1, id: current.id, project: project, dataset: dataset,
            begins: revision, deleted: false, createdAt: current.createdAt, updatedAt: .now(after: current.updatedAt),
            createdBy: current.createdBy, content: content)
    }
}

private let importedByExternalID = """
    SELECT id FROM dataset_items WHERE dataset = ? AND external_id = ? AND ends IS NULL AND external_id IS NOT NULL AND begins = ?
    """
