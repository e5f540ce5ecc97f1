import Testing

@testable import Hog

private func moment(_ seconds: Double, _ zone: String = "UTC") -> ArgumentValue {
    ["__hogDateTime__": true, "dt": .float(seconds), "zone": .text(zone)]
}

private func date(_ year: Int, _ month: Int, _ day: Int) -> ArgumentValue {
    ["__hogDate__": true, "year": .integer(year), "month": .integer(month), "day": .integer(day)]
}

@Suite struct DateFunctionTests {
    @Test(arguments: [
        LibraryCall("toDate", "2024-01-02", gives: "Date(2024, 1, 2)"),
        LibraryCall("toDate", "2024-01-02T23:30:00-05:00", gives: "Date(2024, 1, 2)"),
        LibraryCall("toDate", 1_704_164_645, gives: "Date(2024, 1, 2)"),
        LibraryCall("toDate", -0.5, gives: "Date(1969, 12, 31)"),
        LibraryCall("toDate", true, gives: "Date(1970, 1, 1)"),
        LibraryCall("toDate", "x", gives: "null"),
        LibraryCall("toDate", nil, gives: "AttributeError: 'NoneType' object has no attribute 'strip'"),
        LibraryCall("toDate", .float(.nan), gives: "ValueError: Invalid value NaN (not a number)"),
        LibraryCall("toDate", .float(.infinity), gives: "OverflowError: timestamp out of range for platform time_t"),
        LibraryCall("toDate", 253_402_300_800, gives: "ValueError: year 10000 is out of range"),
        LibraryCall("toDate", .float(253402300799.9999999), gives: "ValueError: year 10000 is out of range"),
        LibraryCall("toDate", -62_135_596_801, gives: "ValueError: year 0 is out of range"),
        LibraryCall("toDate", .integer(.max), gives: "OSError: [Errno 75] Value too large for defined data type"),
        LibraryCall("toDate", .integer(.min), gives: "OSError: [Errno 75] Value too large for defined data type"),
        LibraryCall("toDate", .float(1e300), gives: "OverflowError: timestamp out of range for platform time_t"),
        LibraryCall("toDate", .power(of: 10, 30), gives: "OverflowError: timestamp out of range for platform time_t"),
        LibraryCall("toDateTime", "2024-01-02T03:04:05.678Z", gives: "DateTime(1704164645.678, 'UTC')"),
        LibraryCall("toDateTime", "2024-01-02", nil, gives: "DateTime(1704153600.0, 'UTC')"),
        LibraryCall("toDateTime", "2024-01-02T03:04+02:00", gives: "DateTime(1704157440.0, 'UTC')"),
        LibraryCall("toDateTime", 5, gives: "DateTime(5.0, 'UTC')"),
        LibraryCall("toDateTime", .power(of: 10, 400), gives: "OverflowError: int too large to convert to float"),
        LibraryCall("toDateTime", "2024-02-30", gives: "null"),
        LibraryCall("toDateTime", [], gives: "AttributeError: 'list' object has no attribute 'strip'"),
        LibraryCall("fromUnixTimestamp", 5, gives: "DateTime(5.0, 'UTC')"),
        LibraryCall("fromUnixTimestampMilli", 1500, gives: "DateTime(1.5, 'UTC')"),
        LibraryCall("fromUnixTimestampMilli", "1500", gives: "DateTime(1.5, 'UTC')"),
        LibraryCall("fromUnixTimestampMilli", "x", gives: "ValueError: could not convert string to float: 'x'"),
        LibraryCall("fromUnixTimestampMilli", nil, gives: "TypeError: float() argument must be a string or a real number, not 'NoneType'"),
        LibraryCall("toUnixTimestamp", moment(5.5), gives: "5.5"),
        LibraryCall("toUnixTimestamp", ["__hogDateTime__": true, "dt": 5, "zone": "UTC"], gives: "5"),
        LibraryCall("toUnixTimestamp", date(2024, 1, 2), gives: "1704153600.0"),
        LibraryCall("toUnixTimestamp", date(2024, 7, 2), "Europe/Berlin", gives: "1719871200.0"),
        LibraryCall("toUnixTimestamp", "2024-01-02 03:04:05.678", gives: "1704164645.678"),
        LibraryCall("toUnixTimestamp", "2024-01-02 03:04:05", "America/New_York", gives: "1704182645.0"),
        LibraryCall("toUnixTimestamp", "2024-01-02 03:04:05Z", "America/New_York", gives: "1704164645.0"),
        LibraryCall("toUnixTimestamp", "2024-01-02", "Mars/Olympus", gives: "UnknownTimeZoneError: 'Mars/Olympus'"),
        LibraryCall("toUnixTimestamp", "2024-01-02", "", gives: "1704153600.0"),
        LibraryCall("toUnixTimestamp", "x", gives: "ValueError: Could not parse date: x"),
        LibraryCall("toUnixTimestamp", 5, gives: "AttributeError: 'int' object has no attribute 'strip'"),
        LibraryCall("toUnixTimestamp", date(2024, 13, 1), gives: "ValueError: month must be in 1..12"),
        LibraryCall("toUnixTimestamp", date(2024, 2, 30), gives: "ValueError: day is out of range for month"),
        LibraryCall("toUnixTimestamp", date(0, 1, 1), gives: "ValueError: year 0 is out of range"),
        LibraryCall("toUnixTimestampMilli", moment(1.2345), gives: "1234"),
        LibraryCall("toUnixTimestampMilli", moment(-1.2345), gives: "-1234"),
        LibraryCall("toUnixTimestampMilli", date(1970, 1, 2), gives: "86400000"),
        LibraryCall("toUnixTimestampMilli", moment(1e20), gives: "99999999999999991611392"),
        LibraryCall("toUnixTimestampMilli", moment(.nan), gives: "ValueError: cannot convert float NaN to integer"),
        LibraryCall("toUnixTimestampMilli", moment(.infinity), gives: "OverflowError: cannot convert float infinity to integer"),
        LibraryCall("toTimeZone", moment(5), "Europe/Berlin", gives: "DateTime(5.0, 'Europe/Berlin')"),
        LibraryCall("toTimeZone", moment(5), "Mars/Olympus", gives: "DateTime(5.0, 'Mars/Olympus')"),
        LibraryCall("toTimeZone", date(2024, 1, 2), "UTC", gives: "ValueError: Expected a DateTime"),
        LibraryCall("toTimeZone", "2024-01-02", "UTC", gives: "ValueError: Expected a DateTime"),
    ])
    func converts(call: LibraryCall) throws { try call.check() }

    @Test func nowIsWhatTheClockSays() throws {
        try Moment.$fixed.withValue(Moment(microseconds: 1_704_164_645_678_000)) {
            try LibraryCall("now", gives: "DateTime(1704164645.678, 'UTC')").check()
            try LibraryCall("now", "Europe/Berlin", gives: "DateTime(1704164645.678, 'UTC')").check()
            try LibraryCall("today", gives: "Date(2024, 1, 2)").check()
        }
        #expect(Moment.now().microseconds > 1_704_164_645_678_000)
    }

    /// Expected values are from Python's `isoformat`.
    @Test(
        arguments: [
            (1704164645.678, "UTC", "2024-01-02T03:04:05.678Z"),
            (0, "UTC", "1970-01-01T00:00:00.000Z"),
            (-1, "UTC", "1969-12-31T23:59:59.000Z"),
            (-0.0005, "UTC", "1969-12-31T23:59:59.999Z"),
            (1704164646.0, "UTC", "2024-01-02T03:04:06.000Z"),
            (1704164645.9994, "Europe/Berlin", "2024-01-02T04:04:05.999+01:00"),
            (1_720_000_000, "America/St_Johns", "2024-07-03T07:16:40.000-02:30"),
            (-3_000_000_000, "America/New_York", "1874-12-07T13:43:58.000-04:56:02"),
            (0, "GMT", "1970-01-01T00:00:00.000+00:00"),
            (253_402_300_799, "UTC", "9999-12-31T23:59:59.000Z"),
            (-62_135_596_800, "UTC", "0001-01-01T00:00:00.000Z"),
        ] as [(Double, String, String)])
    func writesMoments(seconds: Double, zone: String, text: String) throws {
        try LibraryCall("toString", moment(seconds, zone), gives: "'\(text)'").check()
    }

    static let everyDirective =
        "%a|%b|%c|%C|%d|%D|%e|%f|%F|%g|%G|%h|%H|%i|%I|%j|%k|%l|%m|%M|%n|%p|%r|%R|%s|%S|%t|%T|%u|%V|%w|%W|%y|%Y|%z|%%"

    /// Expected values are from Python's `strftime`.
    @Test(
        arguments: [
            (
                1704164645.678, "UTC",
                "Tue|Jan|01|24|02|01/02/24|02|678000|2024-01-02|24|2024|03|03|04|03|002|03|03|01|January|\u{a}|AM|03:04 AM|03:04|05|05|\u{9}|03:04:05|2|01|2|Tuesday|24|2024|+0000|%"
            ),
            (
                1_709_251_199, "UTC",
                "Thu|Feb|02|24|29|02/29/24|29|000000|2024-02-29|24|2024|11|23|59|11|060|23|11|02|February|\u{a}|PM|11:59 PM|23:59|59|59|\u{9}|23:59:59|4|09|4|Thursday|24|2024|+0000|%"
            ),
            (
                1_735_646_400, "America/New_York",
                "Tue|Dec|12|24|31|12/31/24|31|000000|2024-12-31|24|2024|07|07|00|07|366|07|07|12|December|\u{a}|AM|07:00 AM|07:00|00|00|\u{9}|07:00:00|2|01|2|Tuesday|24|2024|-0500|%"
            ),
            (
                0, "Asia/Kolkata",
                "Thu|Jan|01|70|01|01/01/70|01|000000|1970-01-01|70|1970|05|05|30|05|001|05|05|01|January|\u{a}|AM|05:30 AM|05:30|00|00|\u{9}|05:30:00|4|01|4|Thursday|70|1970|+0530|%"
            ),
            (
                -0.5, "UTC",
                "Wed|Dec|12|69|31|12/31/69|31|500000|1969-12-31|69|1969|11|23|59|11|365|23|11|12|December|\u{a}|PM|11:59 PM|23:59|59|59|\u{9}|23:59:59|3|01|3|Wednesday|69|1969|+0000|%"
            ),
            (
                1_609_459_200, "UTC",
                "Fri|Jan|01|21|01|01/01/21|01|000000|2021-01-01|21|2021|12|00|00|12|001|00|12|01|January|\u{a}|AM|12:00 AM|00:00|00|00|\u{9}|00:00:00|5|53|5|Friday|21|2021|+0000|%"
            ),
            (
                1_711_846_800, "Europe/Berlin",
                "Sun|Mar|03|24|31|03/31/24|31|000000|2024-03-31|24|2024|03|03|00|03|091|03|03|03|March|\u{a}|AM|03:00 AM|03:00|00|00|\u{9}|03:00:00|7|13|0|Sunday|24|2024|+0200|%"
            ),
            (
                1720000000.123456, "Pacific/Auckland",
                "Wed|Jul|07|24|03|07/03/24|03|123456|2024-07-03|24|2024|09|21|46|09|185|21|09|07|July|\u{a}|PM|09:46 PM|21:46|40|40|\u{9}|21:46:40|3|27|3|Wednesday|24|2024|+1200|%"
            ),
            (
                -3_000_000_000, "America/New_York",
                "Mon|Dec|12|74|07|12/07/74|07|000000|1874-12-07|74|1874|01|13|43|01|341|13|01|12|December|\u{a}|PM|01:43 PM|13:43|58|58|\u{9}|13:43:58|1|50|1|Monday|74|1874|-045602|%"
            ),
            (
                1_136_073_600, "UTC",
                "Sun|Jan|01|06|01|01/01/06|01|000000|2006-01-01|06|2006|12|00|00|12|001|00|12|01|January|\u{a}|AM|12:00 AM|00:00|00|00|\u{9}|00:00:00|7|52|0|Sunday|06|2006|+0000|%"
            ),
            (
                1_700_049_600, "UTC",
                "Wed|Nov|11|23|15|11/15/23|15|000000|2023-11-15|23|2023|12|12|00|12|319|12|12|11|November|\u{a}|PM|12:00 PM|12:00|00|00|\u{9}|12:00:00|3|46|3|Wednesday|23|2023|+0000|%"
            ),
            (
                1_700_092_800, "UTC",
                "Thu|Nov|11|23|16|11/16/23|16|000000|2023-11-16|23|2023|12|00|00|12|320|00|12|11|November|\u{a}|AM|12:00 AM|00:00|00|00|\u{9}|00:00:00|4|46|4|Thursday|23|2023|+0000|%"
            ),
        ] as [(Double, String, String)])
    func formats(seconds: Double, zone: String, text: String) throws {
        var runtime = Runtime(limits: Limits())
        let value = runtime.heap.string(text)
        let quoted = try runtime.heap.printed(value)
        try LibraryCall("formatDateTime", moment(seconds, zone), .text(Self.everyDirective), gives: quoted).check()
        try LibraryCall("formatDateTime", moment(seconds), .text(Self.everyDirective), .text(zone), gives: quoted).check()
    }

    @Test(arguments: [
        LibraryCall("formatDateTime", moment(0), "é%Qx%", gives: "'éx'"),
        LibraryCall("formatDateTime", moment(0), "", gives: "''"),
        LibraryCall("formatDateTime", moment(0), "%%Y", gives: "'%Y'"),
        LibraryCall("formatDateTime", moment(0, "Europe/Berlin"), "%H", nil, gives: "'01'"),
        LibraryCall("formatDateTime", moment(0), "%H", "Mars/Olympus", gives: "UnknownTimeZoneError: 'Mars/Olympus'"),
        LibraryCall("formatDateTime", moment(0), "%H", 5, gives: "AttributeError: 'int' object has no attribute 'upper'"),
        LibraryCall("formatDateTime", moment(0), nil, gives: "TypeError: object of type 'NoneType' has no len()"),
        LibraryCall("formatDateTime", date(2024, 1, 2), "%Y", gives: "ValueError: Expected a DateTime"),
        LibraryCall(
            "formatDateTime", ["__hogDateTime__": true, "dt": "x", "zone": "UTC"], "%Y",
            gives: "TypeError: 'str' object cannot be interpreted as an integer"),
        LibraryCall("formatDateTime", moment(253_402_300_799, "Europe/Berlin"), "%Y", gives: "OverflowError: date value out of range"),
    ])
    func formatsAsFarAsItCan(call: LibraryCall) throws { try call.check() }

    /// Expected values are from Python's `timedelta`, and from `replace` for months.
    @Test(arguments: [
        LibraryCall("dateAdd", "second", 5, moment(1706696430.5), gives: "DateTime(1706696435.5, 'UTC')"),
        LibraryCall("dateAdd", "second", .float(-0.5), moment(1706696430.5), gives: "DateTime(1706696430.0, 'UTC')"),
        LibraryCall("dateAdd", "minute", 90, moment(1706696430.5), gives: "DateTime(1706701830.5, 'UTC')"),
        LibraryCall("dateAdd", "hour", -11, moment(1706696430.5), gives: "DateTime(1706656830.5, 'UTC')"),
        LibraryCall("dateAdd", "day", 1, moment(1706696430.5), gives: "DateTime(1706782830.5, 'UTC')"),
        LibraryCall("dateAdd", "day", .float(1.5), moment(1706696430.5), gives: "DateTime(1706826030.5, 'UTC')"),
        LibraryCall("dateAdd", "week", 2, moment(1706696430.5), gives: "DateTime(1707906030.5, 'UTC')"),
        LibraryCall("dateAdd", "day", -31, moment(1706696430.5), gives: "DateTime(1704018030.5, 'UTC')"),
        LibraryCall("dateAdd", "day", true, moment(1706696430.5), gives: "DateTime(1706782830.5, 'UTC')"),
        LibraryCall("dateAdd", "hour", .float(1e-07), moment(1706696430.5), gives: "DateTime(1706696430.50036, 'UTC')"),
        LibraryCall("dateAdd", "minute", 1_000_000, moment(1706696430.5), gives: "DateTime(1766696430.5, 'UTC')"),
        LibraryCall("dateAdd", "month", 1, moment(1706696430.5), gives: "DateTime(1709202030.5, 'UTC')"),
        LibraryCall("dateAdd", "month", -2, moment(1706696430.5), gives: "DateTime(1701339630.5, 'UTC')"),
        LibraryCall("dateAdd", "month", 13, moment(1706696430.5), gives: "DateTime(1740738030.5, 'UTC')"),
        LibraryCall("dateAdd", "year", 1, moment(1706696430.5), gives: "DateTime(1738318830.5, 'UTC')"),
        LibraryCall("dateAdd", "year", -3, moment(1706696430.5), gives: "DateTime(1612088430.5, 'UTC')"),
        LibraryCall("dateAdd", "month", -1, moment(1706696430.5), gives: "DateTime(1704018030.5, 'UTC')"),
        LibraryCall("dateAdd", "month", 25, moment(1706696430.5), gives: "DateTime(1772274030.5, 'UTC')"),
        LibraryCall("dateAdd", "year", 1, date(2024, 2, 29), gives: "Date(2025, 2, 28)"),
        LibraryCall("dateAdd", "year", 4, date(2024, 2, 29), gives: "Date(2028, 2, 29)"),
        LibraryCall("dateAdd", "month", 12, date(2024, 2, 29), gives: "Date(2025, 2, 28)"),
        LibraryCall("dateAdd", "day", 1, date(2024, 2, 29), gives: "Date(2024, 3, 1)"),
        LibraryCall("dateAdd", "hour", 25, date(2024, 2, 29), gives: "Date(2024, 3, 1)"),
        LibraryCall("dateAdd", "hour", -1, date(2024, 2, 29), gives: "Date(2024, 2, 28)"),
        LibraryCall("dateAdd", "week", -9, date(2024, 2, 29), gives: "Date(2023, 12, 28)"),
        LibraryCall("dateAdd", "minute", 5, date(2024, 2, 29), gives: "Date(2024, 2, 29)"),
        LibraryCall("dateAdd", "day", .float(-0.5), date(2024, 2, 29), gives: "Date(2024, 2, 28)"),
    ])
    func moves(call: LibraryCall) throws { try call.check() }

    @Test(arguments: [
        LibraryCall("dateAdd", "second", 0.1, moment(184_085_338_721.88862), gives: "DateTime(184085338721.98862, 'UTC')"),
        LibraryCall("addDays", date(2024, 2, 28), 2, gives: "Date(2024, 3, 1)"),
        LibraryCall("addDays", moment(0), 1, gives: "DateTime(86400.0, 'UTC')"),
        LibraryCall("addDays", "2024-01-01", 1, gives: "ValueError: Expected a HogDate or HogDateTime"),
        LibraryCall("dateAdd", "fortnight", 1, moment(0), gives: "ValueError: Unsupported interval unit: fortnight"),
        LibraryCall("dateAdd", nil, 1, moment(0), gives: "ValueError: Unsupported interval unit: None"),
        LibraryCall("dateAdd", "day", "x", moment(0), gives: "TypeError: unsupported type for timedelta days component: str"),
        LibraryCall("dateAdd", "hour", nil, moment(0), gives: "TypeError: unsupported type for timedelta hours component: NoneType"),
        LibraryCall("dateAdd", "week", nil, moment(0), gives: "TypeError: unsupported operand type(s) for *: 'NoneType' and 'int'"),
        LibraryCall("dateAdd", "month", "x", moment(0), gives: "TypeError: unsupported operand type(s) for +: 'int' and 'str'"),
        LibraryCall("dateAdd", "month", 1.5, moment(0), gives: "TypeError: 'float' object cannot be interpreted as an integer"),
        LibraryCall("dateAdd", "day", 1_000_000_000, moment(0), gives: "OverflowError: days=1000000000; must have magnitude <= 999999999"),
        LibraryCall("dateAdd", "day", 999_999_999, moment(0), gives: "OverflowError: date value out of range"),
        LibraryCall("dateAdd", "day", 4_000_000, date(2024, 1, 1), gives: "OverflowError: date value out of range"),
        LibraryCall("dateAdd", "day", .integer(1 << 40), moment(0), gives: "OverflowError: Python int too large to convert to C int"),
        LibraryCall("dateAdd", "hour", .integer(.max), moment(0), gives: "OverflowError: Python int too large to convert to C int"),
        LibraryCall("dateAdd", "second", .integer(.min), moment(0), gives: "OverflowError: Python int too large to convert to C int"),
        LibraryCall(
            "dateAdd", "hour", 24_000_000_000, moment(0), gives: "OverflowError: days=1000000000; must have magnitude <= 999999999"),
        LibraryCall("dateAdd", "second", .float(1e300), moment(0), gives: "OverflowError: Python int too large to convert to C int"),
        LibraryCall("dateAdd", "second", .float(.nan), moment(0), gives: "ValueError: cannot convert float NaN to integer"),
        LibraryCall("dateAdd", "second", .float(.infinity), moment(0), gives: "OverflowError: cannot convert float infinity to integer"),
        LibraryCall("dateAdd", "day", .power(of: 10, 30), moment(0), gives: "OverflowError: Python int too large to convert to C int"),
        LibraryCall("dateAdd", "week", .integer(.max), moment(0), gives: "OverflowError: Python int too large to convert to C int"),
        LibraryCall("dateAdd", "year", 9000, moment(0), gives: "ValueError: year 10970 is out of range"),
        LibraryCall("dateAdd", "month", .integer(1 << 40), moment(0), gives: "OverflowError: signed integer is greater than maximum"),
        LibraryCall("dateAdd", "year", .integer(.min), moment(0), gives: "OverflowError: Python int too large to convert to C long"),
        LibraryCall("toIntervalDay", 5, gives: "{'__hogInterval__': true, 'value': 5, 'unit': 'day'}"),
        LibraryCall("toIntervalHour", nil, gives: "{'__hogInterval__': true, 'value': null, 'unit': 'hour'}"),
        LibraryCall("toIntervalMinute", "x", gives: "{'__hogInterval__': true, 'value': 'x', 'unit': 'minute'}"),
        LibraryCall("toIntervalMonth", 1.5, gives: "{'__hogInterval__': true, 'value': 1.5, 'unit': 'month'}"),
    ])
    func movesAsFarAsItCan(call: LibraryCall) throws { try call.check() }

    /// Expected values are from Python's differences of datetimes.
    @Test(arguments: [
        LibraryCall("dateDiff", "second", "2024-01-31T23:00:00", "2024-02-01T01:30:15.700", gives: "9015"),
        LibraryCall("dateDiff", "minute", "2024-01-31T23:00:00", "2024-02-01T01:30:15.700", gives: "150"),
        LibraryCall("dateDiff", "hour", "2024-01-31T23:00:00", "2024-02-01T01:30:15.700", gives: "2"),
        LibraryCall("dateDiff", "day", "2024-01-31T23:00:00", "2024-02-01T01:30:15.700", gives: "0"),
        LibraryCall("dateDiff", "week", "2024-01-31T23:00:00", "2024-02-01T01:30:15.700", gives: "0"),
        LibraryCall("dateDiff", "month", "2024-01-31T23:00:00", "2024-02-01T01:30:15.700", gives: "1"),
        LibraryCall("dateDiff", "year", "2024-01-31T23:00:00", "2024-02-01T01:30:15.700", gives: "0"),
        LibraryCall("dateDiff", "second", "2024-02-01T01:30:15.700", "2024-01-31T23:00:00", gives: "-9015"),
        LibraryCall("dateDiff", "minute", "2024-02-01T01:30:15.700", "2024-01-31T23:00:00", gives: "-151"),
        LibraryCall("dateDiff", "hour", "2024-02-01T01:30:15.700", "2024-01-31T23:00:00", gives: "-3"),
        LibraryCall("dateDiff", "day", "2024-02-01T01:30:15.700", "2024-01-31T23:00:00", gives: "-1"),
        LibraryCall("dateDiff", "week", "2024-02-01T01:30:15.700", "2024-01-31T23:00:00", gives: "-1"),
        LibraryCall("dateDiff", "month", "2024-02-01T01:30:15.700", "2024-01-31T23:00:00", gives: "-1"),
        LibraryCall("dateDiff", "year", "2024-02-01T01:30:15.700", "2024-01-31T23:00:00", gives: "0"),
        LibraryCall("dateDiff", "second", "2020-02-29", "2024-02-29T12:00", gives: "126273600"),
        LibraryCall("dateDiff", "minute", "2020-02-29", "2024-02-29T12:00", gives: "2104560"),
        LibraryCall("dateDiff", "hour", "2020-02-29", "2024-02-29T12:00", gives: "35076"),
        LibraryCall("dateDiff", "day", "2020-02-29", "2024-02-29T12:00", gives: "1461"),
        LibraryCall("dateDiff", "week", "2020-02-29", "2024-02-29T12:00", gives: "208"),
        LibraryCall("dateDiff", "month", "2020-02-29", "2024-02-29T12:00", gives: "48"),
        LibraryCall("dateDiff", "year", "2020-02-29", "2024-02-29T12:00", gives: "4"),
        LibraryCall("dateDiff", "second", "2024-03-01", "2023-12-31T23:59:59.999", gives: "-5184000"),
        LibraryCall("dateDiff", "minute", "2024-03-01", "2023-12-31T23:59:59.999", gives: "-86401"),
        LibraryCall("dateDiff", "hour", "2024-03-01", "2023-12-31T23:59:59.999", gives: "-1441"),
        LibraryCall("dateDiff", "day", "2024-03-01", "2023-12-31T23:59:59.999", gives: "-61"),
        LibraryCall("dateDiff", "week", "2024-03-01", "2023-12-31T23:59:59.999", gives: "-9"),
        LibraryCall("dateDiff", "month", "2024-03-01", "2023-12-31T23:59:59.999", gives: "-3"),
        LibraryCall("dateDiff", "year", "2024-03-01", "2023-12-31T23:59:59.999", gives: "-1"),
    ])
    func counts(call: LibraryCall) throws { try call.check() }

    @Test(arguments: [
        LibraryCall("dateDiff", "day", date(2024, 1, 1), moment(1_704_240_000), gives: "2"),
        LibraryCall("dateDiff", "month", moment(1_704_063_600), moment(1_704_063_600, "Europe/Berlin"), gives: "1"),
        LibraryCall("dateDiff", "hour", moment(1_704_063_600), moment(1_704_063_600, "Europe/Berlin"), gives: "0"),
        LibraryCall("dateDiff", "decade", "2024-01-01", "2024-01-01", gives: "ValueError: Unsupported unit for dateDiff: decade"),
        LibraryCall("dateDiff", "day", "x", "2024-01-01", gives: "ValueError: Invalid isoformat string: 'x'"),
        LibraryCall("dateDiff", "day", "2024-01-01", nil, gives: "TypeError: fromisoformat: argument must be str"),
        LibraryCall("dateDiff", "day", 5, 6, gives: "TypeError: fromisoformat: argument must be str"),
    ])
    func countsFromOneToTheOther(call: LibraryCall) throws { try call.check() }

    @Test(arguments: [
        LibraryCall("extract", "year", "2024-12-31T23:59:58.999", gives: "2024"),
        LibraryCall("extract", "month", "2024-12-31T23:59:58.999", gives: "12"),
        LibraryCall("extract", "day", "2024-12-31T23:59:58.999", gives: "31"),
        LibraryCall("extract", "hour", "2024-12-31T23:59:58.999", gives: "23"),
        LibraryCall("extract", "minute", "2024-12-31T23:59:58.999", gives: "59"),
        LibraryCall("extract", "second", "2024-12-31T23:59:58.999", gives: "58"),
        LibraryCall("extract", "year", "1969-12-31T00:00:01", gives: "1969"),
        LibraryCall("extract", "month", "1969-12-31T00:00:01", gives: "12"),
        LibraryCall("extract", "day", "1969-12-31T00:00:01", gives: "31"),
        LibraryCall("extract", "hour", "1969-12-31T00:00:01", gives: "0"),
        LibraryCall("extract", "minute", "1969-12-31T00:00:01", gives: "0"),
        LibraryCall("extract", "second", "1969-12-31T00:00:01", gives: "1"),
        LibraryCall("extract", "year", "2000-02-29", gives: "2000"),
        LibraryCall("extract", "month", "2000-02-29", gives: "2"),
        LibraryCall("extract", "day", "2000-02-29", gives: "29"),
        LibraryCall("extract", "hour", "2000-02-29", gives: "0"),
        LibraryCall("extract", "minute", "2000-02-29", gives: "0"),
        LibraryCall("extract", "second", "2000-02-29", gives: "0"),
        LibraryCall("extract", "hour", "2024-01-01T10:00:00+02:00", gives: "10"),
        LibraryCall("extract", "day", moment(1_704_063_600, "Europe/Berlin"), gives: "1"),
        LibraryCall("extract", "day", moment(1_704_063_600), gives: "31"),
        LibraryCall("extract", "hour", date(2024, 1, 2), gives: "0"),
        LibraryCall("extract", "week", "2024-01-01", gives: "ValueError: Unknown extract part: week"),
        LibraryCall("extract", nil, "2024-01-01", gives: "ValueError: Unknown extract part: None"),
        LibraryCall("extract", "week", "x", gives: "ValueError: Invalid isoformat string: 'x'"),
        LibraryCall("toYear", "2024-05-06", gives: "2024"),
        LibraryCall("toMonth", date(2024, 5, 6), gives: "5"),
        LibraryCall("toYYYYMM", moment(1_704_164_645), gives: "202401"),
        LibraryCall("toYear", nil, gives: "TypeError: fromisoformat: argument must be str"),
        LibraryCall("toYear", moment(0, "Mars/Olympus"), gives: "UnknownTimeZoneError: 'Mars/Olympus'"),
    ])
    func takesParts(call: LibraryCall) throws { try call.check() }

    @Test(arguments: [
        LibraryCall("toStartOfDay", moment(1_704_164_645.678), gives: "DateTime(1704153600.0, 'UTC')"),
        LibraryCall("toStartOfHour", moment(1_704_164_645.678), gives: "DateTime(1704164400.0, 'UTC')"),
        LibraryCall("toStartOfWeek", moment(1_704_633_600), gives: "DateTime(1704067200.0, 'UTC')"),
        LibraryCall("toStartOfWeek", moment(1_704_672_000), 1, gives: "DateTime(1704672000.0, 'UTC')"),
        LibraryCall("toStartOfMonth", moment(1_709_251_199), gives: "DateTime(1706745600.0, 'UTC')"),
        LibraryCall("toStartOfMonth", date(2024, 2, 29), gives: "DateTime(1706745600.0, 'UTC')"),
        LibraryCall("toStartOfDay", date(2024, 2, 29), gives: "DateTime(1709164800.0, 'UTC')"),
        LibraryCall("toStartOfDay", "2024-02-29", gives: "ValueError: Expected a Date or DateTime"),
        LibraryCall("toStartOfDay", moment(-1), gives: "DateTime(-86400.0, 'UTC')"),
        LibraryCall("toStartOfDay", moment(1_704_063_600, "Europe/Berlin"), gives: "DateTime(1704063600.0, 'Europe/Berlin')"),
        LibraryCall("toStartOfDay", moment(1_541_345_400, "America/Sao_Paulo"), gives: "DateTime(1541300400.0, 'America/Sao_Paulo')"),
        LibraryCall("toStartOfHour", moment(1_729_992_600, "Europe/Berlin"), gives: "DateTime(1729990800.0, 'Europe/Berlin')"),
        LibraryCall("dateTrunc", "year", moment(1_709_251_199), gives: "DateTime(1704067200.0, 'UTC')"),
        LibraryCall("dateTrunc", "month", moment(1_709_251_199), gives: "DateTime(1706745600.0, 'UTC')"),
        LibraryCall("dateTrunc", "day", moment(1_709_251_199), nil, gives: "DateTime(1709164800.0, 'UTC')"),
        LibraryCall("dateTrunc", "hour", moment(1_709_251_199), gives: "DateTime(1709247600.0, 'UTC')"),
        LibraryCall("dateTrunc", "minute", moment(1_709_251_199), gives: "DateTime(1709251140.0, 'UTC')"),
        LibraryCall("dateTrunc", "second", moment(0), gives: "ValueError: Unsupported unit for dateTrunc: second"),
        LibraryCall("dateTrunc", "week", moment(0), gives: "ValueError: Unsupported unit for dateTrunc: week"),
        LibraryCall("dateTrunc", "day", date(2024, 1, 1), gives: "ValueError: Expected a DateTime for dateTrunc"),
        LibraryCall("dateAdd", "day", 1, moment(1_711_796_400, "Europe/Berlin"), gives: "DateTime(1711879200.0, 'Europe/Berlin')"),
        LibraryCall("dateAdd", "hour", 24, moment(1_711_796_400, "Europe/Berlin"), gives: "DateTime(1711882800.0, 'Europe/Berlin')"),
        LibraryCall("dateAdd", "month", 1, moment(1_709_161_200, "Europe/Berlin"), gives: "DateTime(1711666800.0, 'Europe/Berlin')"),
    ])
    func cutsOff(call: LibraryCall) throws { try call.check() }
}
