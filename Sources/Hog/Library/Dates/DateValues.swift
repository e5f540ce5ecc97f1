/// Dates, datetimes and intervals are objects with certain keys, which a program may as well write itself: what they hold can be anything.
extension Heap {
    func isDate(_ value: Value) -> Bool { value.tag == .object && members(value).kind == .date }
    func isDateTime(_ value: Value) -> Bool { value.tag == .object && members(value).kind == .datetime }

    /// A member that is known to be there.
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
