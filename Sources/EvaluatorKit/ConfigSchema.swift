public import JSON

/// The fields of an `evaluation_config`, with an example that the contract test tries.
public struct ConfigSchema: Sendable {
    public let fields: [Field]
    /// A configuration that works.
    public let example: JSONText

    /// - Parameter example: compact JSON.
    public init(_ fields: Field..., example: String) {
        self.fields = fields
        self.example = JSONText(compact: example)
    }

    /// The members of an object that are fields and not null, as they were sent.
    func knownMembers(of config: JSONValue) -> JSONText {
        let names = Set(fields.map(\.name))
        return JSONWriter.text { json in
            json.beginObject()
            for (key, value) in config.members where names.contains(key) && !value.isNull {
                json.key(key)
                json.json(value.compact)
            }
            json.endObject()
        }
    }
}

extension ConfigSchema {
    /// The JSON types, as JSON Schema calls them.
    public enum Kind: String, Sendable {
        case string, boolean, integer, number, array, object
    }

    /// One key of a configuration.
    public struct Field: Sendable {
        public let name: String
        public let kind: Kind
        public let isRequired: Bool
        /// One sentence.
        public let summary: String
        /// The only values allowed, where there are few.
        public let choices: [String]?
        /// Strings that a boolean may be as well.
        public let alternatives: [String]

        public static func required(_ name: String, _ kind: Kind, _ summary: String, choices: [String]? = nil) -> Field {
            Field(name: name, kind: kind, isRequired: true, summary: summary, choices: choices, alternatives: [])
        }

        public static func optional(
            _ name: String, _ kind: Kind, _ summary: String, choices: [String]? = nil, or alternatives: [String] = []
        ) -> Field {
            Field(name: name, kind: kind, isRequired: false, summary: summary, choices: choices, alternatives: alternatives)
        }
    }
}
