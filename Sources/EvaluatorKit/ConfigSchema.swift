public import JSON

/// The fields of an `evaluation_config`, with an example that the contract test tries.
public struct ConfigSchema: Sendable {
    public let fields: [Field]
    /// A configuration that works.
    public let example: JSONText

    public init(_ fields: Field..., example: String) {
        self.fields = fields
        self.example = JSONText(compact: example)
    }

    /// The same as JSON Schema (draft 2020-12).
    public var jsonSchema: JSONText { fatalError("unwritten") }
}

extension ConfigSchema {
    public enum Kind: String, Sendable {
        case string, boolean, integer, number, array, object
    }

    public struct Field: Sendable {
        public let name: String
        public let kind: Kind
        public let isRequired: Bool
        /// One sentence.
        public let summary: String
        /// The only values allowed, where there are few.
        public let choices: [String]?

        public static func required(_ name: String, _ kind: Kind, _ summary: String, choices: [String]? = nil) -> Field {
            Field(name: name, kind: kind, isRequired: true, summary: summary, choices: choices)
        }

        public static func optional(_ name: String, _ kind: Kind, _ summary: String, choices: [String]? = nil) -> Field {
            Field(name: name, kind: kind, isRequired: false, summary: summary, choices: choices)
        }
    }
}
