import AssayDomain
import Testing

@Suite struct StatisticsTests {
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

    @Test func addsTallies() {
        var one = Tally()
        one.verdict = 3
        one.passed = 2
        one.failed = 1
        one.sum = 1.5
        var other = Tally()
        other.notApplicable = 4
        other.error = 5
        other.skipped = 6
        let both = one + other
        #expect(both.ended == 18)
        #expect(both == other + one)
        #expect(both + Tally() == both)
        #expect((both.passed, both.failed, both.sum) == (2, 1, 1.5))
    }

    @Test func countsNotApplicableApartFromVerdicts() {
        #expect(CellResult.Ending.verdict(.yes("x"), passed: true).outcome == .verdict)
        #expect(CellResult.Ending.verdict(.notApplicable("x"), passed: nil).outcome == .notApplicable)
        #expect(CellResult.Ending.error(failure: "plugin_error", message: "x").outcome == .error)
        #expect(CellResult.Ending.skipped(reason: "no_expected", message: "x").outcome == .skipped)
    }
}
