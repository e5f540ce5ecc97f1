internal import JSON
internal import Pattern

/// The compiled condition of a filter.
enum PropertyPredicate: Sendable {
    /// A filter with an empty list of values, which every property matches.
    case always
    case presence(isNegated: Bool)
    case membership(PropertyValues, isNegated: Bool)
    case search([RE2Pattern], isNegated: Bool)
    case order([Scalar], ValueComparison)
    case range(Scalar, Scalar, inside: Bool)
    case date([FilterDate], ValueComparison)
    case version([VersionRange], isNegated: Bool)

    init(_ operator: FilterOperator, _ value: JSONValue?, within limits: inout FilterLimits) throws(PropertyFilterError) {
        switch `operator` {
        case .isSet, .isNotSet: self = .presence(isNegated: `operator` == .isNotSet)
        case .between, .notBetween: self = try Self.range(try FilterValues(value), inside: `operator` == .between)
        default:
            let values = try FilterValues(value)
            self = values.all.isEmpty ? .always : try Self.comparison(`operator`, values, within: &limits)
        }
    }

    private static func comparison(
        _ operator: FilterOperator, _ values: FilterValues, within limits: inout FilterLimits
    ) throws(PropertyFilterError) -> PropertyPredicate {
        switch `operator` {
        case .in, .notIn:
            guard values.isList else { throw PropertyFilterError(["value"], "Give a list of values.") }
            return .membership(PropertyValues(values.all), isNegated: `operator` == .notIn)
        case .exact, .isNot: return .membership(PropertyValues(values.all), isNegated: `operator` == .isNot)
        case .contains, .containsAny: return .search(try values.literals(within: &limits), isNegated: false)
        case .notContains, .containsNone: return .search(try values.literals(within: &limits), isNegated: true)
        case .regex: return .search(try values.patterns(within: &limits), isNegated: false)
        case .notRegex: return .search(try values.patterns(within: &limits), isNegated: true)
        case .greater: return .order(try values.scalars(), .greater)
        case .greaterOrEqual, .minimum: return .order(try values.scalars(), .greaterOrEqual)
        case .less: return .order(try values.scalars(), .less)
        case .lessOrEqual, .maximum: return .order(try values.scalars(), .lessOrEqual)
        case .dateExact: return .date(try values.dates(), .equal)
        case .dateBefore: return .date(try values.dates(), .less)
        case .dateAfter: return .date(try values.dates(), .greater)
        case .versionEqual, .versionNotEqual, .versionGreater, .versionGreaterOrEqual, .versionLess, .versionLessOrEqual, .versionTilde,
            .versionCaret, .versionWildcard:
            return try version(`operator`, values)
        case .isSet, .isNotSet, .between, .notBetween:
            preconditionFailure("\(`operator`.rawValue) does not compare with single values")
        }
    }

    private static func version(_ operator: FilterOperator, _ values: FilterValues) throws(PropertyFilterError) -> PropertyPredicate {
        let ranges = try values.versions { text in
            switch `operator` {
            case .versionGreater: VersionRange(text, .greater)
            case .versionGreaterOrEqual: VersionRange(text, .greaterOrEqual)
            case .versionLess: VersionRange(text, .less)
            case .versionLessOrEqual: VersionRange(text, .lessOrEqual)
            case .versionTilde: VersionRange(tilde: text)
            case .versionCaret: VersionRange(caret: text)
            case .versionWildcard: VersionRange(wildcard: text)
            case .versionEqual, .versionNotEqual: VersionRange(text, .equal)
            case .exact, .isNot, .in, .notIn, .contains, .containsAny, .notContains, .containsNone, .regex, .notRegex, .greater,
                .greaterOrEqual,
                .minimum, .less, .lessOrEqual, .maximum, .dateExact, .dateBefore, .dateAfter, .isSet, .isNotSet, .between, .notBetween:
                preconditionFailure("\(`operator`) does not compare versions")
            }
        }
        return .version(ranges, isNegated: `operator` == .versionNotEqual)
    }

    private static func range(_ values: FilterValues, inside: Bool) throws(PropertyFilterError) -> PropertyPredicate {
        let bounds = try values.scalars()
        guard bounds.count == 2 else { throw PropertyFilterError(["value"], "Give a list of two values: the minimum and the maximum.") }
        guard ValueComparison.lessOrEqual.holds(bounds[0], bounds[1]) else {
            throw PropertyFilterError(["value"], "The minimum, \(bounds[0].text), is greater than the maximum, \(bounds[1].text).")
        }
        return .range(bounds[0], bounds[1], inside: inside)
    }
}

extension PropertyPredicate {
    /// - Parameters:
    ///   - property: `nil` if it is missing or null.
    ///   - isWanted: called repeatedly during a long search; returns whether to continue.
    func holds(for property: JSONValue?, at now: Timestamp, while isWanted: () -> Bool) throws(PropertySearchError) -> Bool {
        switch self {
        case .always: return true
        case .presence(let isNegated): return (property != nil) != isNegated
        case .membership(let values, let isNegated): return (property.map(values.contains) ?? false) != isNegated
        case .search(let patterns, let isNegated):
            guard let text = property?.asText else { return isNegated }
            return try Self.matchesAny(of: patterns, in: text, while: isWanted) != isNegated
        case .order(let bounds, let order):
            guard let property = property.map(Scalar.init(reading:)) else { return false }
            return bounds.contains { order.holds(property, $0) }
        case .range(let lowest, let highest, let inside):
            guard let property = property.map(Scalar.init(reading:)) else { return false }
            return (ValueComparison.greaterOrEqual.holds(property, lowest) && ValueComparison.lessOrEqual.holds(property, highest))
                == inside
        case .date(let dates, let order):
            guard let moment = property?.string.flatMap({ try? Timestamp(text: $0) }) else { return false }
            return dates.contains { order.holds(moment, $0.moment(relativeTo: now)) }
        case .version(let ranges, let isNegated):
            guard let version = property.flatMap({ SemanticVersion($0.asText) }) else { return isNegated }
            return ranges.contains { $0.contains(version) } != isNegated
        }
    }

    private static func matchesAny(of patterns: [RE2Pattern], in text: String, while isWanted: () -> Bool) throws(PropertySearchError)
        -> Bool
    {
        let count = text.utf8.count
        for pattern in patterns {
            if pattern.isQuick(in: count) {
                if pattern.firstMatch(in: text) != nil { return true }
                continue
            }
            if pattern.takesTooLong(in: count) { throw .takesTooLong }
            let match = try pattern.firstMatch(in: text, from: 0) { () throws(PropertySearchError) in
                guard isWanted() else { throw .interrupted }
            }
            if match != nil { return true }
        }
        return false
    }
}

/// How a filter compares the property with its values. Raw values are the names on the wire.
public enum FilterOperator: String, CaseIterable, Sendable {
    case exact
    case isNot = "is_not"
    case `in`
    case notIn = "not_in"
    case contains = "icontains"
    case notContains = "not_icontains"
    case containsAny = "icontains_multi"
    case containsNone = "not_icontains_multi"
    case regex
    case notRegex = "not_regex"
    case greater = "gt"
    case greaterOrEqual = "gte"
    case less = "lt"
    case lessOrEqual = "lte"
    case minimum = "min"
    case maximum = "max"
    case between
    case notBetween = "not_between"
    case isSet = "is_set"
    case isNotSet = "is_not_set"
    case dateExact = "is_date_exact"
    case dateBefore = "is_date_before"
    case dateAfter = "is_date_after"
    case versionEqual = "semver_eq"
    case versionNotEqual = "semver_neq"
    case versionGreater = "semver_gt"
    case versionGreaterOrEqual = "semver_gte"
    case versionLess = "semver_lt"
    case versionLessOrEqual = "semver_lte"
    case versionTilde = "semver_tilde"
    case versionCaret = "semver_caret"
    case versionWildcard = "semver_wildcard"

    /// Reads an operator; `exact` by default.
    init(parsing value: JSONValue?) throws(PropertyFilterError) {
        guard let value, !value.isNull else {
            self = .exact
            return
        }
        guard let name = value.string, let known = FilterOperator(rawValue: name) else {
            throw PropertyFilterError(["operator"], "\(value.asText) is not an operator. Use \(Self.names).")
        }
        self = known
    }

    /// Whether the property is compared with a value.
    public var takesValue: Bool { self != .isSet && self != .isNotSet }

    private static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
