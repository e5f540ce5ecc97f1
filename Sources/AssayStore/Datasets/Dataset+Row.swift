internal import AssayDomain

extension Dataset {
    static let columns = """
        datasets.uuid, datasets.project, datasets.name, datasets.description, datasets.metadata, datasets.deleted, \
        datasets.created_at, datasets.updated_at, datasets.created_by, datasets.revision, datasets.item_count
        """

    init(from row: inout Row, _ authors: inout UserCache) throws(StoreError) {
        try self.init(
            id: row.next(), project: row.next(), name: row.next(), description: row.next(), metadata: row.next(), deleted: row.next(),
            createdAt: row.next(), updatedAt: row.next(), createdBy: authors.user(row.next()), revision: row.next(), itemCount: row.next())
    }
}

extension Connection {
    func dataset(_ id: ID<Dataset>, in project: Project.Number) throws(StoreError) -> Dataset? {
        var authors = UserCache(in: self)
        return try first(datasetByID, id, project) { row throws(StoreError) in try Dataset(from: &row, &authors) }
    }
}

private let datasetByID = "SELECT \(Dataset.columns) FROM datasets WHERE uuid = ? AND project = ?"
