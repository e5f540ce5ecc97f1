public import JSON

/// The fields of an `evaluation_config`, with an example that the contract test checks.
public struct ConfigSchema: Sendable {
    /// The fields, each followed by those that come with it.
    public let fields: [Field]
    /// A configuration that works.
    public let example: JSONText

    /// - Parameter example: compact JSON.
    public init(_ fields: Field..., example: String) {
        self.fields = fields.flatMap(\.withCompanions)
        self.example = JSONText(compact: example)
    }

    /// A configuration without the members that the schema does not list. Refuses a list where only its elements are allowed.
    func knownPart(of config: JSONValue) throws(ConfigError) -> JSONValue {
        for field in fields where field.kind != .array && !field.allowsList && config[field.name]?.kind == .array {
            throw ConfigError("evaluation_config.\(field.name)", "\(field.name): Must be \(field.kind.withArticle), not a list.")
        }
        let names = Set(fields.map(\.name))
        guard config.members.contains(where: { !names.contains($0.key) }) else { return config }
        return (try? JSONValue(parsing: knownMembers(of: config))) ?? config
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

        /// The type in a sentence: `an integer`.
        var withArticle: String {
            switch self {
            case .string, .boolean, .number: "a \(rawValue)"
            case .integer, .array, .object: "an \(rawValue)"
            }
        }
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
        /// Whether a list of values is allowed as well.
        public private(set) var allowsList = false
        /// Which values of an item can take the place of the configured one; `nil` if none can.
        public private(set) var itemValue: ItemValue?
        /// Whether numeric output has no use for the value.
        private(set) var isIgnoredByNumericOutput = false
        private var companions: [Field] = []

        public static func required(_ name: String, _ kind: Kind, _ summary: String, choices: [String]? = nil) -> Field {
            Field(name: name, kind: kind, isRequired: true, summary: summary, choices: choices, alternatives: [])
        }

        public static func optional(
            _ name: String, _ kind: Kind, _ summary: String, choices: [String]? = nil, or alternatives: [String] = []
        ) -> Field {
            Field(name: name, kind: kind, isRequired: false, summary: summary, choices: choices, alternatives: alternatives)
        }

        private init(name: String, kind: Kind, isRequired: Bool, summary: String, choices: [String]?, alternatives: [String]) {
            self.name = name
            self.kind = kind
            self.isRequired = isRequired
            self.summary = summary
            self.choices = choices
            self.alternatives = alternatives
        }
    }
}

extension ConfigSchema.Field {
    /// Which values of an item can take the place of a configured value.
    public enum ItemValue: Sendable {
        /// A value of the field's type.
        case value
        /// A text, or a list of texts any of which will do.
        case references
    }

    /// The field, which may be a list of values as well.
    public var orList: Self {
        var field = self
        field.allowsList = true
        return field
    }

    /// The field, whose value may come from the item instead: a second key, with `_from` after the name, points to it.
    public var orFromItem: Self { takingItemValues(.value) }

    /// The same for a value that only boolean output has a use for.
    public var orFromItemForBoolean: Self {
        var field = takingItemValues(.value)
        field.isIgnoredByNumericOutput = true
        return field
    }

    /// The same for a text that the output is compared with. The item may have a list of texts, any of which will do.
    public var orReferences: Self { takingItemValues(.references) }

    private func takingItemValues(_ itemValue: ItemValue) -> Self {
        var field = self
        field.itemValue = itemValue
        let pointer = Self.optional(
            pointerName, .string,
            itemValue == .value
                ? "JSON pointer to the item's own \(name), in place of \(name): /metadata/\(name)."
                : "JSON pointer to the item's own \(name), in place of \(name): expected, or /metadata/\(name). Any text of a list will do."
        )
        return field.with(pointer)
    }

    /// The key that points to the item's value.
    var pointerName: String { name + "_from" }

    /// The field, with others that belong to it.
    public func with(_ companions: Self...) -> Self {
        var field = self
        field.companions += companions
        return field
    }

    fileprivate var withCompanions: [Self] { [self] + companions.flatMap(\.withCompanions) }
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
            json.strings(fields.filter { $0.isRequired && $0.itemValue == nil }.map(\.name))
            writeEitherRequired(to: &json)
            json.key("examples")
            json.beginArray()
            json.json(example)
            json.endArray()
            json.endObject()
        }
    }

    /// The required fields whose value may come from the item: one key or the other is there.
    private func writeEitherRequired(to json: inout JSONWriter) {
        let either = fields.filter { $0.isRequired && $0.itemValue != nil }
        guard !either.isEmpty else { return }
        json.key("allOf")
        json.beginArray()
        for field in either {
            json.beginObject()
            json.key("oneOf")
            json.beginArray()
            for name in [field.name, field.pointerName] {
                json.beginObject()
                json.key("required")
                json.strings([name])
                json.endObject()
            }
            json.endArray()
            json.endObject()
        }
        json.endArray()
    }
}

extension ConfigSchema.Field {
    fileprivate func write(to json: inout JSONWriter) {
        json.key(name)
        json.beginObject()
        json.key("type")
        let kinds = [kind] + (alternatives.isEmpty ? [] : [.string]) + (allowsList ? [.array] : [])
        if kinds.count == 1 { json.string(kind.rawValue) } else { json.strings(kinds.map(\.rawValue)) }
        if allowsList {
            json.key("items")
            json.beginObject()
            json.key("type")
            json.string(kind.rawValue)
            json.endObject()
        }
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
