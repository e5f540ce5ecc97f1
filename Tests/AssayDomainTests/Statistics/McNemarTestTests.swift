import AssayDomain
import Testing

@Suite struct McNemarTestTests {
    /// M. W. Fagerland, S. Lydersen and P. Laake, "Recommended tests and confidence intervals for paired binomial proportions", Statistics
    /// in Medicine 33 (2014): airway hyper-responsiveness before and after a transplantation, exact conditional test.
    @Test func agreesWithAPublishedStudy() {
        #expect(abs(McNemarTest(improved: 7, regressed: 1).pValue - 0.0703) < 0.00005)
    }

    /// Published exact tests. Only discordant pairs count.
    @Test(arguments: [
        (onlyFirst: 121, onlySecond: 59, pValue: 0.000004), (70, 59, 0.378688), (80, 59, 0.089452), (30, 60, 0.00206),
        (10, 30, 0.002221), (2, 9, 0.06543), (16, 6, 0.052479),
    ])
    func agreesWithPublishedTests(onlyFirst: Int, onlySecond: Int, pValue: Double) {
        #expect(abs(McNemarTest(improved: onlySecond, regressed: onlyFirst).pValue - pValue) <= 0.0000005)
    }

    /// S. Siegel, "Nonparametric statistics for the behavioral sciences" (1956), table D: one-tailed, so twice each.
    @Test(arguments: [
        (pairs: 10, fewer: 1, oneTailed: 0.011), (12, 2, 0.019), (15, 3, 0.018), (20, 5, 0.021), (25, 7, 0.022), (25, 12, 0.500),
    ])
    func agreesWithAPublishedTable(pairs: Int, fewer: Int, oneTailed: Double) {
        let test = McNemarTest(improved: pairs - fewer, regressed: fewer)
        #expect(abs(test.pValue / 2 - oneTailed) < 0.0005)
    }

    @Test func doesNotMindTheDirection() {
        #expect(McNemarTest(improved: 23, regressed: 9) == McNemarTest(improved: 9, regressed: 23))
    }

    @Test func isOneWhereNothingPointsAnywhere() {
        #expect(McNemarTest(improved: 0, regressed: 0).pValue == 1)
        #expect(McNemarTest(improved: 5, regressed: 5).pValue == 1)
        #expect(abs(McNemarTest(improved: 5, regressed: 4).pValue - 1) < 1e-12)
    }

    @Test func fallsAsMoreChangesPointOneWay() {
        let values = (10...400).map { McNemarTest(improved: $0, regressed: 10).pValue }
        #expect(zip(values, values.dropFirst()).allSatisfy { $0 >= $1 })
        #expect(values.first == 1 && values.last! > 0)
    }

    /// With such counts the exact test is almost the same as the normal approximation with continuity correction:
    /// (5,005,000 − 4,995,000 − 1) / √10,000,000 = 3.1620, of which both tails are 0.00157.
    @Test func staysExactWithMillions() {
        #expect(abs(McNemarTest(improved: 5_005_000, regressed: 4_995_000).pValue - 0.001567) < 0.000002)
        #expect(McNemarTest(improved: 9_000_000, regressed: 1_000_000).pValue == 0)
    }
}
