/// A refusal of a configuration: the caller must change something.
public struct ConfigError: Error, Equatable, Sendable {
    /// Dotted path from the evaluation: `evaluation_config.pattern`, `output_config.min`.
    public let field: String
    /// A sentence that says what to do.
    public let sentence: String

    public init(_ field: String, _ sentence: String) {
        self.field = field
        self.sentence = sentence
    }
}
