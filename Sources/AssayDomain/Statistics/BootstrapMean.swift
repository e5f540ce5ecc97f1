/// The mean of items' numbers and where the true one lies, in their unit. No shape of their distribution is assumed.
///
/// The mean is exact, and rounded once. Source of the interval: the percentile interval of B. Efron and R. J. Tibshirani, "An introduction to
/// the bootstrap" (1993), chapter 13, from 2,000 resamples of deviations from the mean; the same numbers in the same order have the same
/// interval. Items are added one at a time, however many.
public struct BootstrapMean: Sendable {
    private var exact = ExactMean()
    private var numbers = GroupedNumbers()

    public init() {}

    /// Adds an item, which counts as one however many trials it has. The trials of one item are not independent of each other, but items are.
    public mutating func add(_ item: ItemMean) {
        exact.add(item)
        numbers.add(item.rounded)
    }

    /// How many items.
    public var count: Int { exact.count }

    /// `nil` where there are none.
    public var mean: Double? { exact.rounded }

    /// The 95 % interval, which encloses the mean; `nil` where there are fewer than two items. Takes up to a tenth of a second.
    public func interval() -> Interval? { mean.flatMap { numbers.resampled(around: $0) }?.interval }
}
