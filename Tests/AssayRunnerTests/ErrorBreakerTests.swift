import AssayDomain
import Testing

@testable import AssayRunner

@Suite struct ErrorBreakerTests {
    @Test func twentyFailuresFromTheStartTrip() {
        let breaker = ErrorBreaker([Tally(), Tally()])
        for _ in 1...19 { #expect(!breaker.shouldTrip(1, after: .error)) }
        #expect(!breaker.shouldTrip(0, after: .error))
        #expect(breaker.shouldTrip(1, after: .error))
    }

    @Test(arguments: [Outcome.verdict, .notApplicable, .skipped])
    func oneOtherEndingIsEnoughToTryTheRest(outcome: Outcome) {
        let breaker = ErrorBreaker([Tally()])
        for _ in 1...19 { _ = breaker.shouldTrip(0, after: .error) }
        #expect(!breaker.shouldTrip(0, after: outcome))
        for _ in 1...100 { #expect(!breaker.shouldTrip(0, after: .error)) }
    }

    @Test func whatAnEarlierProcessRecordedCounts() {
        var failed = Tally()
        failed.error = 19
        var worked = failed
        worked.verdict = 1
        let breaker = ErrorBreaker([failed, worked])
        #expect(breaker.shouldTrip(0, after: .error))
        #expect(!breaker.shouldTrip(1, after: .error))
    }
}
