/// The units in which dates are counted, cut off and moved.
enum DateUnit: String {
    case second, minute, hour, day, week, month, year

    init?(_ value: Value, in heap: borrowing Heap) {
        guard value.tag == .string else { return nil }
        self.init(rawValue: heap.string(value))
    }

    /// In microseconds; `nil` for those that are not always equally long.
    var length: Int? {
        switch self {
        case .second: 1_000_000
        case .minute: 60_000_000
        case .hour: 3_600_000_000
        case .day: WallClock.microsecondsOfDay
        case .week: 7 * WallClock.microsecondsOfDay
        case .month, .year: nil
        }
    }
}

extension WallClock {
    /// The beginning of the unit that it is in. Weeks begin with Monday.
    func cut(to unit: DateUnit) -> WallClock {
        switch unit {
        case .second, .minute, .hour, .day:
            WallClock(date: date, microseconds: microseconds - microseconds % (unit.length ?? 1))
        case .week: WallClock(date: CivilDate(days: date.days + 1 - date.weekday))
        case .month: WallClock(date: CivilDate(year: date.year, month: date.month, day: 1))
        case .year: WallClock(date: CivilDate(year: date.year, month: 1, day: 1))
        }
    }
}
