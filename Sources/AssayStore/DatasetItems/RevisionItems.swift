public import AssayDomain
internal import JSON

/// An item of a run's dataset revision, in the version to judge.
public struct RevisionItem: Sendable {
    /// Position of the item: ordinals increase in the order in which items were added.
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
    /// Reads the items of a revision in the order of their ordinals, beginning after `ordinal`. Returns at most `limit`, fewer if they take
    /// up `size` bytes, and none at the end.
    public func items(
        of dataset: ID<Dataset>, revision: Int64, after ordinal: Int64, through last: Int64 = .max, limit: Int,
        upTo size: Int = Store.maxChunkBytes
    ) throws(StoreError) -> [RevisionItem] {
        try items(upTo: size) { (session) throws(StoreError) in
            (try session.statement(itemsOfRevision), [dataset, ordinal, last, revision, revision, limit])
        }
    }

    /// The same without the content of the items.
    public func ordinals(
        of dataset: ID<Dataset>, revision: Int64, after ordinal: Int64, limit: Int
    ) throws(StoreError) -> [(ordinal: Int64, id: ID<DatasetItem>)] {
        try read { (session) throws(StoreError) in
            try session.all(ordinalsOfRevision, dataset, ordinal, revision, revision, limit) { row throws(StoreError) in
                try (row.next(), row.next())
            }
        }
    }

    /// The items that `statement` selects, until they take up `limit` bytes, at least one; none if it returns `nil`.
    func items(
        upTo limit: Int = Store.maxChunkBytes,
        _ statement: (any Session) throws(StoreError) -> (PreparedStatement, binding: [any ColumnValue])?
    ) throws(StoreError) -> [RevisionItem] {
        try read { (session) throws(StoreError) in
            guard let (statement, values) = try statement(session) else { return [] }
            var size = 0
            let (items, isComplete) = try statement.page(
                binding: values, as: RevisionItem.init(from:),
                while: { item in
                    size += item.content.valuesSize
                    return size < limit
                })
            // An empty result would mean the end.
            if !isComplete, items.isEmpty { throw .valueTooLarge }
            return items
        }
    }

    /// Bytes of content that one read of items returns.
    public static let maxChunkBytes = 8 << 20
}

extension RevisionItem {
    static let columns = "dataset_items.item, dataset_items.uuid, dataset_items.version, \(DatasetItem.Content.columns)"

    fileprivate init(from row: inout Row) throws(StoreError) {
        self.init(ordinal: try row.next(), id: try row.next(), version: try row.next(), content: try DatasetItem.Content(from: &row))
    }
}

extension DatasetItem.Content {
    /// Bytes of its JSON values.
    public var valuesSize: Int { [input, output, expected, metadata].reduce(0) { $0 + ($1?.bytes.count ?? 0) } }
}

/// Versions of items, joined with the revisions in which they begin and end.
let itemsWithRevisions = """
    dataset_items
        JOIN dataset_revisions AS beginning ON beginning.id = dataset_items.begins
        LEFT JOIN dataset_revisions AS ending ON ending.id = dataset_items.ends
    """

/// Condition: the version is visible in a revision, whose number is bound twice.
let isInRevision = """
    dataset_items.deleted IS NOT TRUE AND beginning.number <= ? AND (ending.number IS NULL OR ending.number > ?)
    """

private let itemsOfRevision = """
    SELECT \(RevisionItem.columns) FROM \(itemsWithRevisions)
    WHERE dataset_items.dataset = (SELECT id FROM datasets WHERE uuid = ?) AND dataset_items.item > ? AND dataset_items.item <= ?
        AND \(isInRevision)
    ORDER BY dataset_items.item LIMIT ?
    """

private let ordinalsOfRevision = """
    SELECT dataset_items.item, dataset_items.uuid FROM \(itemsWithRevisions)
    WHERE dataset_items.dataset = (SELECT id FROM datasets WHERE uuid = ?) AND dataset_items.item > ? AND \(isInRevision)
    ORDER BY dataset_items.item LIMIT ?
    """

extension Store {
    /// The contents of the items that `results` judged, each in the version that was judged: those of the first results, until they take up
    /// `maxChunkBytes`, at least one. `results` must be in the order of items.
    public func judgedItems(
        of results: ArraySlice<RecordedResult>, in run: ID<BatchRun>
    ) throws(StoreError) -> [DatasetItem.Content] {
        try read { (session) throws(StoreError) in
            let dataset = try session.value(datasetOfRun, run, as: Int64.self)
            guard let dataset else { throw .missing("batch run") }
            var (contents, size): ([DatasetItem.Content], Int) = ([], 0)
            var last: (item: Int64, version: Int)?
            for result in results.lazy.map(\.result) {
                // The results of an item follow each other, usually with the same version.
                if let last, last == (result.item, result.itemVersion), let content = contents.last {
                    contents.append(content)
                } else {
                    contents.append(try session.content(of: result, in: dataset))
                }
                last = (result.item, result.itemVersion)
                size += contents[contents.count - 1].valuesSize
                guard size < Self.maxChunkBytes else { break }
            }
            return contents
        }
    }
}

extension Session {
    fileprivate func content(of result: CellResult, in dataset: Int64) throws(StoreError) -> DatasetItem.Content {
        let content = try first(contentOfVersion, dataset, result.item, result.itemVersion, as: DatasetItem.Content.init(from:))
        guard let content else { throw .missing("version of a dataset item") }
        return content
    }
}

private let datasetOfRun = "SELECT dataset FROM batch_runs WHERE uuid = ?"

/// The version that a run judged belongs to the run's dataset, even if the item has been moved to another one since.
let contentOfVersion = "SELECT \(DatasetItem.Content.columns) FROM dataset_items WHERE dataset = ? AND item = ? AND version = ?"
