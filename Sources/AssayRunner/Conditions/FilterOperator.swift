internal import JSON

/// How a property and the values of a filter are compared, as filters spell it.
enum FilterOperator: String, CaseIterable {
    case exact
    case isNot = "is_not"
    case `in`
    case notIn = "not_in"
    case contains = "icontains"
    case containsNot = "not_icontains"
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
    case versionSame = "semver_eq"
    case versionOther = "semver_neq"
    case versionAfter = "semver_gt"
    case versionNotBefore = "semver_gte"
    case versionBefore = "semver_lt"
    case versionNotAfter = "semver_lte"
    case versionTilde = "semver_tilde"
    case versionCaret = "semver_caret"
    case versionWildcard = "semver_wildcard"

    /// `exact` where a filter does not say.
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

    private static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
