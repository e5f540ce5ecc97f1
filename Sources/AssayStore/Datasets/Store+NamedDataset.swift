public import AssayDomain

extension Store {
    /// The visible dataset of that name, the oldest where several have it; else a new one, on disk when it returns. Two who ask at once get
    /// the same one: the look and the row are one transaction of the writer's.
    public func findOrCreateDataset(
        _ new: NewDataset, in project: Project.Number, by user: User
    ) throws(StoreError) -> (dataset: Dataset, isNew: Bool) {
        try write(.full) { (connection) throws(StoreError) in
            if let found = try connection.dataset(named: new.name, in: project) { return (found, false) }
            return (try connection.insertDataset(new, in: project, by: user), true)
        }
    }
}

extension Connection {
    fileprivate func dataset(named name: String, in project: Project.Number) throws(StoreError) -> Dataset? {
        var authors = UserCache(in: self)
        return try first(oldestDatasetOfName, project, name) { row throws(StoreError) in try Dataset(from: &row, &authors) }
    }
}

let oldestDatasetOfName = """
    SELECT \(Dataset.columns) FROM datasets WHERE project = ? AND name = ? AND deleted IS NOT TRUE ORDER BY created_at, id LIMIT 1
    """
