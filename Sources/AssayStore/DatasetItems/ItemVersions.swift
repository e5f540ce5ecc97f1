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
    /// The row of the revision in which the version becomes visible.
    var begins: Int64
    var deleted: Bool?
    var createdAt: Timestamp
    var updatedAt: Timestamp
    var createdBy: Int64?
    var content: DatasetItem.Content

    static let insertSQL = """
        INSERT INTO dataset_items (id, item, version, project, dataset, begins, deleted, uuid, created_at, updated_at, created_by,
            input, output, expected, metadata, external_id, ref_trace_id, ref_timestamp, ref_source_id)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    /// The same for an import, which skips an `external_id` that it has already.
    static let importSQL = """
        \(insertSQL)
        ON CONFLICT (dataset, external_id, begins) WHERE external_id IS NOT NULL AND ends IS NULL DO NOTHING
        """

    /// Writes the row with the prepared statement `insertSQL` or `importSQL`.
    ///
    /// - Returns: whether it was written.
    @discardableResult
    func insert(with statement: PreparedStatement) throws(StoreError) -> Bool {
        let inserted = try statement.run(
            row, ordinal, version, project, dataset, begins, deleted, id, createdAt, updatedAt, createdBy, content.input, content.output,
            content.expected, content.metadata, content.externalID, content.refTraceID, content.refTimestamp, content.refSourceID)
        return inserted == 1
    }
}

extension Session {
    /// Takes ids for new rows of `dataset_items`, which nobody else gets, and returns the first.
    func takeItemRows(_ count: Int = 1) throws(StoreError) -> Int64 {
        let last = try value(
            "UPDATE row_sequences SET last = last + ? WHERE name = 'dataset_items' RETURNING last", count, as: Int64.self)
        guard let last else { throw .missing("sequence of rows") }
        return last - Int64(count) + 1
    }

    /// Adds a revision to a dataset and changes its number of visible items by `change`. Until the transaction ends, no other can do the
    /// same: what is read from the dataset afterwards stays true.
    ///
    /// - Returns: the revision's row.
    func addRevision(to dataset: Int64, itemCount change: Int, at now: Timestamp) throws(StoreError) -> Int64 {
        let number = try nextRevision(of: dataset, itemCount: change)
        let revision = try value(
            "INSERT INTO dataset_revisions (dataset, number, created_at) VALUES (?, ?, ?) RETURNING id", dataset, number, now,
            as: Int64.self)
        guard let revision else { throw .missing("revision") }
        return revision
    }

    /// Adds one to the number of a dataset's latest revision, and returns it.
    func nextRevision(of dataset: Int64, itemCount change: Int) throws(StoreError) -> Int64 {
        let number = try value(
            "UPDATE datasets SET revision = revision + 1, item_count = item_count + ? WHERE id = ? RETURNING revision", change, dataset,
            as: Int64.self)
        guard let number else { throw .missing("dataset") }
        return number
    }

    /// The row of a dataset; `nil` if the project has no such dataset.
    func datasetRow(_ id: ID<Dataset>, in project: Project.Number) throws(StoreError) -> Int64? {
        try value("SELECT id FROM datasets WHERE uuid = ? AND project = ?", id, project)
    }
}

/// The current version of an item: the columns that are needed to write the next one.
struct CurrentItem {
    let row: Int64
    let ordinal: Int64
    let version: Int
    let id: ID<DatasetItem>
    let dataset: Int64
    let deleted: Bool?
    let createdAt: Timestamp
    let updatedAt: Timestamp
    let createdBy: Int64?

    fileprivate static let columns = """
        dataset_items.id, dataset_items.item, dataset_items.version, dataset_items.uuid, dataset_items.dataset, dataset_items.deleted, \
        dataset_items.created_at, dataset_items.updated_at, dataset_items.created_by
        """

    fileprivate init(from row: inout Row) throws(StoreError) {
        self.row = try row.next()
        ordinal = try row.next()
        version = try row.next()
        id = try row.next()
        dataset = try row.next()
        deleted = try row.next()
        createdAt = try row.next()
        updatedAt = try row.next()
        createdBy = try row.next()
    }

    var isVisible: Bool { deleted != true }
}

extension Session {
    func currentItem(_ id: ID<DatasetItem>, in project: Project.Number) throws(StoreError) -> CurrentItem? {
        try first(currentByID, id, project, as: CurrentItem.init(from:))
    }

    /// The visible item of a dataset with this `external_id`, or else the one that was deleted last.
    func currentItem(externalID: String, of dataset: Int64) throws(StoreError) -> CurrentItem? {
        try first(currentByExternalID, dataset, externalID, as: CurrentItem.init(from:))
    }

    /// Ends a version with a revision of its dataset: it is not visible from that revision on. Throws `.overloaded` if another transaction
    /// has ended it since it was read.
    func end(_ item: CurrentItem, with revision: Int64) throws(StoreError) {
        let ended = try run("UPDATE dataset_items SET ends = ? WHERE id = ? AND ends IS NULL", revision, item.row)
        guard ended == 1 else { throw .overloaded }
    }
}

private let currentByID = """
    SELECT \(CurrentItem.columns) FROM dataset_items JOIN dataset_revisions ON dataset_revisions.id = dataset_items.begins
    WHERE dataset_items.uuid = ? AND dataset_items.ends IS NULL AND dataset_items.project = ? AND dataset_revisions.number IS NOT NULL
    """

private let currentByExternalID = """
    SELECT \(CurrentItem.columns) FROM dataset_items JOIN dataset_revisions ON dataset_revisions.id = dataset_items.begins
    WHERE dataset_items.dataset = ? AND dataset_items.external_id = ? AND dataset_items.ends IS NULL
        AND dataset_revisions.number IS NOT NULL
    ORDER BY dataset_items.deleted IS TRUE, dataset_items.id DESC LIMIT 1
    """
