/// How many more items would decide an undecided comparison, if they went as those before did.
///
/// It is the least that can do: with chance as it is, about every other such comparison would need more. Source: the sample size of a test at
/// 5 % with a power of one half, from the observed effect.
public enum RequiredItems {
    /// Beyond this nobody waits for a decision.
    public static let limit = 10_000_000

    /// More pairs until the exact McNemar test has p < 0.05, with the shares that improved and regressed holding (the greater rounded down, the
    /// smaller up).
    ///
    /// `nil` where it is decided already, where there is no difference to go on from, and beyond `limit`.
    public static func forRates(pairs: Int, improved: Int, regressed: Int) -> Int? {
        let (more, fewer) = (max(improved, regressed), min(improved, regressed))
        guard more > fewer, !isDecided(more, fewer) else { return nil }
        func decides(_ added: Int) -> Bool {
            let total = Double(pairs + added) / Double(pairs)
            return isDecided(Int(Double(more) * total), Int((Double(fewer) * total).rounded(.up)))
        }
        var (enough, tooFew) = (1, 0)
        while !decides(enough) {
            guard enough < limit else { return nil }
            (tooFew, enough) = (enough, min(limit, enough * 2))
        }
        while enough - tooFew > 1 {
            let middle = (enough + tooFew) / 2
            if decides(middle) { enough = middle } else { tooFew = middle }
        }
        return enough
    }

    /// More pairs until the mean difference is 1.96 of its standard errors away from zero, with mean and standard deviation holding:
    /// (1.96 · deviation / difference)² pairs in all, and at least one more.
    ///
    /// `nil` where there is no difference, and beyond `limit`. The caller knows whether it is decided already.
    public static func forMean(pairs: Int, difference: Double, deviation: Double) -> Int? {
        let needed = (1.959963984540054 * deviation / difference) * (1.959963984540054 * deviation / difference)
        guard difference != 0, needed.isFinite, needed - Double(pairs) <= Double(limit) else { return nil }
        return max(1, Int(needed.rounded(.up)) - pairs)
    }

    private static func isDecided(_ more: Int, _ fewer: Int) -> Bool { McNemarTest(improved: more, regressed: fewer).pValue < 0.05 }
}
