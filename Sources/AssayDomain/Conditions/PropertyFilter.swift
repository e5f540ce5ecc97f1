public import JSON
internal import Pattern

/// A condition on one property of an event, a person or an item's metadata.
///
/// A property that is missing or null matches `is_not`, `not_in`, `not_icontains`, `not_icontains_multi`, `not_regex`, `semver_neq` and
/// `is_not_set`, and no other operator. An empty list of values matches every property.
public struct PropertyFilter: Sendable {
    /// Name of the property. Dots in it have no meaning.
    public let key: String
    /// Whose properties the filter looks at; `event` by default.
    public let type: FilterType
    /// The filter as it was sent.
    public let source: JSONValue
    private let predicate: PropertyPredicate

    /// Reads `{"key": …, "value": …, "operator": …, "type": …}` and ignores other members.
    ///
    /// - Parameter limits: what is left for this filter of the limits of its list.
    public init(parsing filter: JSONValue, within limits: inout FilterLimits) throws(PropertyFilterError) {
        guard filter.kind == .object else { throw PropertyFilterError([], "Give an object with key, operator and value.") }
        guard let key = filter["key"]?.string, !key.isEmpty else { throw PropertyFilterError(["key"], "Give the name of a property.") }
        try limits.charge(filter)
        self.key = key
        type = try FilterType(parsing: filter["type"])
        source = filter
        predicate = try PropertyPredicate(try FilterOperator(parsing: filter["operator"]), filter["value"], within: &limits)
    }

    /// Reads a single filter.
    public init(parsing filter: JSONValue) throws(PropertyFilterError) {
        var limits = FilterLimits()
        try self.init(parsing: filter, within: &limits)
    }

    /// Reads a list of filters. The path of an error begins with the position of the filter.
    public static func list(parsing filters: [JSONValue]) throws(PropertyFilterError) -> [PropertyFilter] {
        var limits = FilterLimits()
        var list: [PropertyFilter] = []
        for (position, filter) in filters.enumerated() {
            do {
                list.append(try PropertyFilter(parsing: filter, within: &limits))
            } catch {
                throw PropertyFilterError(["\(position)"] + error.path, error.sentence)
            }
        }
        return list
    }

    /// Whether the property meets the condition. Only objects have properties.
    ///
    /// - Parameters:
    ///   - now: the time that relative dates such as `-7d` are counted back from.
    ///   - isWanted: called repeatedly during a long search; returns whether to continue.
    public func matches(
        _ properties: JSONValue?, at now: Timestamp = .now(), while isWanted: () -> Bool = { true }
    ) throws(PropertySearchError) -> Bool {
        let property = properties?[key]
        return try predicate.holds(for: property?.isNull == true ? nil : property, at: now, while: isWanted)
    }
}

/// Whose properties a filter looks at. Raw values are the names on the wire. PostHog has more types, which need tables of its own: cohorts,
/// groups, elements, expressions.
public enum FilterType: String, CaseIterable, Sendable {
    /// The properties of an event.
    case event
    /// The columns of an event: its name, `uuid`, `distinct_id`, `timestamp`.
    case eventMetadata = "event_metadata"
    /// The metadata of a dataset item.
    case metadata
    /// The properties of the person whose event it is.
    case person

    /// Reads a type; `event` by default.
    init(parsing value: JSONValue?) throws(PropertyFilterError) {
        guard let value, !value.isNull else {
            self = .event
            return
        }
        guard let type = value.string.flatMap(FilterType.init) else {
            let names = Self.allCases.map(\.rawValue).joined(separator: ", ")
            throw PropertyFilterError(["type"], "\(value.asText) is not a type of filter here. Use \(names).")
        }
        self = type
    }
}

/// Why a property filter was refused.
public struct PropertyFilterError: Error, Equatable, Sendable {
    /// Path from the filter to the invalid part: `["value", "1"]` is its second value.
    public let path: [String]
    /// Says what to do.
    public let sentence: String

    public init(_ path: [String], _ sentence: String) {
        self.path = path
        self.sentence = sentence
    }
}

/// Why a search for a pattern has no result.
public enum PropertySearchError: Error, Equatable, Sendable {
    /// The text is so long that the search might take seconds without a chance to interrupt it.
    case takesTooLong
    /// The search was interrupted because it is no longer wanted.
    case interrupted
}

/// Limits of a list of filters, so that compiling them never keeps a client or a thread waiting for long.
///
/// Each filter of the list reduces what is left; the first filter that exceeds a limit is refused.
public struct FilterLimits: Sendable {
    public static let filters = 50
    /// Bytes of JSON.
    public static let bytes = 65_536
    /// Search strings and patterns: the values of the `icontains` and `regex` operators.
    public static let patterns = 100

    /// Instructions of all compiled patterns. Compiling this many takes about 20 ms.
    private static let instructions = 20_000
    /// Bytes of one pattern's program, and of its cache once it is used. All patterns may be in use at once.
    private static let patternMemory = 512 << 10

    private var filtersLeft = Self.filters
    private var bytesLeft = Self.bytes
    private var patternsLeft = Self.patterns
    private var instructionsLeft = Self.instructions

    public init() {}

    /// Charges a filter and its bytes to the limits.
    mutating func charge(_ filter: JSONValue) throws(PropertyFilterError) {
        filtersLeft -= 1
        guard filtersLeft >= 0 else { throw PropertyFilterError([], "Give at most \(Self.filters) filters.") }
        bytesLeft -= filter.compact.bytes.count
        guard bytesLeft >= 0 else {
            throw PropertyFilterError([], "The filters are longer than \(Self.bytes) bytes together: shorten their values.")
        }
    }

    /// Compiles a pattern and charges it to the limits.
    mutating func pattern(_ source: String, ignoringCase: Bool = false) throws(InvalidFilterValue) -> RE2Pattern {
        patternsLeft -= 1
        guard patternsLeft >= 0 else {
            throw InvalidFilterValue(sentence: "Give at most \(Self.patterns) patterns and search strings in all filters together.")
        }
        let pattern: RE2Pattern
        do {
            pattern = try RE2Pattern(source, ignoringCase: ignoringCase, memoryLimit: Self.patternMemory)
        } catch {
            throw InvalidFilterValue(sentence: "The pattern is refused: \(error.sentence).")
        }
        instructionsLeft -= pattern.size
        guard instructionsLeft >= 0 else {
            throw InvalidFilterValue(sentence: "The patterns of all filters together are too large: remove some, or use fewer repetitions.")
        }
        return pattern
    }
}
