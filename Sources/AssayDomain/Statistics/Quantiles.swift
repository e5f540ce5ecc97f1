/// The median and the tenth and ninetieth percentiles of numbers, in the numbers' unit.
///
/// Source: definition 7 of R. J. Hyndman and Y. Fan, "Sample quantiles in statistical packages", The American Statistician 50 (1996):
/// linear between the two nearest values, as NumPy, R and spreadsheets do.
public struct Quantiles: Sendable, Equatable {
    public let median: Double
    public let p10: Double
    public let p90: Double

    /// `nil` without finite numbers; the others are ignored.
    public init?(of values: [Double]) {
        let sorted = values.filter(\.isFinite).sorted()
        self.init(count: sorted.count) { sorted[$0] }
    }

    /// - Parameter value: returns the number at a position in ascending order, from 0.
    init?(count: Int, _ value: (Int) -> Double) {
        guard count > 0 else { return nil }
        median = QuantilePosition(0.5, of: count).quantile(value)
        p10 = QuantilePosition(0.1, of: count).quantile(value)
        p90 = QuantilePosition(0.9, of: count).quantile(value)
    }

    /// - Parameter probability: from 0, the minimum, to 1, the maximum.
    static func quantile(_ probability: Double, ofSorted values: [Double]) -> Double {
        QuantilePosition(probability, of: values.count).quantile { values[$0] }
    }

    static let probabilities = [0.5, 0.1, 0.9]
}

/// The position of a quantile among sorted numbers: between two of them.
struct QuantilePosition {
    let below: Int
    let above: Int
    private let fraction: Double

    init(_ probability: Double, of count: Int) {
        let position = probability * Double(count - 1)
        below = Int(position)
        above = min(below + 1, count - 1)
        fraction = position - Double(below)
    }

    func quantile(_ value: (Int) -> Double) -> Double {
        let (low, high) = (value(below), value(above))
        // The difference of two very large doubles can overflow.
        guard (high - low).isFinite else { return low * (1 - fraction) + high * fraction }
        // Starting from the nearer number, rounding cannot leave the range of the two.
        return fraction < 0.5 ? low + (high - low) * fraction : high - (high - low) * (1 - fraction)
    }
}

/// Quantiles of numbers that are added in ascending order. Only the few numbers that are needed are kept.
public struct SortedQuantiles: Sendable {
    private let count: Int
    /// The numbers at the positions that are needed; `nil` until they are added.
    private var needed: [Int: Double?]
    private var next = 0

    /// - Parameter count: how many numbers will be added.
    public init(count: Int) {
        self.count = count
        let positions = Quantiles.probabilities.map { QuantilePosition($0, of: max(1, count)) }
        needed = Dictionary(positions.flatMap { [($0.below, nil), ($0.above, nil)] }, uniquingKeysWith: { first, _ in first })
    }

    public mutating func add(_ number: Double) {
        if needed[next] != nil { needed[next] = .some(number) }
        next += 1
    }

    /// `nil` without numbers, or if not exactly `count` numbers were added.
    public var quantiles: Quantiles? {
        guard next == count else { return nil }
        return Quantiles(count: count) { needed[$0].flatMap { $0 } ?? .nan }
    }
}
