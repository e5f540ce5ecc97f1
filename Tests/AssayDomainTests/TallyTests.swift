import AssayDomain
import Testing

@Suite struct TallyTests {
    private func tally(_ verdict: Int, sum: Double) -> Tally {
        var tally = Tally()
        (tally.verdict, tally.sum) = (verdict, sum)
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
}
