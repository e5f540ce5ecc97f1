/// Functions of dates and times. The calendar is that of the time zone of a datetime.
enum DateFunctions {
    static let all = conversions + calendar + arithmetic

    private static let conversions = [
        LibraryFunction("now", 0, 1, now),
        LibraryFunction("today", 0, 0, today),
        LibraryFunction("toDate", 1, 1, toDate),
        LibraryFunction("toDateTime", 1, 2, toDateTime),
        LibraryFunction("fromUnixTimestamp", 1, 1, fromUnixTimestamp),
        LibraryFunction("fromUnixTimestampMilli", 1, 1, fromUnixTimestampMilli),
        LibraryFunction("toUnixTimestamp", 1, 2, toUnixTimestamp),
        LibraryFunction("toUnixTimestampMilli", 1, 2, toUnixTimestampMilli),
        LibraryFunction("toTimeZone", 2, 2, toTimeZone),
    ]

    private static func now(_: CallArguments, runtime: inout Runtime) -> Value {
        runtime.heap.dateTime(.float(Moment.now().seconds))
    }

    private static func today(_: CallArguments, runtime: inout Runtime) -> Value {
        runtime.heap.date(WallClock(microsecondsSince1970: Moment.now().microseconds).date)
    }

    /// A number is interpreted as seconds in UTC; the reference uses the time zone of its host. The date of a string is the one it is
    /// written with.
    private static func toDate(_ arguments: CallArguments, runtime: inout Runtime) throws(HogFailure) -> Value {
        if arguments[0].isNumber || arguments[0].tag == .boolean {
            return runtime.heap.date(try runtime.heap.moment(seconds: arguments[0]).clock(in: .utc).date)
        }
        guard let text = try dateLike(arguments[0], runtime.heap) else { return .null }
        return runtime.heap.date(text.clock.date)
    }

    private static func toDateTime(_ arguments: CallArguments, runtime: inout Runtime) throws(HogFailure) -> Value {
        if arguments[0].isNumber || arguments[0].tag == .boolean {
            return runtime.heap.dateTime(.float(try runtime.heap.pythonFloat(arguments[0]) ?? .nan))
        }
        guard let text = try dateLike(arguments[0], runtime.heap) else { return .null }
        return runtime.heap.dateTime(.float(text.moment(in: .utc).seconds))
    }

    private static func fromUnixTimestamp(_ arguments: CallArguments, runtime: inout Runtime) -> Value {
        runtime.heap.dateTime(arguments[0])
    }

    private static func fromUnixTimestampMilli(_ arguments: CallArguments, runtime: inout Runtime) throws(HogFailure) -> Value {
        guard let milliseconds = try runtime.heap.pythonFloat(arguments[0]) else {
            throw .value("could not convert string to float: " + (try runtime.heap.pythonText(arguments[0])))
        }
        return runtime.heap.dateTime(.float(milliseconds / 1000))
    }

    private static func toUnixTimestamp(_ arguments: CallArguments, runtime: inout Runtime) throws(HogFailure) -> Value {
        try seconds(arguments[0], zone: arguments.given(1), runtime.heap)
    }

    private static func toUnixTimestampMilli(_ arguments: CallArguments, runtime: inout Runtime) throws(HogFailure) -> Value {
        let milliseconds = try runtime.multiply(try seconds(arguments[0], zone: nil, runtime.heap), .integer(1000))
        if let whole = try runtime.heap.pythonInteger(milliseconds) { return whole }
        throw .value("invalid literal for int() with base 10: " + (try runtime.heap.pythonText(milliseconds)))
    }

    private static func toTimeZone(_ arguments: CallArguments, runtime: inout Runtime) throws(HogFailure) -> Value {
        guard runtime.heap.isDateTime(arguments[0]) else { throw .value("Expected a DateTime") }
        var members = runtime.heap.members(arguments[0])
        members.set("zone", arguments[1])
        return runtime.heap.object(members)
    }
}

extension DateFunctions {
    private static func dateLike(_ value: Value, _ heap: borrowing Heap) throws(HogFailure) -> DateLikeText? {
        guard value.tag == .string else { throw heap.hasNoAttribute("strip", value) }
        return DateLikeText(heap.string(value))
    }

    /// Seconds since 1970. Those of a datetime are returned as stored.
    private static func seconds(_ value: Value, zone: Value?, _ heap: borrowing Heap) throws(HogFailure) -> Value {
        if heap.isDateTime(value) { return heap.member("dt", of: value) }
        if heap.isDate(value) {
            let midnight = WallClock(date: try heap.civilDate(value))
            return .float(Moment(midnight, in: try rules(zone, heap)).seconds)
        }
        guard let text = try dateLike(value, heap) else { throw .value("Could not parse date: " + (try heap.pythonString(value))) }
        return .float(text.moment(in: text.offset == nil ? try rules(zone, heap) : .utc).seconds)
    }

    private static func rules(_ zone: Value?, _ heap: borrowing Heap) throws(HogFailure) -> ZoneRules {
        guard let zone, heap.isTruthy(zone) else { return .utc }
        return try heap.zoneRules(zone)
    }
}
