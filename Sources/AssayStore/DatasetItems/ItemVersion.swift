internal import AssayDomain

/// A row of `dataset_items`: one version of an item.
struct ItemVersion {
    var row: Int64
    /// The row of the item's first version.
    var ordinal: Int64
    var version: Int
    var id: ID<DatasetItem>
    var project: Project.Number
    var dataset: Int64
    /// The revision in which it becomes visible.
    var begins: Int64
    var deleted: Bool?
    var createdAt: Timestamp
    var updatedAt: Timestamp
    var createdBy: Int64?
    var content: DatasetItem.Content

    static let insert = """
        INSERT INTO dataset_items (id, item, version, project, dataset, begins, deleted, uuid, created_at, updated_at, created_by,
            input, output, expected, metadata, external_id, ref_trace_id, ref_timestamp, ref_source_id)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    /// Writes the row with the statement that `insert` makes.
    func insert(with statement: PreparedStatement) throws(StoreError) {
        try statement.run(
            row, ordinal, version, project, dataset, begins, deleted, id, createdAt, updatedAt, createdBy, content.input, content.output,
            content.expected, content.metadata, content.externalID, content.refTraceID, content.refTimestamp, content.refSourceID)
    }
}

extension Connection {
    /// The id that the next row of `dataset_items` gets.
    func nextItemRow() throws(StoreError) -> Int64 {
        let last = try first("SELECT max(id) FROM dataset_items") { row throws(StoreError) in try row.next(as: Int64?.self) }
        return (last.flatMap(\.self) ?? 0) + 1
    }

    /// Gives a dataset its next revision, seen from this commit on, with `change` more visible items.
    func addRevision(to dataset: Int64, itemCount change: Int, at now: Timestamp) throws(StoreError) -> Int64 {
        try run("UPDATE datasets SET revision = revision + 1, item_count = item_count + ? WHERE id = ?", change, dataset)
        let revision = try first(
            """
            INSERT INTO dataset_revisions (dataset, number, created_at) SELECT id, revision, ? FROM datasets WHERE id = ? RETURNING id
            """, now, dataset
        ) { row throws(StoreError) in try row.next(as: Int64.self) }
        guard let revision else { throw .missing("dataset") }
        return revision
    }

    /// The row of a dataset.
    func datasetRow(_ id: ID<Dataset>, in project: Project.Number) throws(StoreError) -> Int64? {
        try first("SELECT id FROM datasets WHERE uuid = ? AND project = ?", id, project) { row throws(StoreError) in try row.next() }
    }
}
