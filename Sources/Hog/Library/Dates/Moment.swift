internal import FoundationEssentials

/// A moment in time, in microseconds since 1970: finer than that no time of Python's is. It lies in the years from 1 to 9999 of UTC.
struct Moment: Equatable, Sendable {
    let microseconds: Int

    private static let seconds =
        CivilDate(year: 1, month: 1, day: 1).days * 86_400..<CivilDate(year: 10_000, month: 1, day: 1).days * 86_400

    init(microseconds: Int) { self.microseconds = microseconds }

    /// A time of UTC.
    init(_ clock: WallClock) { microseconds = clock.microsecondsSince1970 }

    /// What clocks show where these rules hold.
    init(_ clock: WallClock, in rules: ZoneRules, skipped: ZoneRules.Skipped = .forwards) {
        let shown = clock.microsecondsSince1970
        microseconds = shown - rules.offset(whenShowing: CivilDate.floorDivision(shown, 1_000_000), skipped: skipped) * 1_000_000
    }

    init(wholeSeconds: Int, microseconds: Int = 0) throws(HogFailure) {
        guard Self.seconds.contains(wholeSeconds) else {
            let year = CivilDate(days: CivilDate.floorDivision(wholeSeconds, 86_400)).year
            // The operating system counts years in 32 bits.
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

    /// Since 1970, and as near as a double comes: later than 2255 the microseconds themselves are no double.
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
    /// What tests make of now.
    @TaskLocal static var fixed: Moment?

    /// By the system's clock.
    static func now() -> Moment { fixed ?? Moment(microseconds: Int(Date().timeIntervalSince1970 * 1_000_000)) }
}
