public import AssayDomain
public import JSON

/// Which datasets of a project, in which order.
public struct DatasetQuery: Sendable {
    public enum Column: String, Sendable {
        case createdAt = "created_at"
        case updatedAt = "updated_at"
    }

    /// `nil`: any.
    public var ids: [ID<Dataset>]?
    /// Part of the name, the description or the metadata's text, whatever the case; `nil`: any.
    public var search: String?
    /// Empty: newest first. The id breaks ties.
    public var order: [Ordering<Column>] = []
    public var window: Window

    public init(window: Window) { self.window = window }
}

/// What a client says of a new dataset.
public struct NewDataset: Sendable {
    public var name: String
    public var description: String?
    public var metadata: JSONText?
    public var deleted: Bool?

    public init(name: String, description: String? = nil, metadata: JSONText? = nil, deleted: Bool? = false) {
        self.name = name
        self.description = description
        self.metadata = metadata
        self.deleted = deleted
    }
}

extension Store {
    /// The visible datasets of a project.
    public func datasets(in project: Project.Number, _ query: DatasetQuery) throws(StoreError) -> Page<Dataset> { fatalError("unwritten") }

    /// A dataset, deleted or not: the caller decides what that means.
    public func dataset(_ id: ID<Dataset>, in project: Project.Number) throws(StoreError) -> Dataset? { fatalError("unwritten") }

    /// On disk when it returns.
    public func createDataset(_ new: NewDataset, in project: Project.Number, by user: User) throws(StoreError) -> Dataset {
        fatalError("unwritten")
    }

    /// Applies `change` to the dataset as it is and sets `updatedAt`; `nil` where there is none. `change` may be called again when someone
    /// else was faster. Whatever it throws is passed on.
    public func changeDataset(_ id: ID<Dataset>, in project: Project.Number, _ change: (inout Dataset) throws -> Void) throws -> Dataset? {
        fatalError("unwritten")
    }
}
