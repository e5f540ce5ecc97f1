public import JSON

/// The fields of an `evaluation_config`, with an example that the contract test checks.
public struct ConfigSchema: Sendable {
    public let fields: [Field]
    /// A configuration that works.
    public let example: JSONText

    /// - Parameter example: compact JSON.
    public init(_ fields: Field..., example: String) {
        self.fields = fields
        self.example = JSONText(compact: example)
    }

    /// The members of an object that the schema lists and that are not null, with their values unchanged.
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
    /// The types of JSON Schema.
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
        /// The only allowed values; `nil` if any value of the type is allowed.
        public let choices: [String]?
        /// Strings that are allowed instead of a boolean.
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

extension ConfigSchema {
    /// The schema as JSON Schema (draft 2020-12). It allows unknown keys, because they are dropped.
    public var jsonSchema: JSONText {
        JSONWriter.text { json in
            json.beginObject()
            json.key("$schema")
            json.string("https://json-schema.org/draft/2020-12/schema")
            json.key("type")
            json.string("object")
            json.key("properties")
            json.beginObject()
            for field in fields { field.write(to: &json) }
            json.endObject()
            json.key("required")
            json.strings(fields.filter(\.isRequired).map(\.name))
            json.key("examples")
            json.beginArray()
            json.json(example)
            json.endArray()
            json.endObject()
        }
    }
}

extension ConfigSchema.Field {
    fileprivate func write(to json: inout JSONWriter) {
        json.key(name)
        json.beginObject()
        json.key("type")
        if alternatives.isEmpty { json.string(kind.rawValue) } else { json.strings([kind, .string].map(\.rawValue)) }
        json.key("description")
        json.string(summary)
        if choices != nil || !alternatives.isEmpty {
            json.key("enum")
            json.beginArray()
            if !alternatives.isEmpty { for value in [true, false] { json.boolean(value) } }
            for value in choices ?? alternatives { json.string(value) }
            json.endArray()
        }
        json.endObject()
    }
}

extension JSONWriter {
    fileprivate mutating func strings(_ values: [String]) {
        beginArray()
        for value in values { string(value) }
        endArray()
    }
}
