/// How the parts of dates are written.
enum DateText {
    /// With milliseconds.
    static func iso(_ clock: WallClock) -> String {
        "\(date(clock.date))T\(time(clock)).\(padded(clock.microsecond / 1000, 3))"
    }

    static func date(_ date: CivilDate) -> String { "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))" }

    static func time(_ clock: WallClock) -> String { "\(padded(clock.hour, 2)):\(padded(clock.minute, 2)):\(padded(clock.second, 2))" }

    /// `+01:00`, and seconds where a zone's history has them.
    static func offset(_ seconds: Int, separator: String) -> String {
        let size = abs(seconds)
        var parts = [padded(size / 3600, 2), padded(size / 60 % 60, 2)]
        if size % 60 != 0 { parts.append(padded(size % 60, 2)) }
        return (seconds < 0 ? "-" : "+") + parts.joined(separator: separator)
    }

    /// With zeros in front.
    static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number.magnitude)
        let zeros = String(repeating: "0", count: max(0, width - digits.count - (number < 0 ? 1 : 0)))
        return (number < 0 ? "-" : "") + zeros + digits
    }
}
