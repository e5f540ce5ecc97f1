internal import Glibc

/// Distributes numbers over at most 10,000 groups, which bounds the time and memory of a bootstrap.
///
/// Up to 10,000 numbers, each number is a group of its own. With more, groups are resampled instead of numbers: if the numbers are
/// independent, the mean of a group of m numbers has the variance σ²/m, and the mean of n/m groups has σ²/n, like the mean of the n
/// numbers. Numbers are dealt to the groups in turn, so that neighbours, which may be similar, are in different groups.
///
/// The numbers are kept in units of a power of two, which is chosen so that sums do not overflow.
struct GroupedNumbers: Sendable {
    fileprivate struct Group {
        /// The sum is `sum` + `compensation`, with twice the digits of a double, so that equal numbers have no deviation.
        var sum: Double
        var compensation: Double
        var count: Double
    }

    private static let limit = 10_000

    private var groups: [Group] = []
    private(set) var count = 0
    private var unit = NumberUnit()
    /// The sum of squared deviations from `mean`, updated as in B. P. Welford ("Note on a method for calculating corrected sums of squares
    /// and products", Technometrics 4, 1962).
    private var squares = 0.0
    private var mean = 0.0

    /// Adds a finite number, or the difference of two.
    mutating func add(_ number: Double, less other: Double = 0) {
        if let factor = unit.adapt(to: max(number.magnitude, other.magnitude)) { rescale(by: factor) }
        let value = unit.scaled(number) - unit.scaled(other)
        if count < Self.limit {
            groups.append(Group(sum: value, compensation: 0, count: 1))
        } else {
            groups[count % Self.limit].add(value)
        }
        count += 1
        let delta = value - mean
        mean += delta / Double(count)
        squares += delta * (value - mean)
    }

    private mutating func rescale(by factor: Double) {
        for index in groups.indices {
            groups[index].sum *= factor
            groups[index].compensation *= factor
        }
        mean *= factor
        squares *= factor * factor
    }

    /// The standard deviation; `nil` with fewer than two numbers.
    var deviation: Double? { count > 1 ? unit.unscaled((squares / Double(count - 1)).squareRoot()) : nil }

    /// The means of resamples of the numbers; `nil` with fewer than two numbers.
    ///
    /// - Parameter mean: of the numbers.
    func resampled(around mean: Double) -> ResampledMeans? {
        guard count > 1 else { return nil }
        let center = unit.scaled(mean)
        let deviations = groups.map { ResampledMeans.Deviation(sum: $0.deviation(from: center), count: $0.count) }
        let magnitude = groups.reduce(0) { $0 + $1.sum.magnitude } / Double(count)
        return ResampledMeans(of: deviations, around: mean, in: unit, magnitude: magnitude)
    }
}

extension GroupedNumbers.Group {
    /// Source: D. E. Knuth, "The art of computer programming", volume 2 (1997), 4.2.2, theorem B: the rounding error of a sum of two.
    mutating func add(_ value: Double) {
        let total = sum + value
        let added = total - sum
        compensation += (sum - (total - added)) + (value - added)
        sum = total
        count += 1
    }

    func deviation(from mean: Double) -> Double { sum.addingProduct(-count, mean) + compensation }
}

/// A power of two that numbers are divided by, so that sums of large numbers do not overflow.
struct NumberUnit: Sendable {
    /// The factor that numbers are multiplied with; 0 until the first number that is not 0.
    private var scale = 0.0

    private static let greatest = 0x1p300

    /// Changes the unit if a number is too large for it. Returns the factor by which everything kept so far is to be multiplied; `nil` if
    /// the unit stays the same.
    mutating func adapt(to magnitude: Double) -> Double? {
        guard magnitude > 0, scale == 0 || magnitude * scale > Self.greatest else { return nil }
        let fitting = scalbn(1, -Int32(min(max(magnitude.exponent, -1000), 1000)))
        defer { scale = fitting }
        return scale == 0 ? nil : fitting / scale
    }

    func scaled(_ number: Double) -> Double { number * scale }

    /// Never infinite: at most the greatest double.
    func unscaled(_ number: Double) -> Double {
        let value = number / scale
        return min(max(scale == 0 ? 0 : value, -.greatestFiniteMagnitude), .greatestFiniteMagnitude)
    }
}
