internal import Glibc

/// The exact McNemar test: whether the pairs that improved outnumber those that regressed by more than chance, or the other way round.
/// Unchanged pairs do not count.
///
/// Source: Q. McNemar, "Note on the sampling error of the difference between correlated proportions or percentages", Psychometrika 12
/// (1947), in its exact form: if both changes are equally likely, the smaller count is binomial with p = 1/2.
public struct McNemarTest: Sendable, Equatable {
    /// Two-sided; 1 if nothing changed.
    public let pValue: Double

    public init(improved: Int, regressed: Int) {
        guard improved != regressed else {
            pValue = 1
            return
        }
        pValue = min(1, 2 * Self.tail(upTo: min(improved, regressed), of: improved + regressed))
    }

    /// The probability of at most `most` heads in `count` throws of a fair coin, where `most` is less than half of `count`.
    ///
    /// Adds terms from the largest down, each computed from the one before, until they are too small to matter: about √count terms.
    private static func tail(upTo most: Int, of count: Int) -> Double {
        var (term, sum) = (1.0, 1.0)
        for heads in stride(from: most, to: 0, by: -1) {
            term *= Double(heads) / Double(count - heads + 1)
            sum += term
            if term < sum * 1e-17 { break }
        }
        return probability(of: Double(most), of: Double(count)) * sum
    }

    /// The probability of exactly `heads` heads in `count` throws. The binomial coefficient overflows a double, and its logarithm loses
    /// digits, so the deviance is computed directly. Source: C. Loader, "Fast and accurate computation of binomial probabilities" (2000).
    private static func probability(of heads: Double, of count: Double) -> Double {
        guard heads > 0 else { return exp(-count * log(2.0)) }
        let tails = count - heads
        let excess = (tails - heads) / count
        let deviance = count / 2 * ((1 + excess) * log1p(excess) + (1 - excess) * log1p(-excess))
        let errors = stirlingError(count) - stirlingError(heads) - stirlingError(tails)
        return exp(errors - deviance) * (count / (2 * .pi * heads * tails)).squareRoot()
    }

    /// The error of Stirling's formula for the logarithm of a factorial.
    private static func stirlingError(_ number: Double) -> Double {
        guard number < 16 else {
            let square = number * number
            return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - 1 / (1680 * square)) / square) / square) / number
        }
        return lgamma(number + 1).0 - (number + 0.5) * log(number) + number - 0.5 * log(2 * .pi)
    }
}

/// How many more items would decide an undecided comparison, if they change like the items before.
///
/// This is a lower estimate: by chance, about half of such comparisons need more. Source: the sample size of a test at the 5 % level with a
/// power of one half, from the observed effect.
public enum RequiredItems {
    /// Larger numbers are not reported.
    public static let limit = 10_000_000

    /// The number of additional pairs after which the exact McNemar test has p < 0.05, if the shares of improved and regressed pairs stay
    /// the same (the larger rounded down, the smaller rounded up).
    ///
    /// `nil` if the comparison is decided already, if there is no difference, and beyond `limit`.
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

    /// The number of additional pairs after which the mean difference is 1.96 standard errors from zero, if mean and standard deviation
    /// stay the same: (1.96 · deviation / difference)² pairs in all, and at least one more.
    ///
    /// `nil` if there is no difference, and beyond `limit`. The caller checks whether the comparison is decided already.
    public static func forMean(pairs: Int, difference: Double, deviation: Double) -> Int? {
        let needed = (1.959963984540054 * deviation / difference) * (1.959963984540054 * deviation / difference)
        guard difference != 0, needed.isFinite, needed - Double(pairs) <= Double(limit) else { return nil }
        return max(1, Int(needed.rounded(.up)) - pairs)
    }

    private static func isDecided(_ more: Int, _ fewer: Int) -> Bool { McNemarTest(improved: more, regressed: fewer).pValue < 0.05 }
}
