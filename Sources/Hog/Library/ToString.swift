/// Values as text by `toString`: dates by ISO 8601, containers as Python shows them.
extension Heap {
    func converted(_ value: Value) throws(HogFailure) -> String {
        switch value.tag {
        case .null: return "null"
        case .boolean: return value.asBoolean ? "true" : "false"
        case .object: break
        default: return try pythonString(value)
        }
        let members = members(value)
        switch members.kind {
        case .datetime: return try converted(seconds: members["dt"] ?? .null, zone: members["zone"] ?? .null)
        case .date: return try ["year", "month", "day"].map { (name) throws(HogFailure) in try part(members[name]) }.joined(separator: "-")
        case .error: return try printed(value)
        default: return try pythonString(value)
        }
    }

    private func converted(seconds: Value, zone: Value) throws(HogFailure) -> String {
        let rules = try rules(of: isTruthy(zone) ? zone : nil)
        guard let seconds = seconds.tag == .string ? nil : try pythonFloat(seconds) else { throw notAnInteger(seconds) }
        let moment = try Moment(seconds: seconds)
        let clock = DateText.iso(try moment.clock(in: rules))
        let isUTC = zone.tag == .string && text(zone) == Text("UTC")
        return clock + (isUTC ? "Z" : DateText.offset(moment.offset(in: rules), separator: ":"))
    }

    /// UTC, if no zone is named.
    private func rules(of zone: Value?) throws(HogFailure) -> ZoneRules {
        guard let zone else { return .utc }
        guard zone.tag == .string else { throw hasNoAttribute("upper", zone) }
        guard let rules = Zone.named(string(zone)) else { throw HogFailure(.timeZone, try pythonText(zone)) }
        return rules
    }

    /// A part of a date, with two digits at least.
    private func part(_ value: Value?) throws(HogFailure) -> String {
        guard let value, value.tag == .integer else { return try pythonString(value ?? .null) }
        return DateText.padded(value.asInteger, 2)
    }
}
