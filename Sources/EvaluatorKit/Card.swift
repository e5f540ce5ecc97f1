public import AssayDomain

/// An evaluator's description of itself, of which the API, the README and forms are made.
public struct Card: Sendable {
    /// The `evaluation_type` of its evaluations.
    public let type: String
    /// One sentence: `Says yes when the output matches a pattern.`
    public let summary: String
    /// The `output_type`s that it supports.
    public let outputs: [OutputType]
    public let config: ConfigSchema
    /// Raised whenever the same configuration may give another verdict than before.
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
