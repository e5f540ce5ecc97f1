/// What the dates and datetimes of a program stand for.
extension Heap {
    /// The day that a date stands for; Python's errors where there is none.
    func civilDate(_ value: Value) throws(HogFailure) -> CivilDate {
        let date = CivilDate(
            year: try calendarNumber(member("year", of: value)), month: try calendarNumber(member("month", of: value)),
            day: try calendarNumber(member("day", of: value)))
        guard CivilDate.years.contains(date.year) else { throw .value("year \(date.year) is out of range") }
        guard (1...12).contains(date.month) else { throw .value("month must be in 1..12") }
        guard date.exists else { throw .value("day is out of range for month") }
        return date
    }

    /// A whole number of 32 bits, as Python wants them for the parts of a date.
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

    /// The moment that is so many seconds after the beginning of 1970.
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

    /// The rules of the time zone that a string names.
    func zoneRules(_ value: Value) throws(HogFailure) -> ZoneRules {
        switch value.tag {
        case .null: throw HogFailure(.timeZone, "None")
        case .string:
            if let rules = Zone.named(string(value)) { return rules }
            throw HogFailure(.timeZone, try pythonText(value))
        default: throw hasNoAttribute("upper", value)
        }
    }
}
