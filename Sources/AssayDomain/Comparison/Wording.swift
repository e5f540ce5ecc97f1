internal import Glibc

/// Numbers in a sentence.
enum Wording {
    /// `1,319`
    static func count(_ number: Int) -> String {
        var text = ""
        for (place, digit) in String(number).reversed().enumerated() {
            if place > 0 && place % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return String(text.reversed())
    }

    /// `1 pair`, `1,319 pairs`
    static func counted(_ number: Int, _ noun: String) -> String { "\(count(number)) \(noun)\(number == 1 ? "" : "s")" }

    /// `p = 0.020`, `p = 0.34`, `p < 0.001`. Never so short that it reads as 0.05 while it is not.
    static func pValue(_ value: Double) -> String {
        if value < 0.001 { return "p < 0.001" }
        if value >= 0.1 { return "p = \(decimal(value, places: 2))" }
        let isNearTheLevel = decimal(value, places: 3) == "0.050" && value != EvaluationComparison.level
        return "p = \(decimal(value, places: isNearTheLevel ? 5 : 3))"
    }

    /// `+1.2 points`, `−0.0034`: two digits that count, or three places where it is larger.
    static func signed(_ value: Double, unit: String = "") -> String {
        let size = value == 0 ? 0 : Int(log10(value.magnitude).rounded(.down))
        let places = min(12, max(unit.isEmpty ? 3 : 1, 1 - size))
        return "\(value < 0 ? "−" : "+")\(decimal(value.magnitude, places: places))\(unit)"
    }

    /// Upwards to two digits that count: 213 is 220. It is an estimate.
    static func rounded(_ number: Int) -> Int {
        var unit = 1
        while number / unit >= 100 { unit *= 10 }
        return (number + unit - 1) / unit * unit
    }

    private static func decimal(_ value: Double, places: Int) -> String {
        let unit = pow(10, Double(places))
        let scaled = (value * unit).rounded()
        guard scaled < 1e15 else { return "\(value)" }
        let fraction = String(Int(scaled) % Int(unit))
        return "\(Int(scaled) / Int(unit)).\(String(repeating: "0", count: places - fraction.count))\(fraction)"
    }
}
