internal import AssayDomain

/// The row of an item's current version: what the next version needs to know of it.
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

extension Connection {
    func currentItem(_ id: ID<DatasetItem>, in project: Project.Number) throws(StoreError) -> CurrentItem? {
        try first(currentByID, id, project) { row throws(StoreError) in try CurrentItem(from: &row) }
    }

    /// The item of a dataset that has this `external_id`; where none has, the last that had it when it was deleted.
    func currentItem(externalID: String, of dataset: Int64) throws(StoreError) -> CurrentItem? {
        try first(currentByExternalID, dataset, externalID) { row throws(StoreError) in try CurrentItem(from: &row) }
    }

    /// Lets a version end with a revision of its dataset.
    func end(_ item: CurrentItem, with revision: Int64) throws(StoreError) {
        try run("UPDATE dataset_items SET ends = ? WHERE id = ?", revision, item.row)
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
