import AssayDomain
import Testing

@testable import AssayRunner

@Suite struct FailureBreakerTests {
    @Test func twentyFailuresFromTheStartAreHopeless() {
        let watch = FailureBreaker([Tally(), Tally()])
        for _ in 1...19 { #expect(!watch.isHopeless(1, after: .error)) }
        #expect(!watch.isHopeless(0, after: .error))
        #expect(watch.isHopeless(1, after: .error))
    }

    @Test(arguments: [Outcome.verdict, .notApplicable, .skipped])
    func oneOtherEndingIsEnoughToTryTheRest(outcome: Outcome) {
        let watch = FailureBreaker([Tally()])
        for _ in 1...19 { _ = watch.isHopeless(0, after: .error) }
        #expect(!watch.isHopeless(0, after: outcome))
        for _ in 1...100 { #expect(!watch.isHopeless(0, after: .error)) }
    }

    @Test func whatAnEarlierProcessRecordedCounts() {
        var failed = Tally()
        failed.error = 19
        var worked = failed
        worked.verdict = 1
        let watch = FailureBreaker([failed, worked])
        #expect(watch.isHopeless(0, after: .error))
        #expect(!watch.isHopeless(1, after: .error))
    }
}
