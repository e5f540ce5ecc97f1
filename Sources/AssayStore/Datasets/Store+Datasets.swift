public import AssayDomain
internal import JSON

extension Store {
    /// The visible datasets of a project, or the deleted ones.
    public func datasets(in project: Project.Number, _ query: DatasetQuery) throws(StoreError) -> Page<Dataset> {
        var list = ListSQL<DatasetQuery.Column>(of: "datasets", in: project, deleted: query.deleted)
        list.keep(ids: query.ids)
        list.keep(search: query.search)
        return try read { (connection) throws(StoreError) in
            var authors = UserCache(in: connection)
            return try list.page(Dataset.columns, orderedBy: query.order, query.window, in: connection, sizeOf: \.size) {
                row throws(StoreError) in try Dataset(from: &row, &authors)
            }
        }
    }

    /// The first datasets of `Page.rest`, as many as take up `size` bytes and at least one; how many row numbers are done with.
    public func datasets(inRows rows: ArraySlice<Int64>, upTo size: Int) throws(StoreError) -> (rows: [Dataset], count: Int) {
        try read { (connection) throws(StoreError) in
            var authors = UserCache(in: connection)
            return try connection.rows("SELECT \(Dataset.columns) FROM datasets WHERE id = ?", rows, upTo: size, sizeOf: \.size) {
                row throws(StoreError) in try Dataset(from: &row, &authors)
            }
        }
    }

    /// A dataset, deleted or not: the caller decides what that means.
    public func dataset(_ id: ID<Dataset>, in project: Project.Number) throws(StoreError) -> Dataset? {
        try read { (connection) throws(StoreError) in try connection.dataset(id, in: project) }
    }

    /// On disk when it returns.
    public func createDataset(_ new: NewDataset, in project: Project.Number, by user: User) throws(StoreError) -> Dataset {
        try write(.full) { (connection) throws(StoreError) in try connection.insertDataset(new, in: project, by: user) }
    }

    /// Applies `change` to the dataset as it is and sets `updatedAt`; `nil` where there is none. `change` may be called again when someone
    /// else was faster. Whatever it throws is passed on.
    public func changeDataset(_ id: ID<Dataset>, in project: Project.Number, _ change: (inout Dataset) throws -> Void) throws -> Dataset? {
        try self.change(
            reading: { () throws(StoreError) in try dataset(id, in: project) }, change,
            writing: { old, new throws(StoreError) in
                try write(.full) { (connection) throws(StoreError) in
                    let changed = try connection.run(
                        """
                        UPDATE datasets SET name = ?, description = ?, metadata = ?, search_text = ?, deleted = ?, updated_at = ?
                        WHERE uuid = ? AND project = ? AND updated_at = ?
                        """, new.name, new.description, new.metadata, new.searchText, new.deleted, Timestamp.now(after: old.updatedAt), id,
                        project, old.updatedAt)
                    return changed == 0 ? nil : try connection.dataset(id, in: project)
                }
            })
    }
}

extension Connection {
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
    /// Bytes of its texts.
    fileprivate var size: Int { name.utf8.count + (description?.utf8.count ?? 0) + (metadata?.text.utf8.count ?? 0) }

    fileprivate var searchText: String { SearchText.folded([name, description, metadata.map(SearchText.readable)]) }
}
