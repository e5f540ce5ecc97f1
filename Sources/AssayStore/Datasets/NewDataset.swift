public import JSON

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
