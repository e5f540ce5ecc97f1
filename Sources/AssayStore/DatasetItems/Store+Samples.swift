public import AssayDomain

/// An item of a pinned revision, as a run reads it.
public struct StoredSample: Sendable {
    /// Grows in the order in which items were added.
    public let ordinal: Int64
    public let id: ID<DatasetItem>
    public let version: Int
    public let content: DatasetItem.Content

    public init(ordinal: Int64, id: ID<DatasetItem>, version: Int, content: DatasetItem.Content) {
        self.ordinal = ordinal
        self.id = id
        self.version = version
        self.content = content
    }
}

extension Store {
    /// Items of one revision in the order in which they were added, from the first after `ordinal`: at most `limit`, and fewer where
    /// they are so large that more of them would fill the memory. None at the end.
    public func samples(of dataset: ID<Dataset>, revision: Int64, after ordinal: Int64, limit: Int) throws(StoreError) -> [StoredSample] {
        try read { (connection) throws(StoreError) in
            var size = 0
            return try connection.statement(samplesOfRevision).prefix(
                dataset, ordinal, revision, revision, limit,
                as: { row throws(StoreError) in
                    try StoredSample(ordinal: row.next(), id: row.next(), version: row.next(), content: DatasetItem.Content(from: &row))
                },
                while: { sample in
                    size += sample.content.size
                    return size < Self.samplesSize
                })
        }
    }

    /// Bytes of content after which a reader of samples gets no more at a time.
    private static let samplesSize = 8 << 20
}

extension DatasetItem.Content {
    /// Bytes of its JSON values.
    fileprivate var size: Int { [input, output, expected, metadata].reduce(0) { $0 + ($1?.text.utf8.count ?? 0) } }
}

private let samplesOfRevision = """
    SELECT dataset_items.item, dataset_items.uuid, dataset_items.version, \(DatasetItem.Content.columns)
    FROM dataset_items
        JOIN dataset_revisions AS beginning ON beginning.id = dataset_items.begins
        LEFT JOIN dataset_revisions AS ending ON ending.id = dataset_items.ends
    WHERE dataset_items.dataset = (SELECT id FROM datasets WHERE uuid = ?) AND dataset_items.item > ?
        AND dataset_items.deleted IS NOT TRUE AND beginning.number <= ? AND (ending.number IS NULL OR ending.number > ?)
    ORDER BY dataset_items.item LIMIT ?
    """
