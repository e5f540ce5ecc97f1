/// Date arithmetic: adds units to dates and computes differences.
extension DateFunctions {
    static let arithmetic = [
        LibraryFunction("dateAdd", 3, 3, dateAdd),
        LibraryFunction("addDays", 2, 2) { arguments, runtime throws(HogFailure) in
            try add(arguments[1], .day, to: arguments[0], &runtime)
        },
        LibraryFunction("dateDiff", 3, 3, dateDiff),
        interval("toIntervalDay", .day),
        interval("toIntervalHour", .hour),
        interval("toIntervalMinute", .minute),
        interval("toIntervalMonth", .month),
    ]

    private static func interval(_ name: String, _ unit: DateUnit) -> LibraryFunction {
        LibraryFunction(name, 1, 1) { arguments, runtime in runtime.heap.interval(arguments[0], unit: unit.rawValue) }
    }

    private static func dateAdd(_ arguments: CallArguments, runtime: inout Runtime) throws(HogFailure) -> Value {
        switch DateUnit(arguments[0], in: runtime.heap) {
        case nil: throw .value("Unsupported interval unit: " + (try runtime.heap.pythonString(arguments[0])))
        case .week: try add(try runtime.multiply(arguments[1], .integer(7)), .day, to: arguments[2], &runtime)
        case .year: try add(try runtime.multiply(arguments[1], .integer(12)), .month, to: arguments[2], &runtime)
        case let unit?: try add(arguments[1], unit, to: arguments[2], &runtime)
        }
    }

    private static func dateDiff(_ arguments: CallArguments, runtime: inout Runtime) throws(HogFailure) -> Value {
        let start = try CalendarReading(arguments[1], in: runtime.heap)
        let end = try CalendarReading(arguments[2], in: runtime.heap)
        let microseconds = end.moment.microseconds - start.moment.microseconds
        let years = end.clock.date.year - start.clock.date.year
        return switch DateUnit(arguments[0], in: runtime.heap) {
        case nil: throw .value("Unsupported unit for dateDiff: " + (try runtime.heap.pythonString(arguments[0])))
        case .second: .integer(microseconds / 1_000_000)
        case .month: .integer(years * 12 + end.clock.date.month - start.clock.date.month)
        case .year: .integer(years)
        case let unit?: .integer(CivilDate.floorDivision(microseconds, unit.length ?? 1))
        }
    }
}

// MARK: Adding

extension DateFunctions {
    /// Adds an amount of a unit. A date stays a date. Days and months follow the calendar; hours and smaller units are fixed lengths of
    /// time.
    private static func add(_ amount: Value, _ unit: DateUnit, to value: Value, _ runtime: inout Runtime) throws(HogFailure) -> Value {
        if runtime.heap.isDate(value) {
            let clock = WallClock(date: try runtime.heap.civilDate(value))
            return runtime.heap.date(try add(amount, unit, to: clock, &runtime).date)
        }
        guard runtime.heap.isDateTime(value) else { throw .value("Expected a HogDate or HogDateTime") }
        let zone = runtime.heap.member("zone", of: value)
        let moment = try runtime.heap.moment(ofDateTime: value)
        let rules = try runtime.heap.zoneRules(zone)
        let result: Moment
        if unit == .day || unit == .month {
            result = Moment(try add(amount, unit, to: try moment.clock(in: rules), &runtime), in: rules)
        } else {
            result = Moment(try add(amount, unit, to: WallClock(microsecondsSince1970: moment.microseconds), &runtime))
            _ = try result.clock(in: rules)
        }
        return runtime.heap.dateTime(.float(result.seconds), zone: zone)
    }

    private static func add(
        _ amount: Value, _ unit: DateUnit, to clock: WallClock, _ runtime: inout Runtime
    ) throws(HogFailure) -> WallClock {
        if unit == .month { return WallClock(date: try add(months: amount, to: clock.date, &runtime), microseconds: clock.microseconds) }
        let span = try TimeSpan(amount, unit, in: runtime.heap)
        // Larger spans would overflow below.
        guard abs(span.days) <= CivilDate.years.upperBound * 366 else { throw .overflow("date value out of range") }
        let days = clock.date.days + span.days
        let result = WallClock(
            microsecondsSince1970: days * WallClock.microsecondsOfDay + clock.microseconds + span.microseconds)
        guard CivilDate.years.contains(result.date.year) else { throw .overflow("date value out of range") }
        return result
    }

    /// If the month is shorter, the result is its last day.
    private static func add(months amount: Value, to date: CivilDate, _ runtime: inout Runtime) throws(HogFailure) -> CivilDate {
        let months = try runtime.heap.calendarNumber(try runtime.add(.integer(date.month), amount)) - 1
        let year = date.year + CivilDate.floorDivision(months, 12)
        guard CivilDate.years.contains(year) else { throw .value("year \(year) is out of range") }
        let month = months - CivilDate.floorDivision(months, 12) * 12 + 1
        return CivilDate(year: year, month: month, day: min(date.day, CivilDate.length(ofMonth: month, year: year)))
    }
}

/// The units of date arithmetic and truncation.
enum DateUnit: String {
    case second, minute, hour, day, week, month, year

    init?(_ value: Value, in heap: borrowing Heap) {
        guard value.tag == .string else { return nil }
        self.init(rawValue: heap.string(value))
    }

    /// In microseconds; `nil` for units of varying length.
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
    /// The beginning of the current unit. Weeks begin on Monday.
    func truncated(to unit: DateUnit) -> WallClock {
        switch unit {
        case .second, .minute, .hour, .day:
            WallClock(date: date, microseconds: microseconds - microseconds % (unit.length ?? 1))
        case .week: WallClock(date: CivilDate(days: date.days + 1 - date.weekday))
        case .month: WallClock(date: CivilDate(year: date.year, month: date.month, day: 1))
        case .year: WallClock(date: CivilDate(year: date.year, month: 1, day: 1))
        }
    }
}

/// A length of time as in Python's `timedelta`: whole days, rounded down, and microseconds.
struct TimeSpan: Equatable {
    let days: Int
    let microseconds: Int

    /// `amount` units of at most a day.
    init(_ amount: Value, _ unit: DateUnit, in heap: borrowing Heap) throws(HogFailure) {
        let length = unit.length ?? WallClock.microsecondsOfDay
        switch amount.tag {
        case .boolean: try self.init(whole: amount.asBoolean ? 1 : 0, fraction: 0, length)
        case .integer: try self.init(whole: amount.asInteger, fraction: 0, length)
        case .bigInteger: throw Self.tooLarge
        case .float:
            let value = amount.asFloat
            guard !value.isNaN else { throw .value("cannot convert float NaN to integer") }
            guard value.isFinite else { throw .overflow("cannot convert float infinity to integer") }
            guard let whole = Int(exactly: value.rounded(.towardZero)) else { throw Self.tooLarge }
            let fraction = (value - value.rounded(.towardZero)) * Double(length)
            try self.init(whole: whole, fraction: Int(fraction.rounded(.toNearestOrEven)), length)
        default: throw .type("unsupported type for timedelta \(unit.rawValue)s component: \(heap.pythonType(amount))")
        }
    }

    private static let tooLarge = HogFailure.overflow("Python int too large to convert to C int")

    /// - Parameter fraction: in microseconds.
    private init(whole: Int, fraction: Int, _ length: Int) throws(HogFailure) {
        let perDay = WallClock.microsecondsOfDay / length
        let wholeDays = CivilDate.floorDivision(whole, perDay)
        guard let small = Int32(exactly: wholeDays) else { throw Self.tooLarge }
        let rest = (whole - wholeDays * perDay) * length + fraction
        let moreDays = CivilDate.floorDivision(rest, WallClock.microsecondsOfDay)
        days = Int(small) + moreDays
        microseconds = rest - moreDays * WallClock.microsecondsOfDay
        guard abs(days) <= 999_999_999 else { throw .overflow("days=\(days); must have magnitude <= 999999999") }
    }
}
