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
        self.init(count: sorted.count) { sorted[$0] }
    }

    /// - Parameter value: the number at a place in ascending order, from 0.
    init?(count: Int, _ value: (Int) -> Double) {
        guard count > 0 else { return nil }
        median = QuantilePlace(0.5, of: count).quantile(value)
        p10 = QuantilePlace(0.1, of: count).quantile(value)
        p90 = QuantilePlace(0.9, of: count).quantile(value)
    }

    /// - Parameter share: from 0, the least, to 1, the greatest.
    static func quantile(_ share: Double, ofSorted values: [Double]) -> Double {
        QuantilePlace(share, of: values.count).quantile { values[$0] }
    }

    static let shares = [0.5, 0.1, 0.9]
}

/// Where a quantile is among numbers in ascending order: between two of them.
struct QuantilePlace {
    let below: Int
    let above: Int
    private let part: Double

    init(_ share: Double, of count: Int) {
        let place = share * Double(count - 1)
        below = Int(place)
        above = min(below + 1, count - 1)
        part = place - Double(below)
    }

    func quantile(_ value: (Int) -> Double) -> Double {
        let (low, high) = (value(below), value(above))
        // The way from one end of all doubles to the other is longer than a double can say.
        guard (high - low).isFinite else { return low * (1 - part) + high * part }
        // From the nearer end, so that the result never leaves the two.
        return part < 0.5 ? low + (high - low) * part : high - (high - low) * (1 - part)
    }
}
