/// Whether differences between pairs are anything but chance: their mean, where the true one lies, and how often chance does as much.
///
/// Source: the percentile interval of Efron and Tibshirani, "An introduction to the bootstrap" (1993), chapter 13, over 2,000 resamples of
/// the pairs, and the p-value that belongs to it: twice the share of resamples on the other side of zero, with one added to both counts
/// (A. C. Davison and D. V. Hinkley, "Bootstrap methods and their application" (1997), 4.2). So zero is outside of the interval where p is below
/// 0.05, and p is at least 0.001. Few pairs look alike by chance: with m pairs that differ, all their signs agree in 2 of 2^m cases, and p is
/// never below that. Below some 30 pairs the interval is a little too narrow.
public struct PairedBootstrap: Sendable {
    private var sums = GroupedSums()
    private var differing = 0
    private var mean = 0.0
    /// Of squared deviations from the mean, kept up to date as B. P. Welford does ("Note on a method for calculating corrected sums of
    /// squares and products", Technometrics 4, 1962).
    private var squares = 0.0

    public init() {}

    /// What is not finite is no difference, and left out.
    public mutating func add(_ difference: Double) {
        guard difference.isFinite else { return }
        sums.add(difference)
        if difference != 0 { differing += 1 }
        let off = difference - mean
        mean += off / Double(sums.count)
        squares += off * (difference - mean)
    }

    /// How many pairs.
    public var count: Int { sums.count }

    /// The mean difference, in the unit of the differences; `nil` where there are no pairs.
    public var difference: Double? { sums.mean }

    /// The standard deviation of the differences; `nil` where there are fewer than two.
    public var deviation: Double? { count > 1 ? (squares / Double(count - 1)).squareRoot() : nil }

    public struct Finding: Sendable, Equatable {
        /// 95 %, of the mean difference.
        public let interval: Interval
        /// Two-sided.
        public let pValue: Double
    }

    /// `nil` where there are fewer than two pairs. Takes up to a tenth of a second.
    public func finding() -> Finding? {
        let means = ResampledMeans(of: sums)
        guard let interval = means.interval else { return nil }
        let notAbove = means.sorted.count { $0 <= 0 }
        let notBelow = means.sorted.count { $0 >= 0 }
        let share = Double(min(notAbove, notBelow) + 1) / Double(means.sorted.count + 1)
        let bySigns = differing < 64 ? 2 / Double(UInt64(1) << differing) : 0
        return Finding(interval: interval, pValue: min(1, max(2 * share, bySigns)))
    }
}
