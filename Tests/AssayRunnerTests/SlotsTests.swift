import AssayDomain
import AssayStore
import Testing

@testable import AssayRunner

@Suite struct SlotsTests {
    private let start = MonotonicTime(nanoseconds: 1_000_000_000)
    private var late: MonotonicTime { start.advanced(by: Slots.patience) }

    private func lease(_ run: BatchRun, _ number: Int) -> Lease {
        let work = Lease.Work.chunk(of: Portion(.first, ItemRange(after: 0, through: 9)), limit: 9)
        return Lease(run: run, work: work, number: number)
    }

    @Test func asManyWorkAsWereChosen() {
        var slots = Slots(width: 2)
        #expect(slots.room(at: start) == .forEveryone)
        let run = JudgeCacheTests.run(judges: 1)
        slots.take(lease(run, 1), at: start)
        #expect(slots.room(at: start) == .forEveryone)
        slots.take(lease(run, 2), at: start)
        #expect(slots.room(at: start) == .none(until: late))
        slots.leave(lease(run, 1))
        #expect(slots.room(at: start) == .forEveryone)
    }

    @Test func whatTakesLongLeavesRoomForOtherRuns() {
        var slots = Slots(width: 1)
        let (endless, other) = (JudgeCacheTests.run(judges: 1), JudgeCacheTests.run(judges: 1))
        slots.take(lease(endless, 1), at: start)
        #expect(slots.room(at: late) == .forNewcomers)
        #expect(slots.holds(endless.id) && !slots.holds(other.id))
        slots.take(lease(other, 2), at: late)
        #expect(slots.room(at: late) == .none(until: late.advanced(by: Slots.patience)))
    }

    @Test func aNewItemIsGivenItsTime() {
        var slots = Slots(width: 1)
        let run = JudgeCacheTests.run(judges: 1)
        slots.take(lease(run, 1), at: start)
        slots.beat(lease(run, 1), at: late)
        #expect(slots.room(at: late) == .none(until: late.advanced(by: Slots.patience)))
        slots.leave(lease(run, 1))
        slots.beat(lease(run, 1), at: late)
        #expect(slots.room(at: late) == .forEveryone)
    }

    @Test func theBeginningOfARunMayTakeItsTime() {
        var slots = Slots(width: 1)
        slots.take(Lease(run: JudgeCacheTests.run(judges: 1), work: .begin, number: 1), at: start)
        #expect(slots.room(at: late) == .none(until: nil))
    }
}
