import Testing
import Threads

@testable import AssayRunner

@Suite struct StopwatchTests {
    private let start = MonotonicTime(nanoseconds: 5_000_000_000)

    private func after(_ milliseconds: Int64) -> MonotonicTime { MonotonicTime(nanoseconds: 5_000_000_000 + milliseconds * 1_000_000) }

    @Test func handsOutTheTimeInPieces() {
        let watch = RunStopwatch(start: start)
        #expect(watch.lap(at: after(3)) == 3000)
        #expect(watch.lap(at: after(3)) == 0)
        #expect(watch.lap(at: after(2)) == 0)
        #expect(watch.lap(at: after(10)) == 7000)
    }

    @Test func keepsWhatWasNotRecordedAndLeavesOutTheRest() {
        let watch = RunStopwatch(start: start)
        let lost = watch.lap(at: after(4))
        watch.rest(keeping: lost)
        #expect(watch.lap(at: after(50)) == 4000)
        watch.rest(keeping: 1000)
        watch.goOn(at: after(100))
        watch.goOn(at: after(101))
        #expect(watch.lap(at: after(102)) == 3000)
    }
}
