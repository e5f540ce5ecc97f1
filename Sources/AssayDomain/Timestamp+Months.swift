extension Timestamp {
    /// The same time of day so many months earlier; the last day of that month where it has no such day.
    public func months(earlier count: Int64) -> Timestamp {
        let days = microseconds.flooredQuotient(Self.microsecondsInDay)
        let date = CalendarDate(daysSince1970: days)
        let months = date.year * 12 + date.month - 1 - count
        let year = months.flooredQuotient(12)
        for day in (1...date.day).reversed() {
            guard let earlier = CalendarDate(year: year, month: months - year * 12 + 1, day: day) else { continue }
            return advanced(by: (earlier.daysSince1970 - days) * Self.microsecondsInDay)
        }
        return self
    }
}
