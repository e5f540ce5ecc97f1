import AssayDomain
import Testing

@Suite struct WilsonIntervalTests {
    /// Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I, method 3.
    @Test(arguments: [
        (successes: 81, trials: 263, low: 0.2553, high: 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ])
    func agreesWithPublishedWilsonIntervals(successes: Int, trials: Int, low: Double, high: Double) throws {
        let interval = try #require(WilsonInterval(successes: successes, trials: trials))
        #expect(abs(interval.low - low) < 0.00005)
        #expect(abs(interval.high - high) < 0.00005)
    }

    @Test func mirrorsSuccessAndFailure() throws {
        let most = try #require(WilsonInterval(successes: 742, trials: 1319))
        let least = try #require(WilsonInterval(successes: 1319 - 742, trials: 1319))
        #expect(abs(most.low - (1 - least.high)) < 1e-12)
        #expect(most.low < 742.0 / 1319 && 742.0 / 1319 < most.high)
    }

    @Test func staysWithinZeroAndOne() throws {
        #expect(try #require(WilsonInterval(successes: 0, trials: 1)).low == 0)
        #expect(try #require(WilsonInterval(successes: 7, trials: 7)).high == 1)
        #expect(WilsonInterval(successes: 0, trials: 0) == nil)
    }

    @Test func enclosesTheRate() throws {
        for trials in 1...300 {
            for successes in [0, 1, trials / 2, trials - 1, trials] {
                let (interval, rate) = try (
                    #require(WilsonInterval(successes: successes, trials: trials)), Double(successes) / Double(trials)
                )
                #expect(interval.low <= rate && rate <= interval.high)
            }
        }
    }
}
