public import AssayDomain

/// An import of many items into a dataset as one new revision. `publish` makes all of them visible at once.
///
/// One thread uses it. If the process ends before `publish` or `abandon`, the rows are dropped at the next start.
public final class ItemImport {
    /// New items so far.
    public private(set) var created = 0
    /// New versions of existing items so far.
    public private(set) var updated = 0

    private let store: Store
    private let target: ImportTarget
    private var isOpen = true

    fileprivate init(_ target: ImportTarget, in store: Store) {
        self.target = target
        self.store = store
    }

    deinit { try? abandon() }

    /// Adds up to 1,000 items. With `upserting`, an item whose `externalID` exists in the dataset becomes a new version of that item.
    ///
    /// - Returns: the positions in `contents` of refused items: their `externalID` occurred earlier in this import or, without `upserting`,
    ///   exists in the dataset.
    /// - Throws: `.diskFull` while some space is left, because dropping the import needs space as well.
    public func append(_ contents: [DatasetItem.Content]) throws(StoreError) -> [Int] {
        let size = contents.reduce(0) { $0 + $1.size }
        try store.checkSpace(for: size)
        let appended = try store.write(.normal, .bulk(rows: contents.count, bytes: size)) { [target] (session) throws(StoreError) in
            try session.append(contents, to: target)
        }
        created += appended.created
        updated += appended.updated
        return appended.refused
    }

    /// Makes all items visible in one short transaction and returns the dataset's new revision. On disk when this returns.
    ///
    /// If an item with one of the import's `externalID`s was added since the import began, it gets a new version with `upserting`;
    /// otherwise this throws `.externalIDTaken` and publishes nothing.
    public func publish() throws(StoreError) -> Int64 {
        let (created, updated) = (created, updated)
        let published = try store.write(.full) { [target] (session) throws(StoreError) in
            try session.publish(target, created: created, updated: updated)
        }
        isOpen = false
        (self.created, self.updated) = (published.created, published.updated)
        return published.revision
    }

    /// Drops all rows of the import. If that fails, they are dropped at the next start.
    public func abandon() throws(StoreError) {
        guard isOpen else { return }
        isOpen = false
        try store.dropImport(target.revision)
    }
}

extension Store {
    /// Begins an import; `nil` if the project has no such dataset.
    public func beginImport(into dataset: ID<Dataset>, in project: Project.Number, by user: User, upserting: Bool) throws(StoreError)
        -> ItemImport?
    {
        let target = try write(.normal) { (session) throws(StoreError) -> ImportTarget? in
            try session.beginImport(into: dataset, in: project, by: user.number, upserting: upserting)
        }
        return target.map { ItemImport($0, in: self) }
    }
}

extension DatasetItem.Content {
    /// Approximate number of bytes on disk.
    fileprivate var size: Int { 200 + valuesSize }
}

/// The dataset and the unpublished revision that an import writes to.
struct ImportTarget: Sendable {
    let project: Project.Number
    let dataset: Int64
    /// Row of the unpublished revision.
    let revision: Int64
    /// The dataset's revision when the import began. If it is still the same at the end, no other write has changed the dataset.
    let base: Int64
    /// The same for all items, so that lists show them in the order of the file.
    let createdAt: Timestamp
    let createdBy: Int64
    let upserting: Bool
}

/// The outcome of one `append`.
struct AppendedItems: Sendable {
    var created = 0
    var updated = 0
    /// Positions of the items that were refused.
    var refused: [Int] = []
}

extension Session {
    func beginImport(into dataset: ID<Dataset>, in project: Project.Number, by user: Int64, upserting: Bool) throws(StoreError)
        -> ImportTarget?
    {
        let found = try first("SELECT id, revision FROM datasets WHERE uuid = ? AND project = ?", dataset, project) {
            row throws(StoreError) in try (row: row.next(as: Int64.self), revision: row.next(as: Int64.self))
        }
        guard let found else { return nil }
        let now = Timestamp.now()
        let revision = try value(
            "INSERT INTO dataset_revisions (dataset, created_at) VALUES (?, ?) RETURNING id", found.row, now, as: Int64.self)
        guard let revision else { throw .missing("revision") }
        return ImportTarget(
            project: project, dataset: found.row, revision: revision, base: found.revision, createdAt: now, createdBy: user,
            upserting: upserting)
    }

    func append(_ contents: [DatasetItem.Content], to target: ImportTarget) throws(StoreError) -> AppendedItems {
        var appended = AppendedItems()
        let insert = try statement(ItemVersion.importSQL)
        let firstRow = try takeItemRows(contents.count)
        var row = firstRow
        for (position, content) in contents.enumerated() {
            let match = try match(content, in: target)
            guard let version = target.version(for: match, content, row: row), try version.insert(with: insert) else {
                appended.refused.append(position)
                continue
            }
            if version.version == 1 { appended.created += 1 } else { appended.updated += 1 }
            row += 1
        }
        let isOpen = try run(
            "UPDATE dataset_revisions SET first_item = coalesce(first_item, ?), last_item = ? WHERE id = ? AND number IS NULL", firstRow,
            row - 1, target.revision)
        guard isOpen == 1 else { throw .missing("unpublished import") }
        return appended
    }

    /// Looks for the item's `external_id` in the dataset.
    private func match(_ content: DatasetItem.Content, in target: ImportTarget) throws(StoreError) -> ItemMatch {
        guard let externalID = content.externalID else { return .new }
        guard let current = try currentItem(externalID: externalID, of: target.dataset) else { return .new }
        if target.upserting { return .existing(current) }
        return current.isVisible ? .duplicate : .new
    }
}

/// How an imported item relates to the dataset.
private enum ItemMatch {
    case new
    /// It becomes a new version of this item.
    case existing(CurrentItem)
    /// Its `external_id` is taken.
    case duplicate
}

extension ImportTarget {
    /// The row to write; `nil` for a duplicate.
    fileprivate func version(for match: ItemMatch, _ content: DatasetItem.Content, row: Int64) -> ItemVersion? {
        switch match {
        case .new: newItem(content, row: row)
        case .existing(let current): version(of: current, content, row: row)
        case .duplicate: nil
        }
    }

    private func newItem(_ content: DatasetItem.Content, row: Int64) -> ItemVersion {
        ItemVersion(
            row: row, ordinal: row, version: 1, id: .new(at: createdAt), project: project, dataset: dataset, begins: revision,
            deleted: false, createdAt: createdAt, updatedAt: createdAt, createdBy: createdBy, content: content)
    }

    /// Importing a deleted item again restores it.
    private func version(of current: CurrentItem, _ content: DatasetItem.Content, row: Int64) -> ItemVersion {
        ItemVersion(
            row: row, ordinal: current.ordinal, version: current.version + 1, id: current.id, project: project, dataset: dataset,
            begins: revision, deleted: false, createdAt: current.createdAt, updatedAt: .now(after: current.updatedAt),
            createdBy: current.createdBy, content: content)
    }
}

extension Store {
    /// Deletes the rows of an unpublished import.
    func dropImport(_ revision: Int64) throws(StoreError) {
        // At most 1,000 rows per job, so that other writes do not wait long.
        while try write(.normal, .bulk(rows: 1000, bytes: 0), { (session) throws(StoreError) in try session.dropSome(of: revision) }) {}
    }

    /// Deletes the rows of imports that were running when the daemon ended.
    func dropInterruptedImports() throws(StoreError) {
        let unpublished = try read { (session) throws(StoreError) in
            try session.values("SELECT id FROM dataset_revisions WHERE number IS NULL", as: Int64.self)
        }
        for revision in unpublished { try dropImport(revision) }
    }
}

extension Session {
    /// Deletes up to 1,000 rows of an unpublished import, and its revision when no rows are left.
    ///
    /// - Returns: whether there may be more rows.
    fileprivate func dropSome(of revision: Int64) throws(StoreError) -> Bool {
        let next = try first(lastOfUnpublished, revision) { row throws(StoreError) in
            try (first: row.next(as: Int64?.self), last: row.next(as: Int64?.self))
        }
        guard let next else { return false }
        guard let first = next.first, let last = next.last, first <= last else {
            try run("DELETE FROM dataset_revisions WHERE id = ? AND number IS NULL", revision)
            return false
        }
        let from = max(first, last - 999)
        try run("DELETE FROM dataset_items WHERE id >= ? AND id <= ? AND begins = ?", from, last, revision)
        try run("UPDATE dataset_revisions SET last_item = ? WHERE id = ?", from - 1, revision)
        return true
    }
}

private let lastOfUnpublished = "SELECT first_item, last_item FROM dataset_revisions WHERE id = ? AND number IS NULL"
