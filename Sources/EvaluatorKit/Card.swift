/// What an evaluator says of itself.
public struct Card: Sendable {
    /// The `evaluation_type` it answers to.
    public let type: String
    /// One sentence: `Says yes when the output matches a pattern.`
    public let summary: String
    /// Which `output_type`s it can give.
    public let outputs: [OutputType]
    public let config: ConfigSchema
    /// Goes up when the same configuration may give another verdict.
    public let version: Int
    public let usesModel: Bool

    public init(
        type: String, summary: String, outputs: [OutputType], config: ConfigSchema, version: Int = 1, usesModel: Bool = false
    ) {
        self.type = type
        self.summary = summary
        self.outputs = outputs
        self.config = config
        self.version = version
        self.usesModel = usesModel
    }
}
