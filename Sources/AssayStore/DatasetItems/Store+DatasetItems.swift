public import AssayDomain

extension Store {
    /// The visible items of a dataset, or of the whole project, newest first.
    public func items(in project: Project.Number, of dataset: ID<Dataset>?, _ window: Window) throws(StoreError) -> Page<DatasetItem> {
        try read { (connection) throws(StoreError) in
            try connection.snapshot { () throws(StoreError) in
                guard let dataset else {
                    let count = try connection.count(itemsOfProject, project)
                    return try connection.items(projectItems, projectItemRows, [project], window, count: count)
                }
                guard let row = try connection.datasetRow(dataset, in: project) else { return Page(count: 0, rows: []) }
                let count = try connection.count(itemsOfDataset, row)
                return try connection.items(datasetItems, datasetItemRows, before: [dataset], [row], window, count: count)
            }
        }
    }

    /// The first items of `Page.rest`, as many as take up `size` bytes and at least one; how many row numbers are done with.
    public func items(inRows rows: ArraySlice<Int64>, upTo size: Int) throws(StoreError) -> (rows: [DatasetItem], count: Int) {
        try read { (connection) throws(StoreError) in
            var authors = UserCache(in: connection)
            return try connection.rows(itemByRow, rows, upTo: size, sizeOf: \.content.valuesSize) { row throws(StoreError) in
                try DatasetItem(from: &row, &authors)
            }
        }
    }

    /// The current version of an item, deleted or not.
    public func item(_ id: ID<DatasetItem>, in project: Project.Number) throws(StoreError) -> DatasetItem? {
        try read { (connection) throws(StoreError) in try connection.item(id, in: project) }
    }

    /// Adds an item and a revision to its dataset; `nil` where the project has no such dataset. On disk when it returns.
    public func createItem(_ content: DatasetItem.Content, deleted: Bool?, dataset: ID<Dataset>, in project: Project.Number, by user: User)
        throws(StoreError) -> DatasetItem?
    {
        try write(.full) { (connection) throws(StoreError) in
            guard let datasetRow = try connection.datasetRow(dataset, in: project) else { return nil }
            if deleted != true { try connection.refuseTaken(content.externalID, of: datasetRow, except: nil) }
            let now = Timestamp.now()
            let row = try connection.nextItemRow()
            let version = ItemVersion(
                row: row, ordinal: row, version: 1, id: .new(at: now), project: project, dataset: datasetRow,
                begins: try connection.addRevision(to: datasetRow, itemCount: deleted == true ? 0 : 1, at: now), deleted: deleted,
                createdAt: now, updatedAt: now, createdBy: user.number, content: content)
            try version.insert(with: connection.statement(ItemVersion.insert))
            return DatasetItem(
                id: version.id, project: project, content: content, dataset: dataset, deleted: deleted, version: 1, createdAt: now,
                updatedAt: now, createdBy: user)
        }
    }

    /// Writes a new version of an item as `change` makes it (a change of `dataset` moves it, and adds a revision to both datasets); `nil`
    /// where there is none. One that changes nothing only sets `updatedAt`. The caller has checked that a new dataset exists.
    public func changeItem(_ id: ID<DatasetItem>, in project: Project.Number, _ change: (inout DatasetItem) throws -> Void) throws
        -> DatasetItem?
    {
        try self.change(
            reading: { () throws(StoreError) in try item(id, in: project) }, change,
            writing: { old, new throws(StoreError) in
                try write(.full) { (connection) throws(StoreError) in
                    guard let current = try connection.currentItem(id, in: project), current.updatedAt == old.updatedAt else { return nil }
                    try connection.write(new, over: current, changingNothing: new.isLike(old))
                    return try connection.item(id, in: project)
                }
            })
    }
}

extension DatasetItem {
    fileprivate func isLike(_ other: DatasetItem) -> Bool {
        content == other.content && dataset == other.dataset && deleted == other.deleted
    }
}

extension Connection {
    func item(_ id: ID<DatasetItem>, in project: Project.Number) throws(StoreError) -> DatasetItem? {
        var authors = UserCache(in: self)
        return try first(itemByID, id, project) { row throws(StoreError) in try DatasetItem(from: &row, &authors) }
    }

    fileprivate func items(
        _ rows: String, _ numbers: String, before: [any ColumnValue] = [], _ owner: [any ColumnValue], _ window: Window, count: Int
    ) throws(StoreError) -> Page<DatasetItem> {
        var authors = UserCache(in: self)
        return try page(rows, numbers, before: before, owner, window, count: count, sizeOf: \.content.valuesSize) {
            row throws(StoreError) in
            try DatasetItem(from: &row, &authors)
        }
    }

    fileprivate func count(_ sql: String, _ owner: Int64) throws(StoreError) -> Int {
        try first(sql, owner) { row throws(StoreError) in try row.next() } ?? 0
    }

    /// What is deleted keeps its `external_id`, but leaves it to others.
    fileprivate func refuseTaken(_ externalID: String?, of dataset: Int64, except id: ID<DatasetItem>?) throws(StoreError) {
        guard let externalID, let holder = try currentItem(externalID: externalID, of: dataset) else { return }
        if holder.isVisible, holder.id != id { throw .externalIDTaken }
    }

    fileprivate func write(_ item: DatasetItem, over current: CurrentItem, changingNothing: Bool) throws(StoreError) {
        let now = Timestamp.now(after: current.updatedAt)
        if changingNothing {
            try run("UPDATE dataset_items SET updated_at = ? WHERE id = ?", now, current.row)
            return
        }
        guard let dataset = try datasetRow(item.dataset, in: item.project) else { throw .missing("dataset") }
        if item.deleted != true { try refuseTaken(item.content.externalID, of: dataset, except: item.id) }
        let (lost, gained) = (current.isVisible ? 1 : 0, item.deleted == true ? 0 : 1)
        let ends: Int64
        let begins: Int64
        if dataset == current.dataset {
            begins = try addRevision(to: dataset, itemCount: gained - lost, at: now)
            ends = begins
        } else {
            ends = try addRevision(to: current.dataset, itemCount: -lost, at: now)
            begins = try addRevision(to: dataset, itemCount: gained, at: now)
        }
        try end(current, with: ends)
        try ItemVersion(
            row: nextItemRow(), ordinal: current.ordinal, version: current.version + 1, id: item.id, project: item.project,
            dataset: dataset, begins: begins, deleted: item.deleted, createdAt: current.createdAt, updatedAt: now,
            createdBy: current.createdBy, content: item.content
        ).insert(with: statement(ItemVersion.insert))
    }
}

private let itemByID = """
    SELECT \(DatasetItem.columns(dataset: DatasetItem.datasetID)) FROM dataset_items JOIN dataset_revisions ON dataset_revisions.id = dataset_items.begins
    WHERE dataset_items.uuid = ? AND dataset_items.ends IS NULL AND dataset_items.project = ? AND dataset_revisions.number IS NOT NULL
    """

/// Rows of imports that are not published yet are skipped in the index, before anything is read of them. The ordinal orders as the id
/// does, and is shorter.
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
/// A row keeps its content: an item that is changed becomes another row.
private let itemByRow = "SELECT \(DatasetItem.columns(dataset: DatasetItem.datasetID)) FROM dataset_items WHERE dataset_items.id = ?"

private let itemsOfDataset = "SELECT item_count FROM datasets WHERE id = ?"
private let itemsOfProject = "SELECT coalesce(sum(item_count), 0) FROM datasets WHERE project = ?"
