/// A string that is written like a date, with or without a time: `2024-01-02`, `2024-01-02 03:04`, `2024-01-02T03:04:05.678+01:00`. Digits
/// after the milliseconds are ignored.
struct DateLikeText {
    /// The date and time as written.
    let clock: WallClock
    /// The offset from UTC in seconds; `nil` if the string has none.
    let offset: Int?

    /// `nil` for strings that are not written like a date, and for dates that do not exist. Surrounding whitespace is ignored.
    init?(_ string: String) {
        var reader = Reader(rest: Whitespace.trimmed(string).utf8[...])
        guard let date = reader.date(), date.exists else { return nil }
        var microseconds = 0
        var offset: Int?
        if !reader.rest.isEmpty {
            guard let time = reader.time() else { return nil }
            microseconds = time
            if !reader.rest.isEmpty {
                offset = reader.offset()
                guard offset != nil, reader.rest.isEmpty else { return nil }
            }
        }
        self.offset = offset
        clock = WallClock(date: date, microseconds: microseconds)
    }

    /// - Parameter rules: the time zone of strings without an offset.
    func moment(in rules: ZoneRules) -> Moment {
        guard let offset else { return Moment(clock, in: rules, skipped: .backwards) }
        return Moment(microseconds: clock.microsecondsSince1970 - offset * 1_000_000)
    }

    private struct Reader {
        var rest: Substring.UTF8View

        mutating func date() -> CivilDate? {
            guard let year = digits(4), skip("-"), let month = digits(2), skip("-"), let day = digits(2) else { return nil }
            return CivilDate(year: year, month: month, day: day)
        }

        /// In microseconds since midnight.
        mutating func time() -> Int? {
            guard skip("T") || skip("t") || skip(" ") else { return nil }
            guard let hour = digits(2), hour < 24, skip(":"), let minute = digits(2), minute < 60 else { return nil }
            let microseconds = (hour * 60 + minute) * 60_000_000
            guard skip(":") else { return microseconds }
            guard let second = digits(2), second < 60 else { return nil }
            guard skip(".") || skip(",") else { return microseconds + second * 1_000_000 }
            guard let milliseconds = milliseconds() else { return nil }
            return microseconds + second * 1_000_000 + milliseconds * 1000
        }

        private mutating func milliseconds() -> Int? {
            let fraction = rest.prefix { ASCII.isDigit($0) }
            guard (1...9).contains(fraction.count) else { return nil }
            rest = rest[fraction.endIndex...]
            let three = fraction.prefix(3) + Array(repeating: UInt8(ascii: "0"), count: max(0, 3 - fraction.count))
            return three.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        }

        /// In seconds ahead of UTC.
        mutating func offset() -> Int? {
            if skip("Z") || skip("z") { return 0 }
            let isBehind = skip("-")
            guard isBehind || skip("+"), let hours = digits(2), hours < 24 else { return nil }
            var seconds = hours * 3600
            if !rest.isEmpty {
                _ = skip(":")
                guard let minutes = digits(2), minutes < 60 else { return nil }
                seconds += minutes * 60
            }
            return isBehind ? -seconds : seconds
        }

        private mutating func digits(_ count: Int) -> Int? {
            let digits = rest.prefix(count)
            guard digits.count == count, digits.allSatisfy({ ASCII.isDigit($0) }) else { return nil }
            rest = rest.dropFirst(count)
            return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        }

        private mutating func skip(_ character: Unicode.Scalar) -> Bool {
            guard rest.first == UInt8(ascii: character) else { return false }
            rest = rest.dropFirst()
            return true
        }
    }
}
