internal import JSON

/// `topic=sums`, `level>=3`: what an item's metadata must say, as a property filter of the wire.
struct MetadataFilter {
    let json: JSONText

    /// Signs, the longer before those that they begin with, and their operators.
    private static let operators = [
        ("!=", "is_not"), (">=", "gte"), ("<=", "lte"), ("=", "exact"), (">", "gt"), ("<", "lt"), ("~", "icontains"),
    ]

    init?(_ text: Substring) {
        let key = text.prefix { !"!=<>~".contains($0) }
        let rest = text.dropFirst(key.count)
        guard !key.isEmpty, let (sign, name) = Self.operators.first(where: { rest.hasPrefix($0.0) }) else { return nil }
        let value = String(rest.dropFirst(sign.count))
        guard !value.isEmpty else { return nil }
        json = JSONWriter.text { json in
            json.beginObject()
            json.key("key")
            json.string(String(key))
            json.key("operator")
            json.string(name)
            json.key("value")
            // A number, true, false and a text in quotation marks are JSON; anything else is a text as it stands.
            if let value = try? JSONValue(parsing: Array(value.utf8)) { json.json(value.compact) } else { json.string(value) }
            json.endObject()
        }
    }
}
