import AssayDomain
import Testing

@Suite struct TallyTests {
    private func tally(_ verdict: Int, sum: Double) -> Tally {
        var tally = Tally()
        tally.verdict = verdict
        tally.sum.add(sum)
        return tally
    }

    @Test func agreesWithTheSameNumbersAddedInAnotherOrder() {
        let forwards = [0.1, 0.2, 0.3].reduce(0, +)
        let backwards = [0.3, 0.2, 0.1].reduce(0, +)
        #expect(forwards != backwards)
        #expect(tally(3, sum: forwards).agrees(with: tally(3, sum: backwards)))
    }

    @Test func disagreesWithOtherCountsAndSums() {
        #expect(!tally(3, sum: 1).agrees(with: tally(2, sum: 1)))
        #expect(!tally(3, sum: 1).agrees(with: tally(3, sum: 1.001)))
    }

    @Test func addsTallies() {
        var one = Tally()
        one.verdict = 3
        one.passed = 2
        one.failed = 1
        one.sum.add(1.5)
        var other = Tally()
        other.notApplicable = 4
        other.error = 5
        other.skipped = 6
        let both = one + other
        #expect(both.ended == 18)
        #expect(both == other + one)
        #expect(both + Tally() == both)
        #expect((both.passed, both.failed, both.mean) == (2, 1, 0.5))
    }

    @Test func countsNotApplicableApartFromVerdicts() {
        #expect(CellOutcome.verdict(.yes("x"), passed: true).kind == .verdict)
        #expect(CellOutcome.verdict(.notApplicable("x"), passed: nil).kind == .notApplicable)
        #expect(CellOutcome.error(errorClass: "plugin_error", message: "x").kind == .error)
        #expect(CellOutcome.skipped(reason: "no_expected", message: "x").kind == .skipped)
    }

    @Test func boundsTheRateByTheErrors() throws {
        var tally = Tally()
        (tally.passed, tally.failed, tally.error) = (6, 2, 2)
        #expect(tally.rateIfErrorsFail == 0.6)
        #expect(tally.rateIfErrorsPass == 0.8)
        #expect(Tally().rateIfErrorsFail == nil && Tally().rateIfErrorsPass == nil)
    }
}
