/// A length of time as Python's `timedelta` counts it: whole days, rounded down, and microseconds.
struct TimeSpan: Equatable {
    let days: Int
    let microseconds: Int

    /// So many of a unit of at most a day.
    init(_ amount: Value, _ unit: DateUnit, in heap: borrowing Heap) throws(HogFailure) {
        let length = unit.length ?? WallClock.microsecondsOfDay
        switch amount.tag {
        case .boolean: try self.init(whole: amount.asBoolean ? 1 : 0, fraction: 0, length)
        case .integer: try self.init(whole: amount.asInteger, fraction: 0, length)
        case .bigInteger: throw Self.tooLarge
        case .float:
            let value = amount.asFloat
            guard !value.isNaN else { throw .value("cannot convert float NaN to integer") }
            guard value.isFinite else { throw .overflow("cannot convert float infinity to integer") }
            guard let whole = Int(exactly: value.rounded(.towardZero)) else { throw Self.tooLarge }
            let fraction = (value - value.rounded(.towardZero)) * Double(length)
            try self.init(whole: whole, fraction: Int(fraction.rounded(.toNearestOrEven)), length)
        default: throw .type("unsupported type for timedelta \(unit.rawValue)s component: \(heap.pythonType(amount))")
        }
    }

    private static let tooLarge = HogFailure.overflow("Python int too large to convert to C int")

    /// The fraction is in microseconds.
    private init(whole: Int, fraction: Int, _ length: Int) throws(HogFailure) {
        let perDay = WallClock.microsecondsOfDay / length
        let wholeDays = CivilDate.floorDivision(whole, perDay)
        guard let small = Int32(exactly: wholeDays) else { throw Self.tooLarge }
        let rest = (whole - wholeDays * perDay) * length + fraction
        let moreDays = CivilDate.floorDivision(rest, WallClock.microsecondsOfDay)
        days = Int(small) + moreDays
        microseconds = rest - moreDays * WallClock.microsecondsOfDay
        guard abs(days) <= 999_999_999 else { throw .overflow("days=\(days); must have magnitude <= 999999999") }
    }
}
