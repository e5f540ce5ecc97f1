import AssayDomain
import Testing

@Suite struct ComparisonMeasureTests {
    @Test(arguments: [
        (from: ItemScore(false), to: ItemScore(true), change: ItemChange.improved), (ItemScore(true), ItemScore(false), .regressed),
        (ItemScore(true), ItemScore(true), .unchanged), (ItemScore(false), ItemScore(false), .unchanged),
        (ItemScore.withoutVerdict, ItemScore(true), .unpaired), (ItemScore(true), ItemScore.withoutVerdict, .unpaired),
        (ItemScore.withoutVerdict, ItemScore.withoutVerdict, .unpaired),
    ])
    func comparesWhetherAnItemPassed(from: ItemScore, to: ItemScore, change: ItemChange) {
        #expect(ComparisonMeasure.passed.change(from: from, to: to) == change)
        #expect(ComparisonMeasure.passed.change(from: nil, to: to) == .unpaired)
        #expect(ComparisonMeasure.passed.change(from: from, to: nil) == .unpaired)
    }

    @Test func comparesInWhatShareOfItsTrialsAnItemPassed() {
        #expect(ComparisonMeasure.passRate.change(from: ItemScore(true, false), to: ItemScore(true, true, true, false)) == .improved)
        #expect(ComparisonMeasure.passRate.change(from: ItemScore(true, true), to: ItemScore(true, false)) == .regressed)
        #expect(ComparisonMeasure.passRate.change(from: ItemScore(true, false), to: ItemScore(false, true, true, false)) == .unchanged)
    }

    @Test func comparesNumbersByTheirMean() {
        #expect(ComparisonMeasure.number.change(from: ItemScore(0.2, 0.4), to: ItemScore(0.31)) == .improved)
        #expect(ComparisonMeasure.number.change(from: ItemScore(1.0), to: ItemScore(0.0)) == .regressed)
        #expect(ComparisonMeasure.number.change(from: ItemScore(Double.nan), to: ItemScore(0.0)) == .unpaired)
        #expect(ComparisonMeasure.number.change(from: ItemScore(true), to: ItemScore(0.0)) == .unpaired)
    }

    /// 0.7 three times adds up to 2.0999999999999996, and a third of that is below 0.7.
    @Test func equalTrialsAreUnchangedHoweverManyAndInAnyOrder() {
        #expect(ComparisonMeasure.number.change(from: ItemScore(0.7), to: ItemScore(0.7, 0.7, 0.7)) == .unchanged)
        #expect(ComparisonMeasure.number.change(from: ItemScore(0.1, 0.2, 0.3), to: ItemScore(0.3, 0.2, 0.1)) == .unchanged)
        #expect(ComparisonMeasure.number.change(from: ItemScore(1.7e308, 1.7e308), to: ItemScore(1.7e308)) == .unchanged)
    }

    @Test func callsOtherCategoriesNeitherBetterNorWorse() {
        #expect(ComparisonMeasure.category.change(from: ItemScore(["a", "b"]), to: ItemScore(["b", "a"])) == .unchanged)
        #expect(ComparisonMeasure.category.change(from: ItemScore(["a"]), to: ItemScore(["b"])) == .changed)
        #expect(ComparisonMeasure.category.change(from: ItemScore(["a"]), to: ItemScore.withoutVerdict) == .unpaired)
    }
}
