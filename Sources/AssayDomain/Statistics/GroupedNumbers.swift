internal import Glibc

/// Any number of numbers in at most 10,000 groups, dealt out one by one.
///
/// Up to 10,000 numbers each is a group of its own. Beyond, resampling the groups stands for resampling the numbers: where these are
/// independent, a group's mean varies around theirs with σ²/m, m being the group's size, and the mean of n/m groups with σ²/n, as that of the
/// n numbers does. So the time and memory that a bootstrap takes have a bound. Dealing them out takes neighbours, which may be alike,
/// into different groups.
///
/// They are kept in a unit of their own, a power of two, in which the greatest do not add up to infinity.
struct GroupedNumbers: Sendable {
    fileprivate struct Group {
        /// The sum is both together, to twice a double's digits: equal numbers have no deviation, however many they are.
        var sum: Double
        var rest: Double
        var count: Double
    }

    private static let limit = 10_000

    private var groups: [Group] = []
    private(set) var count = 0
    private var unit = NumberUnit()
    /// Of their squared deviations, kept up to date as B. P. Welford does ("Note on a method for calculating corrected sums of squares and
    /// products", Technometrics 4, 1962).
    private var squares = 0.0
    private var mean = 0.0

    /// Adds a number, or the difference of two. They are finite.
    mutating func add(_ number: Double, less other: Double = 0) {
        if let factor = unit.admit(max(number.magnitude, other.magnitude)) { rescale(by: factor) }
        let value = unit.scaled(number) - unit.scaled(other)
        if count < Self.limit {
            groups.append(Group(sum: value, rest: 0, count: 1))
        } else {
            groups[count % Self.limit].add(value)
        }
        count += 1
        let off = value - mean
        mean += off / Double(count)
        squares += off * (value - mean)
    }

    private mutating func rescale(by factor: Double) {
        for place in groups.indices {
            groups[place].sum *= factor
            groups[place].rest *= factor
        }
        mean *= factor
        squares *= factor * factor
    }

    /// The standard deviation; `nil` where there are fewer than two numbers.
    var deviation: Double? { count > 1 ? unit.unscaled((squares / Double(count - 1)).squareRoot()) : nil }

    /// The means of resamples of the numbers, `mean` being theirs; `nil` where there are fewer than two.
    func resampled(around mean: Double) -> ResampledMeans? {
        guard count > 1 else { return nil }
        let center = unit.scaled(mean)
        let deviations = groups.map { ResampledMeans.Deviation(sum: $0.deviation(from: center), count: $0.count) }
        return ResampledMeans(of: deviations, around: mean, in: unit, size: groups.reduce(0) { $0 + $1.sum.magnitude } / Double(count))
    }
}

extension GroupedNumbers.Group {
    /// Source: D. E. Knuth, "The art of computer programming", volume 2 (1997), 4.2.2, theorem B: what rounding a sum of two leaves out.
    mutating func add(_ value: Double) {
        let total = sum + value
        let added = total - sum
        rest += (sum - (total - added)) + (value - added)
        sum = total
        count += 1
    }

    func deviation(from mean: Double) -> Double { sum.addingProduct(-count, mean) + rest }
}

/// A power of two in which numbers are kept.
struct NumberUnit: Sendable {
    /// What numbers are multiplied by; 0 before the first that is not 0.
    private var scale = 0.0

    private static let greatest = 0x1p300

    /// Makes the unit fit a number, which is not negative. Returns by what everything kept so far is to be multiplied, where it is another one.
    mutating func admit(_ magnitude: Double) -> Double? {
        guard magnitude > 0, scale == 0 || magnitude * scale > Self.greatest else { return nil }
        let fitting = scalbn(1, -Int32(min(max(magnitude.exponent, -1000), 1000)))
        defer { scale = fitting }
        return scale == 0 ? nil : fitting / scale
    }

    func scaled(_ number: Double) -> Double { number * scale }

    /// At most the greatest double.
    func unscaled(_ number: Double) -> Double {
        let value = number / scale
        return min(max(scale == 0 ? 0 : value, -.greatestFiniteMagnitude), .greatestFiniteMagnitude)
    }
}
