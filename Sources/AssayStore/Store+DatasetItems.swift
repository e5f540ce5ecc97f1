public import AssayDomain

extension Store {
    /// The visible items of a dataset, or of the whole project, newest first.
    public func items(in project: Project.Number, of dataset: ID<Dataset>?, _ window: Window) throws(StoreError) -> Page<DatasetItem> {
        fatalError("unwritten")
    }

    /// The current version of an item, deleted or not.
    public func item(_ id: ID<DatasetItem>, in project: Project.Number) throws(StoreError) -> DatasetItem? { fatalError("unwritten") }

    /// Adds an item and a revision to its dataset; `nil` where the project has no such dataset. On disk when it returns.
    public func createItem(_ content: DatasetItem.Content, deleted: Bool?, dataset: ID<Dataset>, in project: Project.Number, by user: User)
        throws(StoreError) -> DatasetItem?
    { fatalError("unwritten") }

    /// Writes a new version of an item as `change` makes it (a change of `dataset` moves it, and adds a revision to both datasets); `nil`
    /// where there is none. The caller has checked that a new dataset exists.
    public func changeItem(_ id: ID<DatasetItem>, in project: Project.Number, _ change: (inout DatasetItem) throws -> Void) throws
        -> DatasetItem?
    { fatalError("unwritten") }

    /// Items of one revision in the order in which they were added, from the first after `ordinal`: at most `limit`.
    public func samples(of dataset: ID<Dataset>, revision: Int64, after ordinal: Int64, limit: Int) throws(StoreError) -> [StoredSample] {
        fatalError("unwritten")
    }
}

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
