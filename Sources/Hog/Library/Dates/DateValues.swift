/// Dates, datetimes and intervals as values: objects with certain keys. A program can also build them by hand, so their members may hold
/// anything.
extension Heap {
    func isDate(_ value: Value) -> Bool { value.tag == .object && members(value).kind == .date }
    func isDateTime(_ value: Value) -> Bool { value.tag == .object && members(value).kind == .datetime }

    /// A member that is known to exist.
    func member(_ name: String, of value: Value) -> Value { members(value)[name] ?? .null }

    mutating func date(_ date: CivilDate) -> Value {
        var members = ObjectMembers()
        members.set("__hogDate__", .boolean(true))
        members.set("year", .integer(date.year))
        members.set("month", .integer(date.month))
        members.set("day", .integer(date.day))
        return object(members)
    }

    mutating func dateTime(_ seconds: Value, zone: Value) -> Value {
        var members = ObjectMembers()
        members.set("__hogDateTime__", .boolean(true))
        members.set("dt", seconds)
        members.set("zone", zone)
        return object(members)
    }

    mutating func dateTime(_ seconds: Value) -> Value { dateTime(seconds, zone: string("UTC")) }

    mutating func interval(_ value: Value, unit: String) -> Value {
        var members = ObjectMembers()
        members.set("__hogInterval__", .boolean(true))
        members.set("value", value)
        members.set("unit", string(unit))
        return object(members)
    }
}

/// Conversion of values to dates, times and time zones.
extension Heap {
    /// The date that a value represents. An invalid date fails with the error of Python.
    func civilDate(_ value: Value) throws(HogFailure) -> CivilDate {
        let date = CivilDate(
            year: try calendarNumber(member("year", of: value)), month: try calendarNumber(member("month", of: value)),
            day: try calendarNumber(member("day", of: value)))
        guard CivilDate.years.contains(date.year) else { throw .value("year \(date.year) is out of range") }
        guard (1...12).contains(date.month) else { throw .value("month must be in 1..12") }
        guard date.exists else { throw .value("day is out of range for month") }
        return date
    }

    /// A 32-bit integer, which Python requires for the parts of a date.
    func calendarNumber(_ value: Value) throws(HogFailure) -> Int {
        switch value.tag {
        case .boolean, .integer:
            let number = value.tag == .boolean ? (value.asBoolean ? 1 : 0) : value.asInteger
            guard number <= Int32.max else { throw .overflow("signed integer is greater than maximum") }
            guard number >= Int32.min else { throw .overflow("signed integer is less than minimum") }
            return number
        case .bigInteger: throw .overflow("Python int too large to convert to C long")
        default: throw notAnInteger(value)
        }
    }

    /// The moment this many seconds after the beginning of 1970.
    func moment(seconds value: Value) throws(HogFailure) -> Moment {
        switch value.tag {
        case .boolean: try Moment(wholeSeconds: value.asBoolean ? 1 : 0)
        case .integer: try Moment(wholeSeconds: value.asInteger)
        case .float: try Moment(seconds: value.asFloat)
        case .bigInteger: throw .overflow("timestamp out of range for platform time_t")
        default: throw notAnInteger(value)
        }
    }

    func moment(ofDateTime value: Value) throws(HogFailure) -> Moment { try moment(seconds: member("dt", of: value)) }

    /// The rules of the time zone of this name.
    func zoneRules(_ value: Value) throws(HogFailure) -> ZoneRules {
        switch value.tag {
        case .null: throw HogFailure(.timeZone, "None")
        case .string:
            if let rules = ZoneDatabase.named(string(value)) { return rules }
            throw HogFailure(.timeZone, try pythonText(value))
        default: throw hasNoAttribute("upper", value)
        }
    }
}

/// Dates and datetimes in ISO 8601, as returned by `toString`.
extension Heap {
    func isoText(ofDate value: Value) throws(HogFailure) -> String {
        let month = try twoDigits(member("month", of: value))
        let day = try twoDigits(member("day", of: value))
        return try pythonString(member("year", of: value)) + "-\(month)-\(day)"
    }

    func isoText(ofDateTime value: Value) throws(HogFailure) -> String {
        let zone = member("zone", of: value)
        let rules = isTruthy(zone) ? try zoneRules(zone) : .utc
        let moment = try moment(ofDateTime: value)
        let isUTC = zone.tag == .string && string(zone).utf8.elementsEqual("UTC".utf8)
        return DateText.iso(try moment.clock(in: rules)) + (isUTC ? "Z" : DateText.offset(moment.offset(in: rules), separator: ":"))
    }

    private func twoDigits(_ value: Value) throws(HogFailure) -> String {
        guard value.tag == .integer || value.tag == .boolean else {
            throw .value("Unknown format code 'd' for object of type '\(pythonType(value))'")
        }
        return DateText.padded(try calendarNumber(value), 2)
    }
}

/// Formatting of the parts of dates.
enum DateText {
    /// Includes milliseconds.
    static func iso(_ clock: WallClock) -> String {
        "\(date(clock.date))T\(time(clock)).\(padded(clock.microsecond / 1000, 3))"
    }

    static func date(_ date: CivilDate) -> String { "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))" }

    static func time(_ clock: WallClock) -> String { "\(padded(clock.hour, 2)):\(padded(clock.minute, 2)):\(padded(clock.second, 2))" }

    /// `+01:00`, with seconds only for historical offsets that have them.
    static func offset(_ seconds: Int, separator: String) -> String {
        let size = abs(seconds)
        var parts = [padded(size / 3600, 2), padded(size / 60 % 60, 2)]
        if size % 60 != 0 { parts.append(padded(size % 60, 2)) }
        return (seconds < 0 ? "-" : "+") + parts.joined(separator: separator)
    }

    /// Padded with leading zeros.
    static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number.magnitude)
        let zeros = String(repeating: "0", count: max(0, width - digits.count - (number < 0 ? 1 : 0)))
        return (number < 0 ? "-" : "") + zeros + digits
    }
}
