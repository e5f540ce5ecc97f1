import Testing
import Threads

@testable import AssayRunner

@Suite struct ThroughputWindowTests {
    private func second(_ seconds: Double) -> MonotonicTime { MonotonicTime(nanoseconds: Int64(seconds * 1_000_000_000)) }

    @Test func countsFromTheStartOfAYoungRun() {
        let window = ThroughputWindow(start: second(100))
        window.add(300, at: second(100.5))
        #expect(window.rate(at: second(102)) == 150)
    }

    @Test func forgetsWhatIsLongAgo() {
        let window = ThroughputWindow(start: second(100))
        window.add(1_000_000, at: second(100.5))
        window.add(90, at: second(205.5))
        #expect(window.rate(at: second(210)) == 10)
        #expect(window.rate(at: second(300)) == 0)
    }
}
