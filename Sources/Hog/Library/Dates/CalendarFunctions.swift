/// The local date and time of a date, a datetime or a string, as calendar functions use it.
struct CalendarReading {
    /// In the zone of a datetime; as written for a string.
    let clock: WallClock
    let moment: Moment

    init(_ value: Value, in heap: borrowing Heap) throws(HogFailure) {
        if heap.isDateTime(value) {
            let rules = try heap.zoneRules(heap.member("zone", of: value))
            moment = try heap.moment(ofDateTime: value)
            clock = try moment.clock(in: rules)
            return
        }
        if heap.isDate(value) {
            clock = WallClock(date: try heap.civilDate(value))
        } else {
            guard value.tag == .string else { throw .type("fromisoformat: argument must be str") }
            guard let text = DateLikeText(heap.string(value)) else {
                throw .value("Invalid isoformat string: " + (try heap.pythonText(value)))
            }
            // The reference ignores an offset here.
            clock = text.clock
        }
        moment = Moment(clock)
    }
}

/// Functions that read parts of a date or time, truncate it and format it.
extension DateFunctions {
    static let calendar = [
        LibraryFunction("extract", 2, 2) { arguments, runtime throws(HogFailure) in
            let reading = try CalendarReading(arguments[1], in: runtime.heap)
            if let unit = DateUnit(arguments[0], in: runtime.heap), let part = part(unit, of: reading.clock) { return .integer(part) }
            throw .value("Unknown extract part: " + (try runtime.heap.pythonString(arguments[0])))
        },
        LibraryFunction("toYear", 1, 1) { arguments, runtime throws(HogFailure) in
            .integer(try CalendarReading(arguments[0], in: runtime.heap).clock.date.year)
        },
        LibraryFunction("toMonth", 1, 1) { arguments, runtime throws(HogFailure) in
            .integer(try CalendarReading(arguments[0], in: runtime.heap).clock.date.month)
        },
        LibraryFunction("toYYYYMM", 1, 1) { arguments, runtime throws(HogFailure) in
            let date = try CalendarReading(arguments[0], in: runtime.heap).clock.date
            return .integer(date.year * 100 + date.month)
        },
        LibraryFunction("toStartOfHour", 1, 1) { arguments, runtime throws(HogFailure) in
            try start(of: .hour, arguments[0], &runtime)
        },
        LibraryFunction("toStartOfDay", 1, 2) { arguments, runtime throws(HogFailure) in
            try start(of: .day, arguments[0], &runtime)
        },
        LibraryFunction("toStartOfWeek", 1, 2) { arguments, runtime throws(HogFailure) in
            try start(of: .week, arguments[0], &runtime)
        },
        LibraryFunction("toStartOfMonth", 1, 1) { arguments, runtime throws(HogFailure) in
            try start(of: .month, arguments[0], &runtime)
        },
        LibraryFunction("dateTrunc", 2, 3, dateTrunc),
        LibraryFunction("formatDateTime", 2, 3, formatDateTime),
    ]

    private static func part(_ unit: DateUnit, of clock: WallClock) -> Int? {
        switch unit {
        case .second: clock.second
        case .minute: clock.minute
        case .hour: clock.hour
        case .day: clock.date.day
        case .week: nil
        case .month: clock.date.month
        case .year: clock.date.year
        }
    }

    private static func start(of unit: DateUnit, _ value: Value, _ runtime: inout Runtime) throws(HogFailure) -> Value {
        if runtime.heap.isDateTime(value) { return try truncate(value, to: unit, &runtime) }
        guard runtime.heap.isDate(value) else { throw .value("Expected a Date or DateTime") }
        let clock = WallClock(date: try runtime.heap.civilDate(value)).truncated(to: unit)
        return runtime.heap.dateTime(.float(Moment(clock).seconds))
    }

    private static func dateTrunc(_ arguments: CallArguments, runtime: inout Runtime) throws(HogFailure) -> Value {
        guard runtime.heap.isDateTime(arguments[1]) else { throw .value("Expected a DateTime for dateTrunc") }
        guard let unit = DateUnit(arguments[0], in: runtime.heap), unit != .second, unit != .week else {
            throw .value("Unsupported unit for dateTrunc: " + (try runtime.heap.pythonString(arguments[0])))
        }
        return try truncate(arguments[1], to: unit, &runtime)
    }

    private static func truncate(_ dateTime: Value, to unit: DateUnit, _ runtime: inout Runtime) throws(HogFailure) -> Value {
        let zone = runtime.heap.member("zone", of: dateTime)
        let rules = try runtime.heap.zoneRules(zone)
        let moment = try runtime.heap.moment(ofDateTime: dateTime)
        let clock = try moment.clock(in: rules)
        let start = clock.truncated(to: unit)
        // An hour that occurs twice, when clocks are set back, has two beginnings.
        let isWithinDay = start.date == clock.date && unit.length.map { $0 < WallClock.microsecondsOfDay } == true
        let result =
            isWithinDay
            ? Moment(microseconds: moment.microseconds - clock.microseconds + start.microseconds) : Moment(start, in: rules)
        return runtime.heap.dateTime(.float(result.seconds), zone: zone)
    }

    private static func formatDateTime(_ arguments: CallArguments, runtime: inout Runtime) throws(HogFailure) -> Value {
        guard runtime.heap.isDateTime(arguments[0]) else { throw .value("Expected a DateTime") }
        guard arguments[1].tag == .string else {
            throw .type("object of type '\(runtime.heap.pythonType(arguments[1]))' has no len()")
        }
        var zone = runtime.heap.member("zone", of: arguments[0])
        if let given = arguments.given(2), runtime.heap.isTruthy(given) { zone = given }
        let rules = try runtime.heap.zoneRules(zone)
        let moment = try runtime.heap.moment(ofDateTime: arguments[0])
        let formatted = FormattedDate(clock: try moment.clock(in: rules), offset: moment.offset(in: rules))
        return runtime.heap.string(try formatted.text(runtime.heap.string(arguments[1]), runtime))
    }
}
