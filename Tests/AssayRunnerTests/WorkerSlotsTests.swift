import AssayDomain
import AssayStore
import Testing
import Threads

@testable import AssayRunner

@Suite struct WorkerSlotsTests {
    private let start = MonotonicTime(nanoseconds: 1_000_000_000)
    private var late: MonotonicTime { start.advanced(by: WorkerSlots.patience) }

    private func lease(_ run: BatchRun, _ number: Int) -> Lease {
        let work = Lease.Work.chunk(of: WorkRange(.first, ItemRange(after: 0, through: 9)), limit: 9)
        return Lease(run: run, work: work, number: number)
    }

    private func run(of project: Project.Number) -> BatchRun { JudgeCacheTests.run(judges: 1, project: project) }

    @Test func asManyWorkAsWereChosen() {
        var slots = WorkerSlots(width: 2, spare: 6)
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
        var slots = WorkerSlots(width: 1, spare: 6)
        let (endless, other) = (JudgeCacheTests.run(judges: 1), JudgeCacheTests.run(judges: 1))
        slots.take(lease(endless, 1), at: start)
        #expect(slots.room(at: late) == .forNewcomers)
        #expect(!slots.maySpare(for: endless) && slots.maySpare(for: other))
        slots.take(lease(other, 2), at: late)
        #expect(slots.room(at: late) == .none(until: late.advanced(by: WorkerSlots.patience)))
    }

    @Test func aNewItemIsGivenItsTime() {
        var slots = WorkerSlots(width: 1, spare: 6)
        let run = JudgeCacheTests.run(judges: 1)
        slots.take(lease(run, 1), at: start)
        slots.beat(lease(run, 1), at: late)
        #expect(slots.room(at: late) == .none(until: late.advanced(by: WorkerSlots.patience)))
        slots.leave(lease(run, 1))
        slots.beat(lease(run, 1), at: late)
        #expect(slots.room(at: late) == .forEveryone)
    }

    @Test func theEndOfALongRunLeavesRoomForOtherRuns() {
        var slots = WorkerSlots(width: 1, spare: 6)
        slots.take(Lease(run: JudgeCacheTests.run(judges: 1), work: .end(.completed), number: 1), at: start)
        #expect(slots.room(at: late) == .forNewcomers)
    }

    @Test func aProjectNeverHasTheLastSpareThread() {
        var slots = WorkerSlots(width: 2, spare: 6)
        var granted: [Project.Number] = []
        for project in 1...4 {
            for _ in 1...8 {
                let run = run(of: Project.Number(project))
                guard slots.room(at: late) == .forEveryone || slots.maySpare(for: run) else { continue }
                granted.append(run.project)
                slots.take(lease(run, granted.count), at: start)
            }
        }
        // The first has both that work and half of the spare ones, the others half of what is left.
        #expect(granted == [1, 1, 1, 1, 1, 2, 2, 3])
    }
}
