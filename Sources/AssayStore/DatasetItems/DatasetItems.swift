public import AssayDomain

extension Store {
    /// The visible items of a dataset, or of the whole project, newest first.
    public func items(in project: Project.Number, of dataset: ID<Dataset>?, _ window: Window) throws(StoreError) -> Page<DatasetItem> {
        try readSnapshot { (session) throws(StoreError) in
            guard let dataset else {
                let count = try session.count(itemsOfProject, project)
                return try session.items(projectItems, projectItemRows, [project], window, count: count)
            }
            guard let row = try session.datasetRow(dataset, in: project) else { return Page(count: 0, rows: []) }
            let count = try session.count(itemsOfDataset, row)
            return try session.items(datasetItems, datasetItemRows, before: [dataset], [row], window, count: count)
        }
    }

    /// Reads the first items of `Page.remainingRows` until they take up `size` bytes, at least one.
    ///
    /// - Returns: the items, and how many row numbers have been processed.
    public func items(inRows rows: ArraySlice<Int64>, upTo size: Int) throws(StoreError) -> (rows: [DatasetItem], count: Int) {
        try read { (session) throws(StoreError) in
            var users = UserCache(in: session)
            return try session.rows(itemByRow, rows, upTo: size, sizeOf: \.content.valuesSize) { row throws(StoreError) in
                try DatasetItem(from: &row, &users)
            }
        }
    }

    /// The current version of an item, deleted or not.
    public func item(_ id: ID<DatasetItem>, in project: Project.Number) throws(StoreError) -> DatasetItem? {
        try read { (session) throws(StoreError) in try session.item(id, in: project) }
    }

    /// Adds an item, and with it a revision, to a dataset; `nil` if the project has no such dataset. On disk when this returns.
    public func createItem(_ content: DatasetItem.Content, deleted: Bool?, dataset: ID<Dataset>, in project: Project.Number, by user: User)
        throws(StoreError) -> DatasetItem?
    {
        try write(.full) { (session) throws(StoreError) in
            guard let datasetRow = try session.datasetRow(dataset, in: project) else { return nil }
            let now = Timestamp.now()
            let begins = try session.addRevision(to: datasetRow, itemCount: deleted == true ? 0 : 1, at: now)
            if deleted != true { try session.checkUnique(content.externalID, in: datasetRow, except: nil) }
            let row = try session.takeItemRows()
            let version = ItemVersion(
                row: row, ordinal: row, version: 1, id: .new(at: now), project: project, dataset: datasetRow, begins: begins,
                deleted: deleted, createdAt: now, updatedAt: now, createdBy: user.number, content: content)
            try version.insert(with: session.statement(ItemVersion.insertSQL))
            return DatasetItem(
                id: version.id, project: project, content: content, dataset: dataset, deleted: deleted, version: 1, createdAt: now,
                updatedAt: now, createdBy: user)
        }
    }

    /// Applies `change` to an item and writes the result as a new version; `nil` if there is no such item. A changed `dataset` moves the
    /// item and adds a revision to both datasets; the caller has checked that the new one exists. If nothing changes, only `updatedAt` is
    /// set.
    public func changeItem(_ id: ID<DatasetItem>, in project: Project.Number, _ change: (inout DatasetItem) throws -> Void) throws
        -> DatasetItem?
    {
        try self.change(
            reading: { () throws(StoreError) in try item(id, in: project) }, change,
            writing: { old, new throws(StoreError) in
                try write(.full) { (session) throws(StoreError) in
                    guard let current = try session.currentItem(id, in: project), current.updatedAt == old.updatedAt else { return nil }
                    try session.write(new, over: current, isUnchanged: new.isEqual(to: old))
                    return try session.item(id, in: project)
                }
            })
    }
}

extension DatasetItem {
    /// Whether the fields that a client can change are the same.
    fileprivate func isEqual(to other: DatasetItem) -> Bool {
        content == other.content && dataset == other.dataset && deleted == other.deleted
    }
}

extension Session {
    func item(_ id: ID<DatasetItem>, in project: Project.Number) throws(StoreError) -> DatasetItem? {
        var users = UserCache(in: self)
        return try first(itemByID, id, project) { row throws(StoreError) in try DatasetItem(from: &row, &users) }
    }

    fileprivate func items(
        _ rows: String, _ numbers: String, before: [any ColumnValue] = [], _ owner: [any ColumnValue], _ window: Window, count: Int
    ) throws(StoreError) -> Page<DatasetItem> {
        var users = UserCache(in: self)
        return try page(rows, numbers, before: before, owner, window, count: count, sizeOf: \.content.valuesSize) {
            row throws(StoreError) in
            try DatasetItem(from: &row, &users)
        }
    }

    fileprivate func count(_ sql: String, _ owner: Int64) throws(StoreError) -> Int {
        try value(sql, owner) ?? 0
    }

    /// Throws `.externalIDTaken` if another visible item of the dataset has this `external_id`. Those of deleted items may be reused. The
    /// transaction must have added a revision to the dataset, so that no other transaction adds an item after the check.
    fileprivate func checkUnique(_ externalID: String?, in dataset: Int64, except id: ID<DatasetItem>?) throws(StoreError) {
        guard let externalID, let other = try currentItem(externalID: externalID, of: dataset) else { return }
        if other.isVisible, other.id != id { throw .externalIDTaken }
    }

    fileprivate func write(_ item: DatasetItem, over current: CurrentItem, isUnchanged: Bool) throws(StoreError) {
        let now = Timestamp.now(after: current.updatedAt)
        if isUnchanged {
            let updated = try run("UPDATE dataset_items SET updated_at = ? WHERE id = ? AND ends IS NULL", now, current.row)
            guard updated == 1 else { throw .overloaded }
            return
        }
        guard let dataset = try datasetRow(item.dataset, in: item.project) else { throw .missing("dataset") }
        let (removed, added) = (current.isVisible ? 1 : 0, item.deleted == true ? 0 : 1)
        let ends: Int64
        let begins: Int64
        if dataset == current.dataset {
            begins = try addRevision(to: dataset, itemCount: added - removed, at: now)
            ends = begins
        } else {
            ends = try addRevision(to: current.dataset, itemCount: -removed, at: now)
            begins = try addRevision(to: dataset, itemCount: added, at: now)
        }
        if item.deleted != true { try checkUnique(item.content.externalID, in: dataset, except: item.id) }
        try end(current, with: ends)
        try ItemVersion(
            row: takeItemRows(), ordinal: current.ordinal, version: current.version + 1, id: item.id, project: item.project,
            dataset: dataset, begins: begins, deleted: item.deleted, createdAt: current.createdAt, updatedAt: now,
            createdBy: current.createdBy, content: item.content
        ).insert(with: statement(ItemVersion.insertSQL))
    }
}

private let itemByID = """
    SELECT \(DatasetItem.columns(dataset: DatasetItem.datasetID)) FROM dataset_items JOIN dataset_revisions ON dataset_revisions.id = dataset_items.begins
    WHERE dataset_items.uuid = ? AND dataset_items.ends IS NULL AND dataset_items.project = ? AND dataset_revisions.number IS NOT NULL
    """

/// Skips the rows of unpublished imports in the index, without reading them. The ordinal gives the same order as the id, and is shorter.
private let visibleNewestFirst = """
    AND dataset_items.ends IS NULL AND dataset_items.deleted IS NOT TRUE
        AND dataset_items.begins NOT IN (SELECT id FROM dataset_revisions WHERE number IS NULL)
    ORDER BY dataset_items.created_at DESC, dataset_items.item LIMIT ? OFFSET ?
    """

private let datasetItems = """
    SELECT \(DatasetItem.columns(dataset: "?")) FROM dataset_items
    WHERE dataset_items.dataset = ? \(visibleNewestFirst)
    """

private let projectItems = """
    SELECT \(DatasetItem.columns(dataset: DatasetItem.datasetID)) FROM dataset_items
    WHERE dataset_items.project = ? \(visibleNewestFirst)
    """

private let datasetItemRows = "SELECT dataset_items.id FROM dataset_items WHERE dataset_items.dataset = ? \(visibleNewestFirst)"
private let projectItemRows = "SELECT dataset_items.id FROM dataset_items WHERE dataset_items.project = ? \(visibleNewestFirst)"
/// The content of a row never changes: a changed item gets a new row.
private let itemByRow = "SELECT \(DatasetItem.columns(dataset: DatasetItem.datasetID)) FROM dataset_items WHERE dataset_items.id = ?"

private let itemsOfDataset = "SELECT item_count FROM datasets WHERE id = ?"
private let itemsOfProject = "SELECT coalesce(sum(item_count), 0) FROM datasets WHERE project = ?"

extension DatasetItem.Content {
    static let columns = """
        dataset_items.input, dataset_items.output, dataset_items.expected, dataset_items.metadata, dataset_items.external_id, \
        dataset_items.ref_trace_id, dataset_items.ref_timestamp, dataset_items.ref_source_id
        """

    init(from row: inout Row) throws(StoreError) {
        try self.init(
            input: row.next(), output: row.next(), expected: row.next(), metadata: row.next(), externalID: row.next(),
            refTraceID: row.next(), refTimestamp: row.next(), refSourceID: row.next())
    }
}

extension DatasetItem {
    /// The columns of an item.
    ///
    /// - Parameter dataset: SQL expression for the id of its dataset.
    static func columns(dataset: String) -> String {
        """
        dataset_items.uuid, dataset_items.project, \(Content.columns), \(dataset), dataset_items.deleted, dataset_items.version, \
        dataset_items.created_at, dataset_items.updated_at, dataset_items.created_by
        """
    }

    /// A subquery, which is evaluated only for the rows of a page; a join would include the rows before the page as well.
    static let datasetID = "(SELECT uuid FROM datasets WHERE datasets.id = dataset_items.dataset)"

    init(from row: inout Row, _ users: inout UserCache) throws(StoreError) {
        try self.init(
            id: row.next(), project: row.next(), content: Content(from: &row), dataset: row.next(), deleted: row.next(),
            version: row.next(), createdAt: row.next(), updatedAt: row.next(), createdBy: users.user(row.next()))
    }
}
