/// A 95 % confidence interval, both ends included.
public struct Interval: Sendable, Equatable {
    public let low: Double
    public let high: Double

    public init(low: Double, high: Double) {
        self.low = low
        self.high = high
    }
}

/// The Wilson score interval of a proportion, at 95 % confidence.
///
/// Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
public struct WilsonInterval: Sendable, Equatable {
    public let low: Double
    public let high: Double

    /// `nil` without trials.
    public init?(successes: Int, trials: Int) {
        guard trials > 0 else { return nil }
        let z = 1.959963984540054
        let n = Double(trials)
        let rate = Double(successes) / n
        let center = rate + z * z / (2 * n)
        let spread = z * (rate * (1 - rate) / n + z * z / (4 * n * n)).squareRoot()
        let scale = 1 + z * z / n
        // The interval must contain the rate, but rounding could exclude rates of 0 and 1.
        low = max(0, min(rate, (center - spread) / scale))
        high = min(1, max(rate, (center + spread) / scale))
    }
}

/// The 95 % confidence interval of the difference of two rates that are counted over the same pairs.
///
/// Source: method 10, from Wilson's intervals of both rates and their correlation, of R. G. Newcombe, "Improved confidence intervals for
/// the difference between binomial proportions based on paired data", Statistics in Medicine 17 (1998) 2635–2650.
public struct PairedRateInterval: Sendable, Equatable {
    public let low: Double
    public let high: Double

    /// - Parameters:
    ///   - improved: pairs that passed only the second time.
    ///   - regressed: pairs that passed only the first time.
    /// - Returns: the interval of the second rate minus the first; `nil` without pairs.
    public init?(bothPassed: Int, improved: Int, regressed: Int, bothFailed: Int) {
        let pairs = bothPassed + improved + regressed + bothFailed
        let (second, first) = (bothPassed + improved, bothPassed + regressed)
        guard let after = WilsonInterval(successes: second, trials: pairs), let before = WilsonInterval(successes: first, trials: pairs)
        else { return nil }
        let (rate, formerRate) = (Double(second) / Double(pairs), Double(first) / Double(pairs))
        let correlation = Self.correlation(Double(bothPassed), Double(improved), Double(regressed), Double(bothFailed))
        func spread(_ one: Double, _ other: Double) -> Double {
            max(0, one * one - 2 * correlation * one * other + other * other).squareRoot()
        }
        let difference = rate - formerRate
        low = max(-1, difference - spread(rate - after.low, before.high - formerRate))
        high = min(1, difference + spread(after.high - rate, formerRate - before.low))
    }

    /// The correlation (φ) of the two answers of a pair; a positive one is corrected for continuity.
    private static func correlation(_ bothPassed: Double, _ improved: Double, _ regressed: Double, _ bothFailed: Double) -> Double {
        let marginals =
            (bothPassed + improved) * (regressed + bothFailed) * (bothPassed + regressed) * (improved + bothFailed)
        guard marginals > 0 else { return 0 }
        let excess = bothPassed * bothFailed - improved * regressed
        let half = (bothPassed + improved + regressed + bothFailed) / 2
        return (excess > 0 ? max(0, excess - half) : excess) / marginals.squareRoot()
    }
}
