/// Why the definition of an evaluation is refused: the caller must change something.
public struct ConfigError: Error, Equatable, Sendable {
    public enum Kind: Sendable {
        /// A field is missing or has an invalid value.
        case badConfig
        /// The configuration is well-formed, but the program in it does not compile.
        case badCode
        /// The evaluator does not support the output type.
        case unsupportedCombination
        /// The definition is valid, but this version of Assay cannot execute it.
        case notExecutable
    }

    /// Dotted path from the evaluation: `evaluation_config.pattern`, `output_config.min`.
    public let field: String
    /// Says what is wrong and what to do.
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
    /// The evaluator of this `type` does not support the output type.
    static func unsupported(_ type: String, _ output: String) -> ConfigError {
        ConfigError("output_type", "Unsupported combination: \(type) + \(output)", kind: .unsupportedCombination)
    }

    /// This version of Assay can store the definition but not execute it; `sentence` says so.
    static func notExecutable(_ sentence: String) -> ConfigError {
        ConfigError("evaluation_type", sentence, kind: .notExecutable)
    }
}
