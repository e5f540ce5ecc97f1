internal import JSON

/// A condition set: what an event must match, and what share of the matching ones is evaluated.
private struct Condition {
    let id: String
    let rolloutPercentage: Double
    /// Property filters, as they were sent.
    let properties: [JSONValue]

    init(_ fields: Fields) throws(APIError) {
        id = try fields.string("id", required: true, max: 100).value ?? ""
        rolloutPercentage = try fields.number("rollout_percentage", min: 0, max: 100).value ?? 100
        properties = try fields.dictionaries("properties").value ?? []
        for (position, property) in properties.enumerated() {
            // A filter without a key would match everything: surely not what its author meant.
            let filter = Fields(.json(property), prefix: "\(fields.attr("properties"))__\(position)__")
            _ = try filter.string("key", required: true)
        }
    }

    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("id", id)
        json.key("rollout_percentage")
        if let whole = Int(exactly: rolloutPercentage) { json.integer(whole) } else { json.number(rolloutPercentage) }
        json.key("properties")
        json.beginArray()
        for property in properties { json.json(property.compact) }
        json.endArray()
        json.endObject()
    }
}

extension Fields {
    /// A list of condition sets, with defaults filled in and keys that mean nothing left out.
    func conditions(_ name: String) throws(APIError) -> Sent<JSONText> {
        guard let sets = try objects(name).value else { return .absent }
        var conditions = [Condition]()
        for set in sets { conditions.append(try Condition(set)) }
        let text = JSONWriter.text { json in
            json.beginArray()
            for condition in conditions { condition.write(to: &json) }
            json.endArray()
        }
        return .value(text)
    }
}
