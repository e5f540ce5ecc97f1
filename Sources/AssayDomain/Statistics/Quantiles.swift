/// Median, tenth and ninetieth percentile of numbers, in their unit.
///
/// Source: definition 7 of R. J. Hyndman and Y. Fan, "Sample quantiles in statistical packages", The American Statistician 50 (1996):
/// linear between the two nearest values, as NumPy, R and spreadsheets do.
public struct Quantiles: Sendable, Equatable {
    public let median: Double
    public let p10: Double
    public let p90: Double

    /// `nil` where there are no numbers. What is not finite is no number.
    public init?(of values: [Double]) {
        let sorted = values.filter(\.isFinite).sorted()
        guard !sorted.isEmpty else { return nil }
        median = Self.quantile(0.5, ofSorted: sorted)
        p10 = Self.quantile(0.1, ofSorted: sorted)
        p90 = Self.quantile(0.9, ofSorted: sorted)
    }

    /// - Parameter share: from 0, the least, to 1, the greatest.
    static func quantile(_ share: Double, ofSorted values: [Double]) -> Double {
        let place = share * Double(values.count - 1)
        let below = Int(place)
        let above = min(below + 1, values.count - 1)
        let (low, high, part) = (values[below], values[above], place - Double(below))
        // From the nearer end, so that the result never leaves the two.
        return part < 0.5 ? low + (high - low) * part : high - (high - low) * (1 - part)
    }
}
