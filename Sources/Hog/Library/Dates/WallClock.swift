/// What a calendar and a clock on the wall show somewhere: a day, and the microseconds that have passed of it.
struct WallClock: Equatable, Sendable {
    var date: CivilDate
    /// Since midnight.
    var microseconds: Int

    static let microsecondsOfDay = 86_400_000_000

    init(date: CivilDate, microseconds: Int = 0) {
        self.date = date
        self.microseconds = microseconds
    }

    /// Counted since the beginning of 1970 on the same wall.
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
