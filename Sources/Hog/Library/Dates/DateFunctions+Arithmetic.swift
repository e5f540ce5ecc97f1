// Dates moved by days and months, and counted from one to another.

extension DateFunctions {
    static let arithmetic = [
        LibraryFunction("dateAdd", 3, 3, dateAdd),
        LibraryFunction("addDays", 2, 2) { arguments, runtime throws(HogFailure) in
            try move(arguments[0], by: arguments[1], .day, &runtime)
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
        case .week: try move(arguments[2], by: try runtime.multiply(arguments[1], .integer(7)), .day, &runtime)
        case .year: try move(arguments[2], by: try runtime.multiply(arguments[1], .integer(12)), .month, &runtime)
        case let unit?: try move(arguments[2], by: arguments[1], unit, &runtime)
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

// MARK: Moving

extension DateFunctions {
    /// A date stays one. Days and months are those of the calendar; hours and less are lengths of time.
    private static func move(_ value: Value, by amount: Value, _ unit: DateUnit, _ runtime: inout Runtime) throws(HogFailure) -> Value {
        if runtime.heap.isDate(value) {
            let clock = WallClock(date: try runtime.heap.civilDate(value))
            return runtime.heap.date(try moved(clock, by: amount, unit, &runtime).date)
        }
        guard runtime.heap.isDateTime(value) else { throw .value("Expected a HogDate or HogDateTime") }
        let zone = runtime.heap.member("zone", of: value)
        let moment = try runtime.heap.moment(ofDateTime: value)
        let rules = try runtime.heap.zoneRules(zone)
        let result: Moment
        if unit == .day || unit == .month {
            result = Moment(try moved(try moment.clock(in: rules), by: amount, unit, &runtime), in: rules)
        } else {
            result = Moment(try moved(WallClock(microsecondsSince1970: moment.microseconds), by: amount, unit, &runtime))
            _ = try result.clock(in: rules)
        }
        return runtime.heap.dateTime(.float(result.seconds), zone: zone)
    }

    private static func moved(
        _ clock: WallClock, by amount: Value, _ unit: DateUnit, _ runtime: inout Runtime
    ) throws(HogFailure) -> WallClock {
        if unit == .month { return WallClock(date: try moved(clock.date, months: amount, &runtime), microseconds: clock.microseconds) }
        let span = try TimeSpan(amount, unit, in: runtime.heap)
        // So that what follows cannot overflow.
        guard abs(span.days) <= CivilDate.years.upperBound * 366 else { throw .overflow("date value out of range") }
        let days = clock.date.days + span.days
        let result = WallClock(
            microsecondsSince1970: days * WallClock.microsecondsOfDay + clock.microseconds + span.microseconds)
        guard CivilDate.years.contains(result.date.year) else { throw .overflow("date value out of range") }
        return result
    }

    /// In a month that is shorter the day is its last.
    private static func moved(_ date: CivilDate, months amount: Value, _ runtime: inout Runtime) throws(HogFailure) -> CivilDate {
        let months = try runtime.heap.calendarNumber(try runtime.add(.integer(date.month), amount)) - 1
        let year = date.year + CivilDate.floorDivision(months, 12)
        guard CivilDate.years.contains(year) else { throw .value("year \(year) is out of range") }
        let month = months - CivilDate.floorDivision(months, 12) * 12 + 1
        return CivilDate(year: year, month: month, day: min(date.day, CivilDate.length(ofMonth: month, year: year)))
    }
}
