/// The Wilson score interval of a proportion: where the true rate lies with 95 % confidence.
///
/// Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
public struct WilsonInterval: Sendable, Equatable {
    public let low: Double
    public let high: Double

    /// `nil` where there are no trials.
    public init?(successes: Int, trials: Int) {
        guard trials > 0 else { return nil }
        let z = 1.959963984540054
        let n = Double(trials)
        let rate = Double(successes) / n
        let center = rate + z * z / (2 * n)
        let spread = z * (rate * (1 - rate) / n + z * z / (4 * n * n)).squareRoot()
        let scale = 1 + z * z / n
        // The rate is in it: rounding alone would leave 0 and 1 out.
        low = max(0, min(rate, (center - spread) / scale))
        high = min(1, max(rate, (center + spread) / scale))
    }
}
