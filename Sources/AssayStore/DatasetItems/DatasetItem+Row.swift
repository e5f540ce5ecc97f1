internal import AssayDomain

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
    /// The columns, with an expression for the id of the dataset.
    static func columns(dataset: String) -> String {
        """
        dataset_items.uuid, dataset_items.project, \(Content.columns), \(dataset), dataset_items.deleted, dataset_items.version, \
        dataset_items.created_at, dataset_items.updated_at, dataset_items.created_by
        """
    }

    /// Looked up for the rows of a page only, where a join would do so for those skipped before it as well.
    static let datasetID = "(SELECT uuid FROM datasets WHERE datasets.id = dataset_items.dataset)"

    init(from row: inout Row, _ authors: inout UserCache) throws(StoreError) {
        try self.init(
            id: row.next(), project: row.next(), content: Content(from: &row), dataset: row.next(), deleted: row.next(),
            version: row.next(), createdAt: row.next(), updatedAt: row.next(), createdBy: authors.user(row.next()))
    }
}
