import Testing

@testable import Hog

@Suite struct CivilDateTests {
    typealias Row = (year: Int, month: Int, day: Int, days: Int, ofYear: Int, weekday: Int, week: Int)

    /// Expected values are from Python.
    static let rows: [Row] = [
        (1970, 1, 1, days: 0, ofYear: 1, weekday: 4, week: 1),
        (1969, 12, 31, days: -1, ofYear: 365, weekday: 3, week: 1),
        (2000, 2, 29, days: 11016, ofYear: 60, weekday: 2, week: 9),
        (1900, 3, 1, days: -25508, ofYear: 60, weekday: 4, week: 9),
        (2024, 2, 29, days: 19782, ofYear: 60, weekday: 4, week: 9),
        (2024, 12, 31, days: 20088, ofYear: 366, weekday: 2, week: 1),
        (2023, 1, 1, days: 19358, ofYear: 1, weekday: 7, week: 52),
        (2020, 12, 31, days: 18627, ofYear: 366, weekday: 4, week: 53),
        (2021, 1, 3, days: 18630, ofYear: 3, weekday: 7, week: 53),
        (2021, 1, 4, days: 18631, ofYear: 4, weekday: 1, week: 1),
        (1, 1, 1, days: -719162, ofYear: 1, weekday: 1, week: 1),
        (9999, 12, 31, days: 2_932_896, ofYear: 365, weekday: 5, week: 52),
        (1600, 2, 29, days: -135081, ofYear: 60, weekday: 2, week: 9),
        (1999, 12, 31, days: 10956, ofYear: 365, weekday: 5, week: 52),
        (2026, 11, 25, days: 20782, ofYear: 329, weekday: 3, week: 48),
    ]

    @Test(arguments: rows)
    func agreesWithPythonsCalendar(row: Row) {
        let date = CivilDate(year: row.year, month: row.month, day: row.day)
        #expect(date.days == row.days)
        #expect(date.dayOfYear == row.ofYear)
        #expect(date.weekday == row.weekday)
        #expect(date.isoWeek == row.week)
    }

    @Test func everyDayLeadsBackToItself() {
        for days in stride(from: -719_162, through: 2_932_896, by: 13) {
            let date = CivilDate(days: days)
            #expect(date.exists && date.days == days)
        }
    }

    @Test(arguments: [
        (1900, 2, 29), (2023, 2, 29), (2024, 2, 30), (2024, 4, 31), (2024, 0, 1), (2024, 13, 1), (2024, 1, 0), (0, 1, 1), (10_000, 1, 1),
    ])
    func saysWhichDaysThereAreNot(year: Int, month: Int, day: Int) {
        #expect(!CivilDate(year: year, month: month, day: day).exists)
    }
}
