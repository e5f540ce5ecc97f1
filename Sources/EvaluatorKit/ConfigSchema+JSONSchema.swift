public import JSON

extension ConfigSchema {
    /// The same as JSON Schema (draft 2020-12). Keys that are not in it are allowed: they are dropped.
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
