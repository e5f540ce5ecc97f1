/// Whether differences between pairs are anything but chance: their mean, where the true one lies, and how often chance does as much.
///
/// Source: the percentile interval of Efron and Tibshirani, "An introduction to the bootstrap" (1993), chapter 13, over 2,000 resamples of
/// the pairs' deviations from their mean, and the p-value that belongs to it: twice the share of resamples on the other side of zero, with
/// one added to both counts (A. C. Davison and D. V. Hinkley, "Bootstrap methods and their application" (1997), 4.2). So zero is outside of
/// the interval where p is below 0.05, and p is at least 0.001. Few pairs look alike by chance: with m pairs that differ, all their signs
/// agree in 2 of 2^m cases, and p is never below that. Below some 30 pairs the interval is a little too narrow.
public struct PairedBootstrap: Sendable {
    private var exact = ExactMean()
    private var numbers = GroupedNumbers()
    private var differing = 0

    public init() {}

    /// Adds a pair: an item the first time and the second.
    public mutating func add(from before: ItemMean, to after: ItemMean) {
        exact.add(after, less: before)
        numbers.add(after.rounded, less: before.rounded)
        if after.rounded != before.rounded { differing += 1 }
    }

    /// How many pairs.
    public var count: Int { exact.count }

    /// The mean difference, exact and rounded once, in the unit of the numbers; `nil` where there are no pairs.
    public var difference: Double? { exact.rounded }

    /// The standard deviation of the differences; `nil` where there are fewer than two.
    public var deviation: Double? { numbers.deviation }

    public struct Finding: Sendable, Equatable {
        /// 95 %, of the mean difference.
        public let interval: Interval
        /// Two-sided.
        public let pValue: Double
    }

    /// `nil` where there are fewer than two pairs. Takes up to a tenth of a second.
    public func finding() -> Finding? {
        guard let difference, let means = numbers.resampled(around: difference) else { return nil }
        let share = Double(means.fewerOnASide + 1) / Double(ResampledMeans.count + 1)
        let bySigns = differing < 64 ? 2 / Double(UInt64(1) << differing) : 0
        return Finding(interval: means.interval, pValue: min(1, max(2 * share, bySigns)))
    }
}
