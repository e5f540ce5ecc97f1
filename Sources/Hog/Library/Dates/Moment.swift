internal import FoundationEssentials

/// A point in time, in microseconds since 1970, which is the resolution of Python's times. It lies in the years 1 to 9999 in UTC.
struct Moment: Equatable, Sendable {
    let microseconds: Int

    private static let seconds =
        CivilDate(year: 1, month: 1, day: 1).days * 86_400..<CivilDate(year: 10_000, month: 1, day: 1).days * 86_400

    init(microseconds: Int) { self.microseconds = microseconds }

    /// The moment at which clocks in UTC show this time.
    init(_ clock: WallClock) { microseconds = clock.microsecondsSince1970 }

    /// The moment at which clocks in a time zone show this time.
    init(_ clock: WallClock, in rules: ZoneRules, skipped: ZoneRules.Skipped = .forwards) {
        let shown = clock.microsecondsSince1970
        microseconds = shown - rules.offset(whenShowing: CivilDate.floorDivision(shown, 1_000_000), skipped: skipped) * 1_000_000
    }

    init(wholeSeconds: Int, microseconds: Int = 0) throws(HogFailure) {
        guard Self.seconds.contains(wholeSeconds) else {
            let year = CivilDate(days: CivilDate.floorDivision(wholeSeconds, 86_400)).year
            // The operating system stores years in 32 bits.
            guard Int32(exactly: year - 1900) != nil else { throw HogFailure(.system, "[Errno 75] Value too large for defined data type") }
            throw .value("year \(year) is out of range")
        }
        self.microseconds = wholeSeconds * 1_000_000 + microseconds
    }

    /// Rounded to the nearest microsecond.
    init(seconds: Double) throws(HogFailure) {
        guard !seconds.isNaN else { throw .value("Invalid value NaN (not a number)") }
        guard var whole = Int(exactly: seconds.rounded(.towardZero)) else {
            throw .overflow("timestamp out of range for platform time_t")
        }
        var microseconds = Int(((seconds - seconds.rounded(.towardZero)) * 1_000_000).rounded(.toNearestOrEven))
        if microseconds < 0 {
            whole -= 1
            microseconds += 1_000_000
        }
        if microseconds == 1_000_000 {
            whole += 1
            microseconds = 0
        }
        try self.init(wholeSeconds: whole, microseconds: microseconds)
    }

    /// Seconds since 1970, as the nearest double. After 2255 the number of microseconds is not representable as a double.
    var seconds: Double {
        let nearest = Double(microseconds)
        let quotient = nearest / 1_000_000
        let rest = nearest.addingProduct(-quotient, 1_000_000)
        return quotient + (rest + Double(microseconds - Int(nearest))) / 1_000_000
    }

    /// In seconds ahead of UTC.
    func offset(in rules: ZoneRules) -> Int { rules.offset(at: CivilDate.floorDivision(microseconds, 1_000_000)) }

    func clock(in rules: ZoneRules) throws(HogFailure) -> WallClock {
        let clock = WallClock(microsecondsSince1970: microseconds + offset(in: rules) * 1_000_000)
        guard CivilDate.years.contains(clock.date.year) else { throw .overflow("date value out of range") }
        return clock
    }
}

extension Moment {
    /// The current time in tests.
    @TaskLocal static var fixed: Moment?

    /// The current time of the system clock.
    static func now() -> Moment { fixed ?? Moment(microseconds: Int(Date().timeIntervalSince1970 * 1_000_000)) }
}

/// The local time that a calendar and a clock show: a date, and the microseconds since midnight.
struct WallClock: Equatable, Sendable {
    var date: CivilDate
    /// Since midnight.
    var microseconds: Int

    static let microsecondsOfDay = 86_400_000_000

    init(date: CivilDate, microseconds: Int = 0) {
        self.date = date
        self.microseconds = microseconds
    }

    /// Counted since 1970 in the same local time.
    init(microsecondsSince1970 microseconds: Int) {
        let days = CivilDate.floorDivision(microseconds, Self.microsecondsOfDay)
        date = CivilDate(days: days)
        self.microseconds = microseconds - days * Self.microsecondsOfDay
    }

    var microsecondsSince1970: Int { date.days * Self.microsecondsOfDay + microseconds }

    var hour: Int { microseconds / 3_600_000_000 }
    var minute: Int { microseconds / 60_000_000 % 60 }
    var second: Int { microseconds / 1_000_000 % 60 }
    var microsecond: Int { microseconds % 1_000_000 }
}
