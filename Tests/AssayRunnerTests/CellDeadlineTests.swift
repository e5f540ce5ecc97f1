import Testing
import Threads

@testable import AssayRunner

@Suite struct CellDeadlineTests {
    private let start = MonotonicTime(nanoseconds: 1_000_000_000)
    private var end: MonotonicTime { start.advanced(by: .seconds(10) + CellDeadline.grace) }

    @Test func aCellMayTakeItsTimeAndNoMore() {
        let watch = CellDeadline(limit: .seconds(10)) { true }
        watch.begin(at: start)
        #expect(watch.goesOn(at: start.advanced(by: .seconds(10))))
        #expect(!watch.isLate)
        #expect(!watch.goesOn(at: end))
        #expect(watch.isLate)
        #expect(!watch.goesOn(at: end))
    }

    @Test func theNextCellHasItsOwnTime() {
        let watch = CellDeadline(limit: .seconds(10)) { true }
        watch.begin(at: start)
        #expect(!watch.goesOn(at: end))
        watch.begin(at: end)
        #expect(!watch.isLate)
        #expect(watch.goesOn(at: end.advanced(by: .seconds(9))))
    }

    @Test func whatNobodyWantsIsNotLate() {
        let watch = CellDeadline(limit: .seconds(10)) { false }
        watch.begin(at: start)
        #expect(!watch.goesOn(at: end))
        #expect(!watch.isLate)
    }

    @Test func anItemThatIsGoneThroughAnywayStillHasALimit() {
        let watch = CellDeadline(limit: .seconds(10)) { false }
        watch.isWantedAnyway = true
        watch.begin(at: start)
        #expect(watch.goesOn(at: start.advanced(by: .seconds(9))))
        #expect(!watch.goesOn(at: end))
        #expect(watch.isLate)
    }

    @Test func theEngineIsNotAskedMoreThanOnceAMillisecond() {
        var questions = 0
        let watch = CellDeadline(limit: .seconds(10)) {
            questions += 1
            return true
        }
        watch.begin(at: start)
        for microsecond in 0..<5000 { _ = watch.goesOn(at: start.advanced(by: .microseconds(microsecond))) }
        #expect(questions == 5)
    }
}
