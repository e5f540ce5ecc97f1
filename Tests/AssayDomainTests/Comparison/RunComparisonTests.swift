import AssayDomain
import JSON
import Testing

@Suite struct RunComparisonTests {
    /// The comparison of one evaluation whose items scored like these, baseline first.
    private func comparison(
        _ items: [(from: ItemScore?, to: ItemScore?, times: Int)], output: String = "boolean", trials: Int = 1
    ) throws -> EvaluationComparison {
        let evaluation = BatchRun.PinnedEvaluation.fixture("answer", output: output)
        let (candidate, baseline) = (BatchRun.fixture(evaluation, trials: trials), BatchRun.fixture(evaluation, trials: trials))
        let pairing = EvaluationPairing(candidate: candidate, baseline: baseline)
        var tally = PairTally(measure: try #require(pairing.pairs.first?.measure))
        for (from, to, times) in items { for _ in 0..<times { tally.add(candidate: to, baseline: from) } }
        return RunComparison(candidate: candidate, baseline: baseline, pairing, [tally]).evaluations[0]
    }

    @Test func saysWhatWasFixedAndBroken() throws {
        let comparison = try comparison([
            (ItemScore(false), ItemScore(true), 23), (ItemScore(true), ItemScore(false), 9), (ItemScore(true), ItemScore(true), 700),
            (ItemScore(false), ItemScore(false), 587), (nil, ItemScore(true), 3), (ItemScore.withoutVerdict, ItemScore(true), 2),
        ])
        #expect(comparison.sentence == "answer: +23 fixed, −9 broken of 1,319 pairs, p = 0.020: better.")
        #expect(comparison.test == .mcnemarExact)
        #expect((comparison.improved, comparison.regressed, comparison.unchanged, comparison.unpaired) == (23, 9, 1287, 5))
        #expect(try abs(#require(comparison.pValue) - 0.0200) < 0.0001)
        #expect(comparison.difference == 14.0 / 1319)
        let interval = PairedRateInterval(bothPassed: 700, improved: 23, regressed: 9, bothFailed: 587)
        #expect(comparison.interval == interval.map { Interval(low: $0.low, high: $0.high) })
        #expect(comparison.neededMore == nil)
    }

    @Test func saysHowManyMoreWouldDecideIt() throws {
        let undecided = try comparison([
            (ItemScore(false), ItemScore(true), 12), (ItemScore(true), ItemScore(false), 7), (ItemScore(true), ItemScore(true), 381),
        ])
        let more = try #require(undecided.neededMore)
        #expect(more == RequiredItems.forRates(pairs: 400, improved: 12, regressed: 7))
        #expect(undecided.sentence.hasPrefix("answer: +12 fixed, −7 broken of 400 pairs, p = 0.36: undecided; about "))
        #expect(undecided.sentence.hasSuffix(" more items would decide it if the shares hold."))
    }

    @Test func saysWhereNothingPointsAnywhere() throws {
        let even = try comparison([(ItemScore(false), ItemScore(true), 5), (ItemScore(true), ItemScore(false), 5)])
        #expect(even.sentence == "answer: +5 fixed, −5 broken of 10 pairs, p = 1.00: undecided: the changes in both directions cancel out.")
        #expect(try comparison([(ItemScore(true), ItemScore(true), 7)]).sentence == "answer: nothing changed in 7 pairs.")
        let apart = try comparison([(nil, ItemScore(true), 7)])
        #expect(apart.sentence == "answer: no item has a verdict in both runs, so there is nothing to compare.")
        #expect(apart.pValue == nil && apart.difference == nil && apart.unpaired == 7)
    }

    @Test func comparesSharesOfTrialsByABootstrapOverItems() throws {
        let comparison = try comparison(
            [
                (ItemScore(true, false), ItemScore(true, true), 30), (ItemScore(true, true), ItemScore(true, false), 10),
                (ItemScore(true, true), ItemScore(true, true), 60),
            ], trials: 2)
        #expect(comparison.test == .pairedBootstrap)
        #expect(comparison.difference == 0.1)
        #expect((comparison.improved, comparison.regressed, comparison.unchanged) == (30, 10, 60))
        #expect(
            comparison.sentence.hasPrefix("answer: +30 pass more often, −10 less often of 100 pairs, pass rate +10.0 points, p = 0.00"))
        #expect(comparison.sentence.hasSuffix(": better."))
    }

    @Test func comparesNumbersWithoutCallingThemBetter() throws {
        let comparison = try comparison(
            [(ItemScore(0.5), ItemScore(0.4), 40), (ItemScore(0.5), ItemScore(0.5), 20), (ItemScore(0.5), ItemScore(0.6), 3)],
            output: "numeric")
        #expect(comparison.sentence == "answer: +3 higher, −40 lower of 63 pairs, mean −0.059, p < 0.001: lower.")
        #expect(try #require(comparison.interval).high < 0)
    }

    @Test func nothingChangedBetweenEqualTrials() throws {
        let comparison = try comparison([(ItemScore(0.7), ItemScore(0.7, 0.7, 0.7), 50)], output: "numeric", trials: 3)
        #expect((comparison.improved, comparison.regressed, comparison.unchanged) == (0, 0, 50))
        #expect(comparison.difference == 0 && comparison.pValue == 1)
        #expect(comparison.sentence == "answer: nothing changed in 50 pairs.")
    }

    @Test func countsCategoriesWithoutATest() throws {
        let comparison = try comparison(
            [(ItemScore(["a"]), ItemScore(["b"]), 12), (ItemScore(["a"]), ItemScore(["a"]), 30)], output: "categorical")
        #expect(comparison.test == nil && comparison.pValue == nil && comparison.improved == nil && comparison.regressed == nil)
        #expect(comparison.unchanged == 30)
        #expect(comparison.sentence == "answer: 12 of 42 pairs changed the category; without a passing_rule neither is better.")
    }

    @Test func doesNotMindWhichWayRound() throws {
        let items = [
            (ItemScore(false), ItemScore(true), 8), (ItemScore(true), ItemScore(false), 3), (ItemScore(true), ItemScore(true), 40),
        ]
        let there = try comparison(items.map { ($0.0, $0.1, $0.2) })
        let back = try comparison(items.map { ($0.1, $0.0, $0.2) })
        #expect(there.pValue == back.pValue && there.neededMore == back.neededMore)
        #expect((there.improved, there.regressed) == (back.regressed, back.improved))
        #expect(there.difference == back.difference.map { -$0 })
    }

    @Test func saysWhatHasNoPartner() {
        let (old, new) = (BatchRun.PinnedEvaluation.fixture("old"), BatchRun.PinnedEvaluation.fixture("new"))
        let other = (BatchRun.PinnedEvaluation.fixture("form", output: "numeric"), BatchRun.PinnedEvaluation.fixture("form"))
        let (candidate, baseline) = (BatchRun.fixture(new, other.0), BatchRun.fixture(old, other.1))
        let comparison = RunComparison(
            candidate: candidate, baseline: baseline, EvaluationPairing(candidate: candidate, baseline: baseline), [])
        #expect(
            comparison.evaluations.map(\.sentence) == [
                "new: not in the baseline, so there is nothing to compare.",
                "form: boolean in the baseline and numeric now, so there is nothing to compare.",
            ])
        #expect(comparison.evaluations.allSatisfy { $0.test == nil && $0.unpaired == nil })
        #expect(comparison.warnings == ["The evaluation “old” is in the baseline only."])
    }
}
