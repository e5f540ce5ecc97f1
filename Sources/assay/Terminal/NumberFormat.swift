/// Formats numbers for people.
enum NumberFormat {
    /// `1,319`
    static func count(_ number: Int) -> String {
        var digits = String(number.magnitude)
        var groups: [Substring] = []
        while digits.count > 3 {
            groups.insert(Substring(digits.suffix(3)), at: 0)
            digits.removeLast(3)
        }
        groups.insert(Substring(digits), at: 0)
        return (number < 0 ? "-" : "") + groups.joined(separator: ",")
    }

    /// `56.6 %`; a dash for `nil`.
    static func percent(_ fraction: Double?) -> String {
        fraction.map { "\(decimal($0 * 100, places: 1)) %" } ?? "–"
    }

    /// Rounded to `places` digits after the point.
    static func decimal(_ number: Double, places: Int) -> String {
        let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
        let scaled = (number.magnitude * scale).rounded()
        guard scaled < 1e15 else { return String(number) }
        let whole = Int(scaled)
        let unit = Int(scale)
        let fraction = String(whole % unit)
        let sign = number < 0 && whole > 0 ? "-" : ""
        guard places > 0 else { return "\(sign)\(whole)" }
        return "\(sign)\(whole / unit).\(String(repeating: "0", count: places - fraction.count))\(fraction)"
    }

    /// `53.9–59.3`, in per cent
    static func percentRange(_ low: Double, _ high: Double) -> String {
        "\(decimal(low * 100, places: 1))–\(decimal(high * 100, places: 1))"
    }

    /// Without unnecessary digits: `60`, `0.5`.
    static func plain(_ number: Double) -> String {
        number.rounded() == number && number.magnitude < 1e15 ? String(Int(number)) : String(number)
    }

    /// At most three digits after the point.
    static func short(_ number: Double) -> String {
        number.rounded() == number ? plain(number) : decimal(number, places: 3)
    }

    /// At most six significant digits: `0.833333`, `1234.5`. Very small and very large numbers are not rounded: `1.5e-09`.
    static func significant(_ number: Double) -> String {
        let isPlain = number.rounded() == number || !(1e-6..<1e15).contains(number.magnitude)
        guard !isPlain else { return plain(number) }
        var (places, limit) = (5, 10.0)
        while number.magnitude >= limit, places > 0 { (places, limit) = (places - 1, limit * 10) }
        limit = 1
        while number.magnitude < limit { (places, limit) = (places + 1, limit / 10) }
        let digits = decimal(number, places: places)
        guard digits.contains(".") else { return digits }
        let kept = digits.reversed().drop { $0 == "0" }.drop { $0 == "." }
        return String(kept.reversed())
    }

    /// `0.03 s` below one second, else as `duration`.
    static func elapsed(_ seconds: Double) -> String {
        guard seconds >= 0, seconds < 0.995 else { return duration(seconds) }
        return seconds < 0.01 ? "less than 0.01 s" : "\(decimal(seconds, places: 2)) s"
    }

    /// `2 s`, `4 min 10 s`, `1 h 5 min`
    static func duration(_ seconds: Double) -> String {
        guard seconds >= 0, seconds < 1e9 else { return "–" }
        let whole = Int(seconds.rounded(.up))
        if whole < 120 { return "\(whole) s" }
        if whole < 7200 { return "\(whole / 60) min\(whole % 60 > 0 ? " \(whole % 60) s" : "")" }
        return "\(count(whole / 3600)) h\(whole % 3600 / 60 > 0 ? " \(whole % 3600 / 60) min" : "")"
    }

    /// `1 item`, `1,319 items`
    static func counted(_ number: Int, _ noun: String) -> String {
        "\(count(number)) \(noun)\(number == 1 ? "" : "s")"
    }
}
