/// Dates and datetimes in the notation of ISO 8601, as `toString` gives them.
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
