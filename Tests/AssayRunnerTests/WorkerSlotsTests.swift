import AssayDomain
import AssayStore
import Testing
import Threads

@testable import AssayRunner

@Suite struct WorkerSlotsTests {
    private let start = MonotonicTime(nanoseconds: 1_000_000_000)
    private var late: MonotonicTime { start.advanced(by: WorkerSlots.slowThreshold) }

    private func lease(_ run: BatchRun, _ number: Int) -> Lease {
        let work = Lease.Work.chunk(of: WorkRange(.initial, ItemRange(after: 0, through: 9)), limit: 9)
        return Lease(run: run, work: work, number: number)
    }

    private func run(of project: Project.Number) -> BatchRun { ExampleRun.run(judges: 1, project: project) }

    @Test func asManyWorkAsWereChosen() {
        var slots = WorkerSlots(workers: 2, spareThreads: 6)
        #expect(slots.capacity(at: start) == .forAnyRun)
        let run = ExampleRun.run(judges: 1)
        slots.acquire(lease(run, 1), at: start)
        #expect(slots.capacity(at: start) == .forAnyRun)
        slots.acquire(lease(run, 2), at: start)
        #expect(slots.capacity(at: start) == .none(until: late))
        slots.release(lease(run, 1))
        #expect(slots.capacity(at: start) == .forAnyRun)
    }

    @Test func whatTakesLongLeavesRoomForOtherRuns() {
        var slots = WorkerSlots(workers: 1, spareThreads: 6)
        let (endless, other) = (ExampleRun.run(judges: 1), ExampleRun.run(judges: 1))
        slots.acquire(lease(endless, 1), at: start)
        #expect(slots.capacity(at: late) == .forRunsWithoutThread)
        #expect(!slots.mayUseSpareThread(for: endless) && slots.mayUseSpareThread(for: other))
        slots.acquire(lease(other, 2), at: late)
        #expect(slots.capacity(at: late) == .none(until: late.advanced(by: WorkerSlots.slowThreshold)))
    }

    @Test func aNewItemIsGivenItsTime() {
        var slots = WorkerSlots(workers: 1, spareThreads: 6)
        let run = ExampleRun.run(judges: 1)
        slots.acquire(lease(run, 1), at: start)
        slots.heartbeat(lease(run, 1), at: late)
        #expect(slots.capacity(at: late) == .none(until: late.advanced(by: WorkerSlots.slowThreshold)))
        slots.release(lease(run, 1))
        slots.heartbeat(lease(run, 1), at: late)
        #expect(slots.capacity(at: late) == .forAnyRun)
    }

    @Test func theEndOfALongRunLeavesRoomForOtherRuns() {
        var slots = WorkerSlots(workers: 1, spareThreads: 6)
        slots.acquire(Lease(run: ExampleRun.run(judges: 1), work: .end(.completed), number: 1), at: start)
        #expect(slots.capacity(at: late) == .forRunsWithoutThread)
    }

    @Test func aProjectNeverHasTheLastSpareThread() {
        var slots = WorkerSlots(workers: 2, spareThreads: 6)
        var granted: [Project.Number] = []
        for project in 1...4 {
            for _ in 1...8 {
                let run = run(of: Project.Number(project))
                guard slots.capacity(at: late) == .forAnyRun || slots.mayUseSpareThread(for: run) else { continue }
                granted.append(run.project)
                slots.acquire(lease(run, granted.count), at: start)
            }
        }
        // The first project gets both workers and half of the spare threads, each other project half of those still free.
        #expect(granted == [1, 1, 1, 1, 1, 2, 2, 3])
    }
}
