/// A refusal of a definition: the caller must change something.
public struct ConfigError: Error, Equatable, Sendable {
    public enum Kind: Sendable {
        /// A field is missing or has a value that does not do.
        case badConfig
        /// The configuration is well-formed, but the program in it is none.
        case badCode
        /// The evaluator cannot give that kind of answer.
        case unsupportedCombination
        /// All is well, but this version of Assay cannot execute it.
        case notExecutable
    }

    /// Dotted path from the evaluation: `evaluation_config.pattern`, `output_config.min`.
    public let field: String
    /// A sentence that says what to do.
    public let sentence: String
    public let kind: Kind

    public init(_ field: String, _ sentence: String) {
        self.init(field, sentence, kind: .badConfig)
    }

    public init(_ field: String, _ sentence: String, kind: Kind) {
        self.field = field
        self.sentence = sentence
        self.kind = kind
    }
}

extension ConfigError {
    /// Says that an evaluator of this `type` has no such output.
    static func unsupported(_ type: String, _ output: String) -> ConfigError {
        ConfigError("output_type", "Unsupported combination: \(type) + \(output)", kind: .unsupportedCombination)
    }
}
