internal import Glibc

/// Whether more pairs changed one way than the other by anything but chance. Pairs that did not change say nothing.
///
/// Source: Q. McNemar, "Note on the sampling error of the difference between correlated proportions or percentages", Psychometrika 12
/// (1947), in its exact form: if either change were as likely, the smaller count would be binomial with a half.
public struct McNemarTest: Sendable, Equatable {
    /// Two-sided; 1 where nothing changed.
    public let pValue: Double

    public init(improved: Int, regressed: Int) {
        guard improved != regressed else {
            pValue = 1
            return
        }
        pValue = min(1, 2 * Self.tail(upTo: min(improved, regressed), of: improved + regressed))
    }

    /// How likely a fair coin shows heads at most `most` times of `count`, `most` being less than half of them.
    ///
    /// The largest term first; each of the others by its ratio to the one before, until they no longer count: some √count of them.
    private static func tail(upTo most: Int, of count: Int) -> Double {
        var (term, sum) = (1.0, 1.0)
        for heads in stride(from: most, to: 0, by: -1) {
            term *= Double(heads) / Double(count - heads + 1)
            sum += term
            if term < sum * 1e-17 { break }
        }
        return probability(of: Double(most), of: Double(count)) * sum
    }

    /// How likely `heads` of `count` are, by logarithms: the binomial coefficient alone is too large for a number, and too large for its
    /// logarithm to be exact. Source: C. Loader, "Fast and accurate computation of binomial probabilities" (2000).
    private static func probability(of heads: Double, of count: Double) -> Double {
        guard heads > 0 else { return exp(-count * log(2.0)) }
        let tails = count - heads
        let off = (tails - heads) / count
        let deviance = count / 2 * ((1 + off) * log1p(off) + (1 - off) * log1p(-off))
        let errors = stirlingError(count) - stirlingError(heads) - stirlingError(tails)
        return exp(errors - deviance) * (count / (2 * .pi * heads * tails)).squareRoot()
    }

    /// By how much Stirling's formula misses the logarithm of a factorial.
    private static func stirlingError(_ number: Double) -> Double {
        guard number < 16 else {
            let square = number * number
            return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - 1 / (1680 * square)) / square) / square) / number
        }
        return lgamma(number + 1).0 - (number + 0.5) * log(number) + number - 0.5 * log(2 * .pi)
    }
}
