/// The keywords of the grammar, in lower case. Their case in the source doesn't matter.
///
/// Most are also names where a name is expected; see ``isReserved``.
enum Keyword: String, Sendable, CaseIterable {
    case all, and, anti, any, array, `as`, asc, ascending, asof, between, both, by, `case`, cast, `catch`, cohort, collate, columns
    case cross, cube, current, date, day, desc, descending, distinct, `else`, end, except, exclude, extract, fill, filter, final
    case finally, first, fn, following, `for`, from, full, fun, group, grouping, having, hour, id, `if`, ignore, ilike, `in`
    case include, inf, infinity, inner, interpolate, intersect, interval, `is`, join, key, lambda, last, leading, left, `let`
    case like, limit, local, materialized, minute, month, name, nan, natural, not, null, nulls, offset, on, or, order, outer
    case over, partition, pivot, positional, preceding, prewhere, qualify, quarter, range, recursive, replace, `return`, right
    case rollup, row, rows, sample, second, select, semi, sets, settings, step, substring, then, `throw`, ties, time, timestamp
    case to, top, totals, trailing, trim, truncate, `try`, unbounded, union, unpivot, using, values, week
    case when, `where`, `while`, window, with, within, year, yyyy, zone
    case tryCast = "try_cast"

    /// Whether the word is a name only in quotes.
    var isReserved: Bool {
        switch self {
        case .catch, .except, .finally, .fn, .fun, .inf, .infinity, .intersect, .let, .materialized, .nan, .null, .throw, .try,
            .while, .within:
            true
        default: false
        }
    }

    /// The function that makes an interval of this unit: `toIntervalDay`.
    var intervalFunction: String? {
        switch self {
        case .second: "toIntervalSecond"
        case .minute: "toIntervalMinute"
        case .hour: "toIntervalHour"
        case .day: "toIntervalDay"
        case .week: "toIntervalWeek"
        case .month: "toIntervalMonth"
        case .quarter: "toIntervalQuarter"
        case .year, .yyyy: "toIntervalYear"
        default: nil
        }
    }

    /// Whether the keyword names a type, so that `x::word` is a cast.
    var isType: Bool {
        intervalFunction != nil || self == .date || self == .time || self == .timestamp || self == .interval
    }

    private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { (Array($0.rawValue.utf8), $0) })
    private static let longest = allCases.map(\.rawValue.utf8.count).max() ?? 0

    /// The keyword that a word of the source spells, in any case.
    init?(word: ArraySlice<UInt8>) {
        guard word.count <= Self.longest, let keyword = Self.byName[word.map(ASCII.lowercased)] else { return nil }
        self = keyword
    }
}
