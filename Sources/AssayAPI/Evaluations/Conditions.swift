internal import AssayDomain
internal import JSON

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
        var conditions = [ConditionSet]()
        for set in sets { conditions.append(try ConditionSet(set, within: &limits)) }
        return .value(conditions.text)
    }

    /// Maximum number of condition sets of an evaluation.
    private static let maximumConditions = 100
}

extension ConditionSet {
    fileprivate init(_ fields: Fields, within limits: inout FilterLimits) throws(APIError) {
        let id = try fields.string("id", required: true, max: 100).value ?? ""
        let rolloutPercentage = try fields.number("rollout_percentage", min: 0, max: 100).value ?? 100
        var filters = [PropertyFilter]()
        for (position, property) in (try fields.dictionaries("properties").value ?? []).enumerated() {
            filters.append(try Self.filter(property, "\(fields.attr("properties"))__\(position)", within: &limits))
        }
        self.init(id: id, rolloutPercentage: rolloutPercentage, filters: filters)
    }

    /// Throws if a filter is invalid and would therefore match everything or nothing.
    private static func filter(
        _ property: JSONValue, _ attr: String, within limits: inout FilterLimits
    ) throws(APIError) -> PropertyFilter {
        let fields = Fields(.json(property), prefix: "\(attr)__")
        _ = try fields.string("key", required: true)
        if let type = property["type"], !type.isNull, !types.contains(type.string ?? "") {
            throw .invalid(
                fields.attr("type"),
                "\(fields.quoted(.json(type))) is not a type of filter here. Use \(types.joined(separator: ", ")).")
        }
        do {
            return try PropertyFilter(parsing: property, within: &limits)
        } catch {
            if error.path == ["value"], property["value"] == nil { throw .required(fields.attr("value")) }
            throw .invalid(([attr] + error.path).joined(separator: "__"), error.sentence)
        }
    }

    /// The types of filters that apply to an event.
    private static let types = [FilterType.event, .eventMetadata, .person].map(\.rawValue)
}
