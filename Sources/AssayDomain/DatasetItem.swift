public import JSON

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
    /// What a client says of an item: everything that an edit or an import can set. JSON null is `nil`.
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
