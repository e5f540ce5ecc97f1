import Testing

@testable import Hog

@Suite struct ZoneTests {
    /// Expected values are from Python's `zoneinfo`: zone, seconds since 1970, seconds ahead of UTC.
    @Test(
        arguments: [
            ("Europe/Berlin", 0, 3600),
            ("Europe/Berlin", 1_711_846_799, 3600),
            ("Europe/Berlin", 1_711_846_800, 7200),
            ("Europe/Berlin", 1_729_990_799, 7200),
            ("Europe/Berlin", 1_729_990_800, 3600),
            ("Europe/Berlin", -2_422_054_408, 3600),
            ("Europe/Berlin", -2_422_054_409, 3208),
            ("Europe/Berlin", -3_000_000_000, 3208),
            ("Europe/Berlin", 1_900_000_000, 3600),
            ("Europe/Berlin", 4_102_444_800, 3600),
            ("Europe/Berlin", 5_000_000_000, 7200),
            ("America/New_York", 1_710_053_999, -18000),
            ("America/New_York", 1_710_054_000, -14400),
            ("America/New_York", 1_730_613_599, -14400),
            ("America/New_York", 1_730_613_600, -18000),
            ("America/New_York", -2_717_650_800, -18000),
            ("America/New_York", -2_717_650_801, -17762),
            ("America/New_York", 9_000_000_000, -14400),
            ("Asia/Kolkata", 0, 19800),
            ("Asia/Kolkata", 1_711_846_799, 19800),
            ("Asia/Kolkata", -3_000_000_000, 19270),
            ("Australia/Lord_Howe", 1_712_415_599, 39600),
            ("Australia/Lord_Howe", 1_712_415_600, 37800),
            ("Australia/Lord_Howe", 1_728_142_199, 37800),
            ("Australia/Lord_Howe", 1_728_142_200, 39600),
            ("Australia/Lord_Howe", 4_102_444_800, 39600),
            ("America/Sao_Paulo", 1_541_300_399, -10800),
            ("America/Sao_Paulo", 1_541_300_400, -7200),
            ("America/Sao_Paulo", 1_550_372_399, -10800),
            ("America/Sao_Paulo", 1_550_372_400, -10800),
            ("America/Sao_Paulo", 1_700_000_000, -10800),
            ("Europe/Dublin", 1_711_846_799, 0),
            ("Europe/Dublin", 1_711_846_800, 3600),
            ("Europe/Dublin", 1_729_990_799, 3600),
            ("Europe/Dublin", 1_729_990_800, 0),
            ("Europe/Dublin", 4_090_000_000, 3600),
            ("Pacific/Apia", 1_325_239_199, -36000),
            ("Pacific/Apia", 1_325_239_200, 50400),
            ("Pacific/Apia", 1_700_000_000, 46800),
            ("Asia/Kathmandu", 1_700_000_000, 20700),
            ("America/St_Johns", 1_700_000_000, -12600),
            ("America/St_Johns", 1_720_000_000, -9000),
            ("America/St_Johns", 6_000_000_000, -12600),
            ("America/Nuuk", 1_711_846_799, -7200),
            ("America/Nuuk", 1_711_846_800, -3600),
            ("America/Nuuk", 4_085_000_000, -3600),
            ("America/Nuuk", 4_102_444_800, -7200),
            ("Etc/GMT+5", 0, -18000),
            ("GMT", 5, 0),
            ("Asia/Gaza", 1_700_000_000, 7200),
            ("Asia/Gaza", 5_000_000_000, 10800),
            ("Africa/Casablanca", 1_700_000_000, 3600),
            ("Africa/Casablanca", 1_710_000_000, 3600),
            ("Pacific/Auckland", 4_102_444_800, 46800),
            ("Pacific/Auckland", 4_085_000_000, 43200),
        ] as [(String, Int, Int)])
    func knowsHowFarClocksAreAhead(zone: String, seconds: Int, offset: Int) throws {
        #expect(try #require(ZoneDatabase.named(zone)).offset(at: seconds) == offset)
    }

    /// Also from Python's `zoneinfo`, which takes the first of two occurrences and moves forwards over a gap.
    @Test(
        arguments: [
            ("Europe/Berlin", "2024-03-31 02:30", 1_711_848_600),
            ("Europe/Berlin", "2024-10-27 02:30", 1_729_989_000),
            ("Europe/Berlin", "2024-10-27 03:30", 1_729_996_200),
            ("Europe/Berlin", "2024-07-01 00:00", 1_719_784_800),
            ("America/New_York", "2024-03-10 02:30", 1_710_055_800),
            ("America/New_York", "2024-11-03 01:30", 1_730_611_800),
            ("America/Sao_Paulo", "2018-11-04 00:00", 1_541_300_400),
            ("Australia/Lord_Howe", "2024-04-07 01:45", 1_712_414_700),
            ("Europe/Dublin", "2024-10-27 01:30", 1_729_989_000),
            ("Pacific/Apia", "2011-12-30 12:00", 1_325_282_400),
            ("Europe/Berlin", "2050-10-30 02:30", 2_550_702_600),
        ] as [(String, String, Int)])
    func knowsWhenClocksShowATime(zone: String, shown: String, seconds: Int) throws {
        let text = try #require(DateLikeText(shown))
        #expect(Moment(text.clock, in: try #require(ZoneDatabase.named(zone))).seconds == Double(seconds))
    }

    @Test func aTimeThatClocksSkipMayMoveBackwards() throws {
        let berlin = try #require(ZoneDatabase.named("Europe/Berlin"))
        let text = try #require(DateLikeText("2024-03-31 02:30"))
        #expect(text.moment(in: berlin).seconds == 1_711_845_000)
    }

    @Test(arguments: ["UTC", "utc", "europe/berlin", "GMT", "Etc/UTC", "Europe/Berlin", "EST5EDT", "America/Argentina/Buenos_Aires"])
    func findsZones(name: String) {
        #expect(ZoneDatabase.named(name) != nil)
    }

    @Test(arguments: [
        "", "Mars/Olympus", "Europe", "Europe/", "/etc/passwd", "../zoneinfo/Europe/Berlin", "Europe/../Europe/Berlin", "Europe//Berlin",
        "right/UTC",
        "posixrules", "localtime", "tzdata.zi", "zone.tab", "Europe/Berlin\u{0}", "Europe/Bérlin", String(repeating: "A", count: 100),
    ])
    func refusesOtherNames(name: String) {
        #expect(ZoneDatabase.named(name) == nil)
    }

    @Test(arguments: [
        "", "CET", "CET-", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0/3", "CET-1CEST,M3.5.0,M10.5.0/3x", "<CET-1", "CET-9999",
    ])
    func refusesWhatIsNoRule(notation: String) {
        #expect(YearlyRule(Array(notation.utf8)) == nil)
    }

    @Test func countsDaysOfTheYearInRules() throws {
        let withoutLeapDay = try #require(YearlyRule(Array("A0B,J60/0,J300/0".utf8)))
        let withLeapDay = try #require(YearlyRule(Array("A0B,60/0,300/0".utf8)))
        let firstOfMarch2024 = CivilDate(year: 2024, month: 3, day: 1).days * 86_400
        #expect(withoutLeapDay.offset(at: firstOfMarch2024 - 1) == 0)
        #expect(withoutLeapDay.offset(at: firstOfMarch2024) == 3600)
        #expect(withLeapDay.offset(at: firstOfMarch2024 - 1) == 0)
        #expect(withLeapDay.offset(at: firstOfMarch2024) == 3600)
    }

    @Test(arguments: [0, 3, 43, 44, 90, 200])
    func refusesFilesThatAreCutOff(length: Int) throws {
        var bytes = Array("TZif2".utf8) + Array(repeating: 0 as UInt8, count: 15)
        bytes += Array(repeating: [0, 0, 0, 9] as [UInt8], count: 6).flatMap(\.self)
        bytes += Array(repeating: 0 as UInt8, count: 200)
        #expect(ZoneFile(Array(bytes.prefix(length))).rules() == nil)
    }
}
