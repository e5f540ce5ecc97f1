/// A float as Python writes it: the shortest decimal that reads back as the same float.
enum FloatText {
    static func text(_ value: Double) -> String {
        let magnitude = value.magnitude
        // In between Swift writes the same.
        if magnitude >= 0.0001, magnitude < 1e15 { return value.description }
        guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
        if value == 0 { return value.sign == .minus ? "-0.0" : "0.0" }
        let sign = value < 0 ? "-" : ""
        return sign + written(Decimal(magnitude))
    }

    /// The digits of a positive number, the first of which is worth ten to the `exponent`th.
    private struct Decimal {
        var digits: [UInt8] = []
        var exponent = 0

        /// Takes them from how Swift writes it, which differs in where the exponent begins.
        init(_ magnitude: Double) {
            let parts = magnitude.description.utf8.split(separator: UInt8(ascii: "e"))
            let (whole, fraction) = Self.halves(parts[0])
            digits = whole + fraction
            exponent = whole.count - 1
            if parts.count > 1, let written = Int(Substring(parts[1])) { exponent += written }
            let zeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
            digits.removeFirst(zeros)
            exponent -= zeros
            while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        }

        private static func halves(_ text: Substring.UTF8View) -> (whole: [UInt8], fraction: [UInt8]) {
            let halves = text.split(separator: UInt8(ascii: "."))
            return (Array(halves[0]), halves.count > 1 ? Array(halves[1]) : [])
        }
    }

    private static func written(_ decimal: Decimal) -> String {
        let digits = String(decoding: decimal.digits, as: UTF8.self)
        switch decimal.exponent {
        case -4..<0: return "0." + String(repeating: "0", count: -decimal.exponent - 1) + digits
        case 0..<16:
            let whole = decimal.exponent + 1
            let zeros = String(repeating: "0", count: max(whole - decimal.digits.count, 0))
            let fraction = digits.dropFirst(whole)
            return digits.prefix(whole) + zeros + "." + (fraction.isEmpty ? "0" : fraction)
        default:
            let exponent = String(decimal.exponent.magnitude)
            let fraction = digits.count > 1 ? "." + digits.dropFirst() : ""
            return digits.prefix(1) + fraction + (decimal.exponent < 0 ? "e-" : "e+") + (exponent.count < 2 ? "0" : "") + exponent
        }
    }
}
