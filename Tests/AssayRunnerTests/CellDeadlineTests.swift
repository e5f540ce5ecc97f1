import Testing
import Threads

@testable import AssayRunner

@Suite struct CellDeadlineTests {
    private let start = MonotonicTime(nanoseconds: 1_000_000_000)
    private var end: MonotonicTime { start.advanced(by: .seconds(10) + CellDeadline.grace) }

    @Test func aCellMayTakeItsTimeAndNoMore() {
        let deadline = CellDeadline(timeout: .seconds(10)) { true }
        deadline.begin(at: start)
        #expect(deadline.shouldContinue(at: start.advanced(by: .seconds(10))))
        #expect(!deadline.hasTimedOut)
        #expect(!deadline.shouldContinue(at: end))
        #expect(deadline.hasTimedOut)
        #expect(!deadline.shouldContinue(at: end))
    }

    @Test func theNextCellHasItsOwnTime() {
        let deadline = CellDeadline(timeout: .seconds(10)) { true }
        deadline.begin(at: start)
        #expect(!deadline.shouldContinue(at: end))
        deadline.begin(at: end)
        #expect(!deadline.hasTimedOut)
        #expect(deadline.shouldContinue(at: end.advanced(by: .seconds(9))))
    }

    @Test func whatNobodyWantsIsNotLate() {
        let deadline = CellDeadline(timeout: .seconds(10)) { false }
        deadline.begin(at: start)
        #expect(!deadline.shouldContinue(at: end))
        #expect(!deadline.hasTimedOut)
    }

    @Test func theEngineIsNotAskedMoreThanOnceAMillisecond() {
        var questions = 0
        let deadline = CellDeadline(timeout: .seconds(10)) {
            questions += 1
            return true
        }
        deadline.begin(at: start)
        for microsecond in 0..<5000 { _ = deadline.shouldContinue(at: start.advanced(by: .microseconds(microsecond))) }
        #expect(questions == 5)
    }
}
