public import JSON

/// A named collection of items, with the number of its latest published revision.
public struct Dataset: Sendable {
    public let id: ID<Dataset>
    public let project: Project.Number
    public var name: String
    public var description: String?
    /// Any JSON; null is `nil`.
    public var metadata: JSONText?
    /// `nil` means the same as `false`.
    public var deleted: Bool?
    public let createdAt: Timestamp
    public var updatedAt: Timestamp
    public let createdBy: User?
    /// Number of the latest revision, which every change of items raises by one: 0 for a new dataset.
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

/// One exchange in a dataset, in its current version.
public struct DatasetItem: Sendable {
    public let id: ID<DatasetItem>
    public let project: Project.Number
    public var content: Content
    public var dataset: ID<Dataset>
    public var deleted: Bool?
    /// 1 for a new item; every edit adds one.
    public let version: Int
    public let createdAt: Timestamp
    public var updatedAt: Timestamp
    public let createdBy: User?

    public init(
        id: ID<DatasetItem>, project: Project.Number, content: Content, dataset: ID<Dataset>, deleted: Bool?, version: Int,
        createdAt: Timestamp, updatedAt: Timestamp, createdBy: User?
    ) {
        self.id = id
        self.project = project
        self.content = content
        self.dataset = dataset
        self.deleted = deleted
        self.version = version
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.createdBy = createdBy
    }
}

extension DatasetItem {
    /// The fields that an edit or an import can set. JSON null is `nil`.
    public struct Content: Sendable, Equatable {
        public var input: JSONText?
        public var output: JSONText?
        public var expected: JSONText?
        public var metadata: JSONText?
        /// The client's own key, unique in its dataset.
        public var externalID: String?
        public var refTraceID: String?
        public var refTimestamp: Timestamp?
        public var refSourceID: String?

        public init(
            input: JSONText? = nil, output: JSONText? = nil, expected: JSONText? = nil, metadata: JSONText? = nil,
            externalID: String? = nil, refTraceID: String? = nil, refTimestamp: Timestamp? = nil, refSourceID: String? = nil
        ) {
            self.input = input
            self.output = output
            self.expected = expected
            self.metadata = metadata
            self.externalID = externalID
            self.refTraceID = refTraceID
            self.refTimestamp = refTimestamp
            self.refSourceID = refSourceID
        }
    }
}
