/// The mean of numbers and where the true one lies, in their unit. No shape of their distribution is assumed.
///
/// Source: the percentile interval of B. Efron and R. J. Tibshirani, "An introduction to the bootstrap" (1993), chapter 13, from 2,000
/// resamples; the same numbers in the same order have the same interval. Numbers are added one at a time, however many.
public struct BootstrapMean: Sendable {
    private var sums = GroupedSums()

    public init() {}

    /// What is not finite is no number, and left out.
    public mutating func add(_ value: Double) {
        if value.isFinite { sums.add(value) }
    }

    /// How many numbers.
    public var count: Int { sums.count }

    /// `nil` where there are none.
    public var mean: Double? { sums.mean }

    /// The 95 % interval; `nil` where there are fewer than two numbers. Takes up to a tenth of a second.
    public func interval() -> Interval? { ResampledMeans(of: sums).interval }
}
