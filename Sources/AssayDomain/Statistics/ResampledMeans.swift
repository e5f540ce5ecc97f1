/// The means of resamples of numbers: each draws as many as there are, with replacement.
///
/// Always the same ones for the same numbers in the same order.
struct ResampledMeans {
    /// In ascending order; empty where there are fewer than two numbers.
    let sorted: [Double]

    /// How many resamples: the ends of a 95 % interval then have 50 means beyond them.
    static let count = 2_000

    init(of sums: GroupedSums) {
        guard sums.count > 1 else {
            sorted = []
            return
        }
        var random = SeededRandom(seed: 0x4173_7361_79)
        let groups = sums.groups
        sorted = groups.withUnsafeBufferPointer { groups in
            (0..<Self.count).map { _ in Self.mean(of: groups, drawnBy: &random) }
        }.sorted()
    }

    /// The interval between the percentiles 2.5 and 97.5.
    var interval: Interval? {
        guard !sorted.isEmpty else { return nil }
        return Interval(low: Quantiles.quantile(0.025, ofSorted: sorted), high: Quantiles.quantile(0.975, ofSorted: sorted))
    }

    private static func mean(of groups: UnsafeBufferPointer<GroupedSums.Group>, drawnBy random: inout SeededRandom) -> Double {
        let count = UInt64(groups.count)
        var (sum, drawn) = (0.0, 0.0)
        var bits: UInt64 = 0
        for turn in 0..<groups.count {
            // 32 bits choose among at most 10,000 groups with a bias below 0.000 003; each call gives two such choices.
            bits = turn & 1 == 0 ? random.next() : bits >> 32
            let group = groups[Int(truncatingIfNeeded: ((bits & 0xffff_ffff) &* count) >> 32)]
            sum += group.sum
            drawn += group.count
        }
        return sum / drawn
    }
}
