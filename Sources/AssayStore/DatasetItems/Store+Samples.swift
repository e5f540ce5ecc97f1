public import AssayDomain
internal import JSON

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
    public func samples(
        of dataset: ID<Dataset>, revision: Int64, after ordinal: Int64, through last: Int64 = .max, limit: Int,
        upTo size: Int = Store.samplesSize
    ) throws(StoreError) -> [StoredSample] {
        try samples(upTo: size) { (connection) throws(StoreError) in
            (try connection.statement(samplesOfRevision), [dataset, ordinal, last, revision, revision, limit])
        }
    }

    /// The same without their content.
    public func ordinals(
        of dataset: ID<Dataset>, revision: Int64, after ordinal: Int64, limit: Int
    ) throws(StoreError) -> [(ordinal: Int64, id: ID<DatasetItem>)] {
        try read { (connection) throws(StoreError) in
            try connection.all(ordinalsOfRevision, dataset, ordinal, revision, revision, limit) { row throws(StoreError) in
                try (row.next(), row.next())
            }
        }
    }

    /// The samples that a statement finds, as many as take up `limit` bytes and at least one; none where there is no statement.
    func samples(
        upTo limit: Int = Store.samplesSize,
        _ statement: (Connection) throws(StoreError) -> (PreparedStatement, binding: [any ColumnValue])?
    ) throws(StoreError) -> [StoredSample] {
        try read { (connection) throws(StoreError) in
            guard let (statement, values) = try statement(connection) else { return [] }
            var size = 0
            let (samples, isWhole) = try statement.page(
                binding: values, as: { row throws(StoreError) in try StoredSample(from: &row) },
                while: { sample in
                    size += sample.content.valuesSize
                    return size < limit
                })
            // None at all would be taken for the end.
            if !isWhole, samples.isEmpty { throw .valueTooLarge }
            return samples
        }
    }

    /// Bytes of content after which a reader of samples gets no more at a time.
    public static let samplesSize = 8 << 20
}

extension StoredSample {
    static let columns = "dataset_items.item, dataset_items.uuid, dataset_items.version, \(DatasetItem.Content.columns)"

    fileprivate init(from row: inout Row) throws(StoreError) {
        self.init(ordinal: try row.next(), id: try row.next(), version: try row.next(), content: try DatasetItem.Content(from: &row))
    }
}

extension DatasetItem.Content {
    /// Bytes of its JSON values.
    public var valuesSize: Int { [input, output, expected, metadata].reduce(0) { $0 + ($1?.text.utf8.count ?? 0) } }
}

/// Versions of items with the revisions that they begin and end with.
let itemsWithRevisions = """
    dataset_items
        JOIN dataset_revisions AS beginning ON beginning.id = dataset_items.begins
        LEFT JOIN dataset_revisions AS ending ON ending.id = dataset_items.ends
    """

/// Whether a version is the one of a revision, whose number is bound twice.
let isInRevision = """
    dataset_items.deleted IS NOT TRUE AND beginning.number <= ? AND (ending.number IS NULL OR ending.number > ?)
    """

private let samplesOfRevision = """
    SELECT \(StoredSample.columns) FROM \(itemsWithRevisions)
    WHERE dataset_items.dataset = (SELECT id FROM datasets WHERE uuid = ?) AND dataset_items.item > ? AND dataset_items.item <= ?
        AND \(isInRevision)
    ORDER BY dataset_items.item LIMIT ?
    """

private let ordinalsOfRevision = """
    SELECT dataset_items.item, dataset_items.uuid FROM \(itemsWithRevisions)
    WHERE dataset_items.dataset = (SELECT id FROM datasets WHERE uuid = ?) AND dataset_items.item > ? AND \(isInRevision)
    ORDER BY dataset_items.item LIMIT ?
    """
