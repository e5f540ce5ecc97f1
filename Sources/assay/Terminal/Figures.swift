/// Numbers as a person reads them.
enum Figures {
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

    /// `56.6 %`; a dash where there is nothing to divide.
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

    /// `1 item`, `1,319 items`
    static func counted(_ number: Int, _ noun: String) -> String {
        "\(count(number)) \(noun)\(number == 1 ? "" : "s")"
    }
}
