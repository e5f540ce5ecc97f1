public import AssayDomain
public import JSON

/// Selects and orders the datasets of a project.
public struct DatasetQuery: Sendable {
    public enum Column: String, Sendable {
        case createdAt = "created_at"
        case updatedAt = "updated_at"
    }

    /// `nil`: any.
    public var ids: [ID<Dataset>]?
    /// Substring of the name, the description or the metadata's text, ignoring case; `nil`: any.
    public var search: String?
    /// Empty: newest first. The id breaks ties.
    public var order: [Ordering<Column>] = []
    /// Selects the deleted datasets instead of the visible ones.
    public var deleted = false
    public var window: Window

    public init(window: Window) { self.window = window }
}

/// The fields of a new dataset that a client sets.
public struct NewDataset: Sendable {
    public var name: String
    public var description: String?
    public var metadata: JSONText?
    public var deleted: Bool?

    public init(name: String, description: String? = nil, metadata: JSONText? = nil, deleted: Bool? = false) {
        self.name = name
        self.description = description
        self.metadata = metadata
        self.deleted = deleted
    }
}

extension Store {
    /// Lists datasets of a project.
    public func datasets(in project: Project.Number, _ query: DatasetQuery) throws(StoreError) -> Page<Dataset> {
        var list = ListSQL<DatasetQuery.Column>(of: "datasets", in: project, deleted: query.deleted)
        list.filter(ids: query.ids)
        list.filter(search: query.search)
        return try read { (session) throws(StoreError) in
            var users = UserCache(in: session)
            return try list.page(Dataset.columns, orderedBy: query.order, query.window, in: session, sizeOf: \.size) {
                row throws(StoreError) in try Dataset(from: &row, &users)
            }
        }
    }

    /// Reads the first datasets of `Page.remainingRows` until they take up `size` bytes, at least one.
    ///
    /// - Returns: the datasets, and how many row numbers have been processed.
    public func datasets(inRows rows: ArraySlice<Int64>, upTo size: Int) throws(StoreError) -> (rows: [Dataset], count: Int) {
        try read { (session) throws(StoreError) in
            var users = UserCache(in: session)
            return try session.rows("SELECT \(Dataset.columns) FROM datasets WHERE id = ?", rows, upTo: size, sizeOf: \.size) {
                row throws(StoreError) in try Dataset(from: &row, &users)
            }
        }
    }

    /// A dataset, deleted or not; `nil` if the project has no such dataset.
    public func dataset(_ id: ID<Dataset>, in project: Project.Number) throws(StoreError) -> Dataset? {
        try read { (session) throws(StoreError) in try session.dataset(id, in: project) }
    }

    /// Creates a dataset, which is on disk when this returns.
    public func createDataset(_ new: NewDataset, in project: Project.Number, by user: User) throws(StoreError) -> Dataset {
        try write(.full) { (session) throws(StoreError) in try session.insertDataset(new, in: project, by: user) }
    }

    /// Applies `change` to the current dataset, sets `updatedAt` and returns the result; `nil` if there is no such dataset. `change` is
    /// called again if another thread changed the dataset in between. Its errors are rethrown.
    public func changeDataset(_ id: ID<Dataset>, in project: Project.Number, _ change: (inout Dataset) throws -> Void) throws -> Dataset? {
        try self.change(
            reading: { () throws(StoreError) in try dataset(id, in: project) }, change,
            writing: { old, new throws(StoreError) in
                try write(.full) { (session) throws(StoreError) in
                    let changed = try session.run(
                        """
                        UPDATE datasets SET name = ?, description = ?, metadata = ?, search_text = ?, deleted = ?, updated_at = ?
                        WHERE uuid = ? AND project = ? AND updated_at = ?
                        """, new.name, new.description, new.metadata, new.searchText, new.deleted, Timestamp.now(after: old.updatedAt), id,
                        project, old.updatedAt)
                    return changed == 0 ? nil : try session.dataset(id, in: project)
                }
            })
    }
}

extension Session {
    func insertDataset(_ new: NewDataset, in project: Project.Number, by user: User) throws(StoreError) -> Dataset {
        let now = Timestamp.now()
        let dataset = Dataset(
            id: .new(at: now), project: project, name: new.name, description: new.description, metadata: new.metadata,
            deleted: new.deleted, createdAt: now, updatedAt: now, createdBy: user, revision: 0, itemCount: 0)
        try run(
            """
            INSERT INTO datasets (uuid, project, name, description, metadata, search_text, deleted, revision, item_count,
                created_at, updated_at, created_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?, ?)
            """, dataset.id, project, dataset.name, dataset.description, dataset.metadata, dataset.searchText, dataset.deleted, now, now,
            user.number)
        return dataset
    }
}

extension Dataset {
    /// Bytes of its strings.
    fileprivate var size: Int { name.utf8.count + (description?.utf8.count ?? 0) + (metadata?.bytes.count ?? 0) }

    fileprivate var searchText: String { SearchText.folded([name, description, metadata.map(SearchText.readable)]) }
}

extension Store {
    /// The visible dataset with that name, the oldest if there are several; creates one if there is none. Concurrent calls get the same
    /// dataset, because the search and the creation are one transaction. On disk when this returns.
    public func findOrCreateDataset(
        _ new: NewDataset, in project: Project.Number, by user: User
    ) throws(StoreError) -> (dataset: Dataset, isNew: Bool) {
        try write(.full) { (session) throws(StoreError) in
            if let found = try session.dataset(named: new.name, in: project) { return (found, false) }
            return (try session.insertDataset(new, in: project, by: user), true)
        }
    }
}

extension Session {
    fileprivate func dataset(named name: String, in project: Project.Number) throws(StoreError) -> Dataset? {
        var users = UserCache(in: self)
        return try first(oldestDatasetOfName, project, name) { row throws(StoreError) in try Dataset(from: &row, &users) }
    }
}

let oldestDatasetOfName = """
    SELECT \(Dataset.columns) FROM datasets WHERE project = ? AND name = ? AND deleted IS NOT TRUE ORDER BY created_at, id LIMIT 1
    """

extension Dataset {
    static let columns = """
        datasets.uuid, datasets.project, datasets.name, datasets.description, datasets.metadata, datasets.deleted, \
        datasets.created_at, datasets.updated_at, datasets.created_by, datasets.revision, datasets.item_count
        """

    init(from row: inout Row, _ users: inout UserCache) throws(StoreError) {
        try self.init(
            id: row.next(), project: row.next(), name: row.next(), description: row.next(), metadata: row.next(), deleted: row.next(),
            createdAt: row.next(), updatedAt: row.next(), createdBy: users.user(row.next()), revision: row.next(), itemCount: row.next())
    }
}

extension Session {
    func dataset(_ id: ID<Dataset>, in project: Project.Number) throws(StoreError) -> Dataset? {
        var users = UserCache(in: self)
        return try first(datasetByID, id, project) { row throws(StoreError) in try Dataset(from: &row, &users) }
    }
}

private let datasetByID = "SELECT \(Dataset.columns) FROM datasets WHERE uuid = ? AND project = ?"
