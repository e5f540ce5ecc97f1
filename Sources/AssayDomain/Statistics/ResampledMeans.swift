/// The means of resamples of numbers: each draws as many as there are, with replacement.
///
/// What is drawn are deviations from the mean, so that equal numbers have equal means whatever is drawn. Always the same ones for the same
/// numbers in the same order.
struct ResampledMeans {
    /// By how much the numbers of a group are off the mean, all together.
    struct Deviation {
        let sum: Double
        let count: Double
    }

    private let mean: Double
    private let unit: NumberUnit
    /// How far off the mean those of the resamples are, in ascending order.
    private let sorted: [Double]
    /// Up to this, a mean or a deviation is 0 but for rounding.
    private let tolerance: Double

    /// How many resamples: the ends of a 95 % interval then have 50 means beyond them.
    static let count = 2_000

    /// - Parameter size: about how far from 0 numbers are.
    init(of deviations: [Deviation], around mean: Double, in unit: NumberUnit, size: Double) {
        self.mean = mean
        self.unit = unit
        tolerance = size * 1e-12
        var random = SeededRandom(seed: 0x4173_7361_79)
        sorted = deviations.withUnsafeBufferPointer { deviations in
            (0..<Self.count).map { _ in Self.mean(of: deviations, drawnBy: &random) }
        }.sorted()
    }

    /// The interval between the percentiles 2.5 and 97.5. The mean is in it.
    var interval: Interval {
        let (low, high) = (deviation(0.025), deviation(0.975))
        let center = unit.scaled(mean)
        return Interval(low: min(mean, unit.unscaled(center + low)), high: max(mean, unit.unscaled(center + high)))
    }

    private func deviation(_ share: Double) -> Double {
        let deviation = Quantiles.quantile(share, ofSorted: sorted)
        return deviation.magnitude <= tolerance ? 0 : deviation
    }

    /// How many resamples have a mean on the side of 0 that has fewer of them; one of 0 is on both sides.
    var fewerOnASide: Int {
        let center = unit.scaled(mean)
        return min(sorted.count { center + $0 <= tolerance }, sorted.count { center + $0 >= -tolerance })
    }

    private static func mean(of deviations: UnsafeBufferPointer<Deviation>, drawnBy random: inout SeededRandom) -> Double {
        let count = UInt64(deviations.count)
        var (sum, drawn) = (0.0, 0.0)
        var bits: UInt64 = 0
        for turn in 0..<deviations.count {
            // 32 bits choose among at most 10,000 groups with a bias below 0.000 003; each call gives two such choices.
            bits = turn & 1 == 0 ? random.next() : bits >> 32
            let group = deviations[Int(truncatingIfNeeded: ((bits & 0xffff_ffff) &* count) >> 32)]
            sum += group.sum
            drawn += group.count
        }
        return sum / drawn
    }
}
