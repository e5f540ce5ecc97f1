import AssayDomain
import Testing

@Suite struct RequiredItemsTests {
    /// The first that decides, and no earlier one.
    @Test(arguments: [(pairs: 100, improved: 5, regressed: 2), (1319, 23, 14), (50, 1, 0), (2000, 30, 60 - 15)])
    func findsWhereItIsDecided(pairs: Int, improved: Int, regressed: Int) throws {
        let added = try #require(RequiredItems.forRates(pairs: pairs, improved: improved, regressed: regressed))
        #expect(pValue(after: added, pairs, improved, regressed) < 0.05)
        #expect(pValue(after: added - 1, pairs, improved, regressed) >= 0.05)
    }

    private func pValue(after added: Int, _ pairs: Int, _ improved: Int, _ regressed: Int) -> Double {
        let total = Double(pairs + added) / Double(pairs)
        let (more, fewer) = (max(improved, regressed), min(improved, regressed))
        return McNemarTest(improved: Int(Double(more) * total), regressed: Int((Double(fewer) * total).rounded(.up))).pValue
    }

    /// Six changes the same way are the fewest that decide: 2 / 2⁶ is below 0.05 and 2 / 2⁵ is not.
    @Test func takesSixChangesTheSameWay() {
        #expect(RequiredItems.forRates(pairs: 10, improved: 1, regressed: 0) == 50)
    }

    @Test func hasNothingToSay() {
        // Already decided, equal in both directions, unchanged, and with a difference that is too small.
        #expect(RequiredItems.forRates(pairs: 1319, improved: 23, regressed: 9) == nil)
        #expect(RequiredItems.forRates(pairs: 100, improved: 5, regressed: 5) == nil)
        #expect(RequiredItems.forRates(pairs: 100, improved: 0, regressed: 0) == nil)
        #expect(RequiredItems.forRates(pairs: 1_000_000, improved: 50_001, regressed: 50_000) == nil)
        #expect(RequiredItems.forMean(pairs: 100, difference: 0, deviation: 1) == nil)
        #expect(RequiredItems.forMean(pairs: 100, difference: 1e-9, deviation: 1) == nil)
    }

    /// (1.96 · 1 / 0.1)² is 384.1.
    @Test func goesOnFromTheMeanDifference() {
        #expect(RequiredItems.forMean(pairs: 100, difference: 0.1, deviation: 1) == 285)
        #expect(RequiredItems.forMean(pairs: 100, difference: -0.1, deviation: 1) == 285)
        #expect(RequiredItems.forMean(pairs: 500, difference: 0.1, deviation: 1) == 1)
    }
}
