public import AssayDomain
public import JSON

/// One demand on the properties of something: an event's, a person's, or an item's metadata.
///
/// A property that is missing or null meets no demand, except one that says what it must not be.
public struct PropertyFilter: Sendable {
    /// The name of the property. One with dots in it is still one name.
    public let key: String
    /// Whose properties it looks in: `event` where the filter does not say.
    public let type: String
    private let test: PropertyPredicate

    /// Reads `{"key": …, "value": …, "operator": …, "type": …}`. Other members mean nothing.
    ///
    /// - Parameter allowance: what the list that the filter is in has left.
    public init(parsing filter: JSONValue, within allowance: inout FilterLimits) throws(PropertyFilterError) {
        guard filter.kind == .object else { throw PropertyFilterError([], "Give an object with key, operator and value.") }
        guard let key = filter["key"]?.string, !key.isEmpty else { throw PropertyFilterError(["key"], "Give the name of a property.") }
        try allowance.take(filter)
        self.key = key
        type = try Self.type(filter["type"])
        test = try PropertyPredicate(try FilterOperator(parsing: filter["operator"]), filter["value"], within: &allowance)
    }

    /// Reads a filter that is alone.
    public init(parsing filter: JSONValue) throws(PropertyFilterError) {
        var allowance = FilterLimits()
        try self.init(parsing: filter, within: &allowance)
    }

    /// Reads the filters of one list. An error's path begins with the position of the filter.
    public static func list(parsing filters: [JSONValue]) throws(PropertyFilterError) -> [PropertyFilter] {
        var allowance = FilterLimits()
        var list: [PropertyFilter] = []
        for (position, filter) in filters.enumerated() {
            do {
                list.append(try PropertyFilter(parsing: filter, within: &allowance))
            } catch {
                throw PropertyFilterError(["\(position)"] + error.path, error.sentence)
            }
        }
        return list
    }

    /// Whether the property is as demanded. What is no object has no properties.
    ///
    /// - Parameters:
    ///   - now: what dates such as `-7d` are counted from.
    ///   - isWanted: asked before each part of a long search.
    public func matches(
        _ properties: JSONValue?, at now: Timestamp = .now(), while isWanted: () -> Bool = { true }
    ) throws(PropertySearchError) -> Bool {
        let property = properties?[key]
        return try test.holds(for: property?.isNull == true ? nil : property, at: now, while: isWanted)
    }

    /// Whose properties can be looked at. Upstream knows more that need its own tables: cohorts, groups, elements, expressions.
    private static let types = ["event", "event_metadata", "metadata", "person"]

    private static func type(_ value: JSONValue?) throws(PropertyFilterError) -> String {
        guard let value, !value.isNull else { return "event" }
        guard let type = value.string, types.contains(type) else {
            throw PropertyFilterError(["type"], "\(value.asText) is not a type of filter here. Use \(types.joined(separator: ", ")).")
        }
        return type
    }
}
