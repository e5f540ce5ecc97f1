/// The mean of items' numbers and its 95 % confidence interval, in the numbers' unit. No distribution is assumed.
///
/// The mean is exact, and rounded once. Source of the interval: the percentile interval of B. Efron and R. J. Tibshirani, "An introduction
/// to the bootstrap" (1993), chapter 13, from 2,000 resamples of deviations from the mean. The same numbers in the same order have the same
/// interval. Memory is bounded for any number of items.
public struct BootstrapMean: Sendable {
    private var exact = ExactMean()
    private var numbers = GroupedNumbers()

    public init() {}

    /// Adds an item, which counts once for any number of trials: items are independent of each other, trials of one item are not.
    public mutating func add(_ item: ItemMean) {
        exact.add(item)
        numbers.add(item.rounded)
    }

    /// How many items.
    public var count: Int { exact.count }

    /// `nil` without items.
    public var mean: Double? { exact.rounded }

    /// The 95 % interval, which contains the mean; `nil` with fewer than two items. Takes up to a tenth of a second.
    public func interval() -> Interval? { mean.flatMap { numbers.resampled(around: $0) }?.interval }
}

/// Tests whether the mean difference between pairs is more than chance: the mean, its 95 % confidence interval and a p-value.
///
/// Source: the percentile interval of Efron and Tibshirani, "An introduction to the bootstrap" (1993), chapter 13, over 2,000 resamples of
/// the pairs' deviations from their mean, and the p-value that belongs to it: twice the share of resamples on the other side of zero, with
/// one added to both counts (A. C. Davison and D. V. Hinkley, "Bootstrap methods and their application" (1997), 4.2). So zero is outside
/// the interval if p is below 0.05, and p is at least 0.001. With few pairs, all signs may agree by chance: with m pairs that differ this
/// happens in 2 of 2^m cases, and p is never below that. With fewer than about 30 pairs the interval is slightly too narrow.
public struct PairedBootstrap: Sendable {
    private var exact = ExactMean()
    private var numbers = GroupedNumbers()
    private var differing = 0

    public init() {}

    /// Adds a pair: the same item in two runs.
    public mutating func add(from before: ItemMean, to after: ItemMean) {
        exact.add(after, less: before)
        numbers.add(after.rounded, less: before.rounded)
        if after.rounded != before.rounded { differing += 1 }
    }

    /// How many pairs.
    public var count: Int { exact.count }

    /// The mean difference, exact and rounded once, in the unit of the numbers; `nil` without pairs.
    public var difference: Double? { exact.rounded }

    /// The standard deviation of the differences; `nil` with fewer than two.
    public var deviation: Double? { numbers.deviation }

    public struct TestResult: Sendable, Equatable {
        /// The 95 % interval of the mean difference.
        public let interval: Interval
        /// Two-sided.
        public let pValue: Double
    }

    /// `nil` with fewer than two pairs. Takes up to a tenth of a second.
    public func test() -> TestResult? {
        guard let difference, let means = numbers.resampled(around: difference) else { return nil }
        let share = Double(means.smallerTail + 1) / Double(ResampledMeans.count + 1)
        let bySigns = differing < 64 ? 2 / Double(UInt64(1) << differing) : 0
        return TestResult(interval: means.interval, pValue: min(1, max(2 * share, bySigns)))
    }
}

/// The means of resamples of numbers. Each resample draws as many numbers as there are, with replacement.
///
/// The deviations from the mean are resampled, so that equal numbers give exactly equal means. The same numbers in the same order always
/// give the same resamples.
struct ResampledMeans {
    /// The sum of the deviations of a group's numbers from the mean.
    struct Deviation {
        let sum: Double
        let count: Double
    }

    private let mean: Double
    private let unit: NumberUnit
    /// The deviations of the resamples' means from the mean, in ascending order.
    private let sorted: [Double]
    /// Means and deviations up to this size count as 0: they are rounding errors.
    private let tolerance: Double

    /// The number of resamples: 50 of their means are beyond each end of a 95 % interval.
    static let count = 2_000

    /// - Parameter magnitude: the typical absolute value of the numbers.
    init(of deviations: [Deviation], around mean: Double, in unit: NumberUnit, magnitude: Double) {
        self.mean = mean
        self.unit = unit
        tolerance = magnitude * 1e-12
        var random = SeededRandom(seed: 0x4173_7361_79)
        sorted = deviations.withUnsafeBufferPointer { deviations in
            (0..<Self.count).map { _ in Self.mean(of: deviations, drawnBy: &random) }
        }.sorted()
    }

    /// The interval between the percentiles 2.5 and 97.5, extended to contain the mean.
    var interval: Interval {
        let (low, high) = (deviation(0.025), deviation(0.975))
        let center = unit.scaled(mean)
        return Interval(low: min(mean, unit.unscaled(center + low)), high: max(mean, unit.unscaled(center + high)))
    }

    private func deviation(_ probability: Double) -> Double {
        let deviation = Quantiles.quantile(probability, ofSorted: sorted)
        return deviation.magnitude <= tolerance ? 0 : deviation
    }

    /// The number of resamples with a mean below or above 0, whichever is smaller. A mean of 0 counts on both sides.
    var smallerTail: Int {
        let center = unit.scaled(mean)
        return min(sorted.count { center + $0 <= tolerance }, sorted.count { center + $0 >= -tolerance })
    }

    private static func mean(of deviations: UnsafeBufferPointer<Deviation>, drawnBy random: inout SeededRandom) -> Double {
        let count = UInt64(deviations.count)
        var (sum, drawn) = (0.0, 0.0)
        var bits: UInt64 = 0
        for draw in 0..<deviations.count {
            // 32 bits choose among at most 10,000 groups with a bias below 0.000 003; each call gives two such choices.
            bits = draw & 1 == 0 ? random.next() : bits >> 32
            let group = deviations[Int(truncatingIfNeeded: ((bits & 0xffff_ffff) &* count) >> 32)]
            sum += group.sum
            drawn += group.count
        }
        return sum / drawn
    }
}

/// A random number generator that gives the same numbers for the same seed on every machine.
///
/// Source: splitmix64, in G. L. Steele, D. Lea and C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
public struct SeededRandom: RandomNumberGenerator, Sendable {
    private var state: UInt64

    public init(seed: UInt64) { state = seed }

    public mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
