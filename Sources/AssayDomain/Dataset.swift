public import JSON

/// A named collection of items, with the number of its latest published revision.
public struct Dataset: Sendable {
    public let id: ID<Dataset>
    public let project: Project.Number
    public var name: String
    public var description: String?
    /// Any JSON; `nil` where it is null.
    public var metadata: JSONText?
    /// `nil` is as visible as `false`.
    public var deleted: Bool?
    public let createdAt: Timestamp
    public var updatedAt: Timestamp
    public let createdBy: User?
    /// How many commits changed its items: 0 for a new dataset.
    public let revision: Int64
    /// Items in that revision that are not deleted.
    public let itemCount: Int

    public init(
        id: ID<Dataset>, project: Project.Number, name: String, description: String?, metadata: JSONText?, deleted: Bool?,
        createdAt: Timestamp, updatedAt: Timestamp, createdBy: User?, revision: Int64, itemCount: Int
    ) {
        self.id = id
        self.project = project
        self.name = name
        self.description = description
        self.metadata = metadata
        self.deleted = deleted
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.createdBy = createdBy
        self.revision = revision
        self.itemCount = itemCount
    }
}
