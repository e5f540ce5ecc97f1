import AssayDomain
import Testing

@Suite struct TimestampTests {
    @Test(arguments: [
        ("2019-08-24T14:15:22Z", "2019-08-24T14:15:22Z"),
        ("2019-08-24 14:15:22Z", "2019-08-24T14:15:22Z"),
        ("2019-08-24T14:15Z", "2019-08-24T14:15:00Z"),
        ("2019-08-24T14:15", "2019-08-24T14:15:00Z"),
        ("2019-08-24T14:15:22.5Z", "2019-08-24T14:15:22.500000Z"),
        ("2019-08-24T14:15:22,5Z", "2019-08-24T14:15:22.500000Z"),
        ("2019-08-24T14:15:22.000001", "2019-08-24T14:15:22.000001Z"),
        ("2019-08-24T14:15:22.123456789Z", "2019-08-24T14:15:22.123456Z"),
        ("2019-08-24T14:15:22.0000009Z", "2019-08-24T14:15:22Z"),
        ("2019-08-24T14:15:22+02:00", "2019-08-24T12:15:22Z"),
        ("2019-08-24T14:15:22+0200", "2019-08-24T12:15:22Z"),
        ("2019-08-24T14:15:22-05", "2019-08-24T19:15:22Z"),
        ("2019-08-24T14:15+05:30", "2019-08-24T08:45:00Z"),
        ("2019-08-24T23:59:59-23:59", "2019-08-25T23:58:59Z"),
        ("2019-08-24", "2019-08-24T00:00:00Z"),
        ("2020-02-29", "2020-02-29T00:00:00Z"),
        ("2000-02-29", "2000-02-29T00:00:00Z"),
        ("1969-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.999999Z"),
        ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"),
        ("9999-12-31T23:59:59.999999Z", "9999-12-31T23:59:59.999999Z"),
    ])
    func readsAMoment(text: String, expected: String) throws {
        #expect(try Timestamp(text: text).description == expected)
    }

    @Test(arguments: [
        "", "now", "5", "2019-13-01T00:00:00Z", "2019-02-29", "1900-02-29", "2019-04-31", "2019-00-01", "2019-01-00", "0000-01-01",
        "2019-08-24t14:15:22Z", "2019-08-24T14:15:22z", "2019-08-24T24:00:00Z", "2019-08-24T14:60:00Z", "2019-08-24T14:15:60Z",
        " 2019-08-24", "2019-08-24 ", "2019-08-24T14:15:22 Z", "2019-08-24T14:15:22.Z", "2019-08-24T14:15:22.1234567890Z",
        "2019-08-24T14:15.5Z", "2019-08-24T14Z", "2019-08-24T", "2019-08-24Z", "2019-08-24T14:15:22+24:00", "2019-08-24T14:15:22+02:60",
        "2019-08-24T14:15:22+2", "2019-08-24T14:15:22+02:", "2019-08-24T14:15:22+02:00Z", "Sat, 24 Aug 2019 14:15:22 GMT", "19-08-24",
        "2019-08-24T14:15:22\u{0}", "２０１９-08-24",
    ])
    func refusesWhatIsNone(text: String) {
        #expect(throws: Timestamp.ParseError.wrongFormat) { try Timestamp(text: text) }
    }

    @Test(arguments: ["0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01"])
    func refusesYearsThatCannotBeWritten(text: String) {
        #expect(throws: Timestamp.ParseError.outOfRange) { try Timestamp(text: text) }
    }

    @Test func countsFromTheEpoch() throws {
        #expect(try Timestamp(text: "1970-01-01").microseconds == 0)
        #expect(try Timestamp(text: "2001-09-09T01:46:40Z").microseconds == 1_000_000_000_000_000)
        #expect(Timestamp(microseconds: -1).description == "1969-12-31T23:59:59.999999Z")
    }

    @Test func readsBackEveryDayOfTheCalendar() throws {
        let day: Int64 = 86_400_000_000
        var moment = try Timestamp(text: "0001-01-01")
        let last = try Timestamp(text: "9999-12-31")
        var texts: [String] = []
        while moment <= last {
            // A prime number of days, so that the steps meet every day of the year many times.
            #expect(try Timestamp(text: moment.description) == moment)
            texts.append(moment.description)
            moment = moment.advanced(by: 97 * day)
        }
        #expect(texts == texts.sorted())
    }

    @Test func measuresTime() throws {
        let start = try Timestamp(text: "2019-08-24T14:15:22Z")
        #expect(start.advanced(by: 1_500_000).seconds(since: start) == 1.5)
        #expect(start < start.advanced(by: 1))
    }
}
