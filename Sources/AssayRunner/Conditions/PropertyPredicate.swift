internal import AssayDomain
internal import JSON
internal import Pattern

/// What a filter asks of its property, made ready.
enum PropertyPredicate: Sendable {
    /// An empty list of values leaves nothing to ask.
    case nothing
    case presence(Bool)
    case membership(PropertyValues, wanted: Bool)
    case search([Pattern], wanted: Bool)
    case order([Scalar], ValueOrder)
    case range(Scalar, Scalar, inside: Bool)
    case date([FilterDate], ValueOrder)
    case version([VersionRange], wanted: Bool)

    init(_ operator: FilterOperator, _ value: JSONValue?, within allowance: inout FilterLimits) throws(PropertyFilterError) {
        switch `operator` {
        case .isSet: self = .presence(true)
        case .isNotSet: self = .presence(false)
        case .between, .notBetween: self = try Self.range(try FilterValues(value), inside: `operator` == .between)
        default:
            let values = try FilterValues(value)
            self = values.all.isEmpty ? .nothing : try Self.comparison(`operator`, values, within: &allowance)
        }
    }

    private static func comparison(
        _ operator: FilterOperator, _ values: FilterValues, within allowance: inout FilterLimits
    ) throws(PropertyFilterError) -> PropertyPredicate {
        switch `operator` {
        case .in, .notIn:
            guard values.isList else { throw PropertyFilterError(["value"], "Give a list of values.") }
            return .membership(PropertyValues(values.all), wanted: `operator` == .in)
        case .isNot: return .membership(PropertyValues(values.all), wanted: false)
        case .contains, .containsAny: return .search(try values.literals(within: &allowance), wanted: true)
        case .containsNot, .containsNone: return .search(try values.literals(within: &allowance), wanted: false)
        case .regex: return .search(try values.patterns(within: &allowance), wanted: true)
        case .notRegex: return .search(try values.patterns(within: &allowance), wanted: false)
        case .greater: return .order(try values.scalars(), .after)
        case .greaterOrEqual, .minimum: return .order(try values.scalars(), .notBefore)
        case .less: return .order(try values.scalars(), .before)
        case .lessOrEqual, .maximum: return .order(try values.scalars(), .notAfter)
        case .dateExact: return .date(try values.dates(), .same)
        case .dateBefore: return .date(try values.dates(), .before)
        case .dateAfter: return .date(try values.dates(), .after)
        case .versionSame, .versionOther, .versionAfter, .versionNotBefore, .versionBefore, .versionNotAfter, .versionTilde,
            .versionCaret, .versionWildcard:
            return try version(`operator`, values)
        case .exact, .isSet, .isNotSet, .between, .notBetween: return .membership(PropertyValues(values.all), wanted: true)
        }
    }

    private static func version(_ operator: FilterOperator, _ values: FilterValues) throws(PropertyFilterError) -> PropertyPredicate {
        let ranges = try values.versions { text in
            switch `operator` {
            case .versionAfter: VersionRange(text, .after)
            case .versionNotBefore: VersionRange(text, .notBefore)
            case .versionBefore: VersionRange(text, .before)
            case .versionNotAfter: VersionRange(text, .notAfter)
            case .versionTilde: VersionRange(tilde: text)
            case .versionCaret: VersionRange(caret: text)
            case .versionWildcard: VersionRange(wildcard: text)
            default: VersionRange(text, .same)
            }
        }
        return .version(ranges, wanted: `operator` != .versionOther)
    }

    private static func range(_ values: FilterValues, inside: Bool) throws(PropertyFilterError) -> PropertyPredicate {
        let bounds = try values.scalars()
        guard bounds.count == 2 else { throw PropertyFilterError(["value"], "Give a list of two: the lowest and the highest.") }
        guard ValueOrder.notAfter.holds(bounds[0], bounds[1]) else {
            throw PropertyFilterError(["value"], "The lowest, \(bounds[0].text), comes after the highest, \(bounds[1].text).")
        }
        return .range(bounds[0], bounds[1], inside: inside)
    }
}

extension PropertyPredicate {
    /// - Parameters:
    ///   - property: `nil` where it is missing or null.
    ///   - isWanted: asked before each part of a long search.
    func holds(for property: JSONValue?, at now: Timestamp, while isWanted: () -> Bool) throws(PropertySearchError) -> Bool {
        switch self {
        case .nothing: return true
        case .presence(let wanted): return (property != nil) == wanted
        case .membership(let values, let wanted): return (property.map(values.contains) ?? false) == wanted
        case .search(let patterns, let wanted):
            guard let text = property?.asText else { return !wanted }
            return try Self.isAny(of: patterns, in: text, while: isWanted) == wanted
        case .order(let bounds, let order):
            guard let property = property.map(Scalar.init(reading:)) else { return false }
            return bounds.contains { order.holds(property, $0) }
        case .range(let lowest, let highest, let inside):
            guard let property = property.map(Scalar.init(reading:)) else { return false }
            return (ValueOrder.notBefore.holds(property, lowest) && ValueOrder.notAfter.holds(property, highest)) == inside
        case .date(let dates, let order):
            guard let moment = property?.string.flatMap({ try? Timestamp(text: $0) }) else { return false }
            return dates.contains { order.holds(moment, $0.moment(from: now)) }
        case .version(let ranges, let wanted):
            guard let version = property.flatMap({ SemanticVersion($0.asText) }) else { return !wanted }
            return ranges.contains { $0.contains(version) } == wanted
        }
    }

    private static func isAny(of patterns: [Pattern], in text: String, while isWanted: () -> Bool) throws(PropertySearchError) -> Bool {
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
