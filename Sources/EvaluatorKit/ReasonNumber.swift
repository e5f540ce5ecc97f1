/// A number in the sentence of a verdict: with three decimals, or with as many as it takes to tell it from a threshold.
///
/// `0.8571428571428571` is `0.857`; with a threshold of 0.8572 it is `0.8571`. Trailing zeros are left out.
public struct ReasonNumber: CustomStringConvertible, Sendable {
    public let description: String

    public init(_ value: Double, apartFrom threshold: Double? = nil, and other: Double? = nil) {
        var scale = 1_000.0
        // Beyond these bounds a double has no more decimals.
        while value.magnitude * scale < 0x1p53, scale < 1e16 {
            let scaled = (value * scale).rounded()
            let shown = scaled / scale
            if shown != 0 || value == 0, Self.compares(shown, like: value, with: threshold), Self.compares(shown, like: value, with: other)
            {
                description = Self.decimal(Int(scaled), Int(scale))
                return
            }
            scale *= 10
        }
        description = Self.plain(value)
    }

    /// A configured number with all its digits: `0.5`, `1`.
    public static func plain(_ value: Double) -> String {
        Int(exactly: value).flatMap { $0.magnitude < 1_000_000_000_000_000 ? String($0) : nil } ?? value.description
    }

    private static func compares(_ shown: Double, like value: Double, with threshold: Double?) -> Bool {
        guard let threshold else { return true }
        return (shown < threshold) == (value < threshold) && (shown > threshold) == (value > threshold)
    }

    private static func decimal(_ scaled: Int, _ scale: Int) -> String {
        var (fraction, places) = (Int(scaled.magnitude) % scale, String(scale).utf8.count - 1)
        let whole = "\(scaled < 0 ? "-" : "")\(Int(scaled.magnitude) / scale)"
        guard fraction > 0 else { return whole }
        while fraction % 10 == 0 { (fraction, places) = (fraction / 10, places - 1) }
        let digits = String(fraction)
        return "\(whole).\(String(repeating: "0", count: places - digits.utf8.count))\(digits)"
    }
}
