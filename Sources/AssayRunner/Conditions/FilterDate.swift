internal import AssayDomain

/// A date that a filter compares with.
enum FilterDate: Sendable {
    case moment(Timestamp)
    /// So long before the moment at which it is asked.
    case earlier(Int64, Unit)

    enum Unit: Character {
        case second = "s"
        case minute = "M"
        case hour = "h"
        case day = "d"
        case week = "w"
        case month = "m"
        case quarter = "q"
        case year = "y"
    }

    /// A date, a date with a time, or `-7d`; `nil` for anything else.
    init?(_ text: String) {
        if let moment = try? Timestamp(text: text) {
            self = .moment(moment)
            return
        }
        // Nobody means more than five digits, of which even years have a moment.
        guard text.hasPrefix("-"), (3...7).contains(text.utf8.count), let unit = text.last.flatMap(Unit.init) else { return nil }
        let digits = text.dropFirst().dropLast()
        guard digits.utf8.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }), let count = Int64(digits) else { return nil }
        self = .earlier(count, unit)
    }

    func moment(from now: Timestamp) -> Timestamp {
        switch self {
        case .moment(let moment): moment
        case .earlier(let count, .second): now.advanced(by: -count * 1_000_000)
        case .earlier(let count, .minute): now.advanced(by: -count * 60_000_000)
        case .earlier(let count, .hour): now.advanced(by: -count * 3_600_000_000)
        case .earlier(let count, .day): now.advanced(by: -count * 86_400_000_000)
        case .earlier(let count, .week): now.advanced(by: -count * 604_800_000_000)
        case .earlier(let count, .month): now.months(earlier: count)
        case .earlier(let count, .quarter): now.months(earlier: count * 3)
        case .earlier(let count, .year): now.months(earlier: count * 12)
        }
    }
}
