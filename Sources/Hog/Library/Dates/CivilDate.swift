/// A date in the Gregorian calendar, which is used for all times, as in Python.
struct CivilDate: Equatable, Sendable {
    let year: Int
    let month: Int
    let day: Int

    init(year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// The date `days` days after 1 January 1970. Years are counted in eras of 400 years of equal length that begin in March, so that a
    /// leap day is the last day of its year.
    init(days: Int) {
        let shifted = days + 719_468
        let era = Self.floorDivision(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// The number of days since 1 January 1970.
    var days: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = Self.floorDivision(shiftedYear, 400)
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// Division rounded down, unlike `/`, which rounds towards zero. The divisor must be positive.
    static func floorDivision(_ value: Int, _ divisor: Int) -> Int {
        value >= 0 ? value / divisor : -((-1 - value) / divisor) - 1
    }
}

extension CivilDate {
    /// The years that Python supports.
    static let years = 1...9999

    var exists: Bool {
        Self.years.contains(year) && (1...12).contains(month) && day >= 1 && day <= Self.length(ofMonth: month, year: year)
    }

    static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    /// The length of a month in days. The month must be from 1 to 12.
    static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Counted from 1 for 1 January.
    var dayOfYear: Int { days - CivilDate(year: year, month: 1, day: 1).days + 1 }

    /// From 1 for Monday to 7 for Sunday.
    var weekday: Int {
        let sinceMonday = (days + 3) % 7
        return (sinceMonday < 0 ? sinceMonday + 7 : sinceMonday) + 1
    }

    /// The ISO 8601 week, which belongs to the year that contains its Thursday.
    var isoWeek: Int {
        let thursday = CivilDate(days: days + 4 - weekday)
        return (thursday.dayOfYear - 1) / 7 + 1
    }
}
