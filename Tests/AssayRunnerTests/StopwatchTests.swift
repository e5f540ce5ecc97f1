import Testing
import Threads

@testable import AssayRunner

@Suite struct StopwatchTests {
    private let start = MonotonicTime(nanoseconds: 5_000_000_000)

    private func after(_ milliseconds: Int64) -> MonotonicTime { MonotonicTime(nanoseconds: 5_000_000_000 + milliseconds * 1_000_000) }

    @Test func handsOutTheTimeInPieces() {
        let stopwatch = RunStopwatch(start: start)
        #expect(stopwatch.lap(at: after(3)) == 3000)
        #expect(stopwatch.lap(at: after(3)) == 0)
        #expect(stopwatch.lap(at: after(2)) == 0)
        #expect(stopwatch.lap(at: after(10)) == 7000)
    }

    @Test func keepsWhatWasNotRecordedAndLeavesOutTheRest() {
        let stopwatch = RunStopwatch(start: start)
        let lost = stopwatch.lap(at: after(4))
        stopwatch.pause(keeping: lost)
        #expect(stopwatch.lap(at: after(50)) == 4000)
        stopwatch.pause(keeping: 1000)
        stopwatch.resume(at: after(100))
        stopwatch.resume(at: after(101))
        #expect(stopwatch.lap(at: after(102)) == 3000)
    }
}
