internal import AssayRunner
internal import JSON

/// A condition set: the filters that an event must match, and the percentage of matching events that is evaluated.
///
/// Conditions are validated and stored, as in PostHog; this version does not apply them.
private struct Condition {
    let id: String
    let rolloutPercentage: Double
    /// Property filters, as they were sent.
    let properties: [JSONValue]

    init(_ fields: Fields, within limits: inout FilterLimits) throws(APIError) {
        id = try fields.string("id", required: true, max: 100).value ?? ""
        rolloutPercentage = try fields.number("rollout_percentage", min: 0, max: 100).value ?? 100
        properties = try fields.dictionaries("properties").value ?? []
        for (position, property) in properties.enumerated() {
            try Self.check(property, "\(fields.attr("properties"))__\(position)", within: &limits)
        }
    }

    /// Throws if a filter is invalid and would therefore match everything or nothing.
    private static func check(_ property: JSONValue, _ attr: String, within limits: inout FilterLimits) throws(APIError) {
        let fields = Fields(.json(property), prefix: "\(attr)__")
        _ = try fields.string("key", required: true)
        if let type = property["type"], !type.isNull, !types.contains(type.string ?? "") {
            throw .invalid(
                fields.attr("type"),
                "\(fields.quoted(.json(type))) is not a type of filter here. Use \(types.joined(separator: ", ")).")
        }
        do {
            _ = try PropertyFilter(parsing: property, within: &limits)
        } catch {
            if error.path == ["value"], property["value"] == nil { throw .required(fields.attr("value")) }
            throw .invalid(([attr] + error.path).joined(separator: "__"), error.sentence)
        }
    }

    /// The types of filters that apply to an event.
    private static let types = ["event", "event_metadata", "person"]

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
    /// A list of condition sets, with defaults filled in and unknown keys removed.
    func conditions(_ name: String) throws(APIError) -> FieldValue<JSONText> {
        guard let sets = try objects(name).value else { return .absent }
        guard sets.count <= Self.maximumConditions else {
            throw .invalid(
                "\(attr(name))__non_field_errors", code: "max_length",
                "Ensure this field has no more than \(Self.maximumConditions) elements.")
        }
        var limits = FilterLimits()
        var conditions = [Condition]()
        for set in sets { conditions.append(try Condition(set, within: &limits)) }
        let text = JSONWriter.text { json in
            json.beginArray()
            for condition in conditions { condition.write(to: &json) }
            json.endArray()
        }
        return .value(text)
    }

    /// Maximum number of condition sets of an evaluation.
    private static let maximumConditions = 100
}
