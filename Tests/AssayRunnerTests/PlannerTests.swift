import AssayStore
import Testing

@testable import AssayRunner

@Suite struct PlannerTests {
    @Test(arguments: UInt64(0)..<400)
    func everyItemIsRecordedOnceWhateverHappens(seed: UInt64) {
        var history = PlannerHistory(seed: seed)
        history.run()
        #expect(history.complaints == [])
        #expect(history.endings == [.completed])
        #expect(history.recorded.count == history.items.count)
        #expect(history.recorded.values.allSatisfy { $0 == 1 })
    }

    @Test(arguments: UInt64(0)..<200)
    func aCancelEndsTheRunOnceAndNothingIsRecordedTwice(seed: UInt64) {
        var history = PlannerHistory(seed: seed, failures: false)
        history.run(cancelAt: Int(seed) + 1)
        #expect(history.complaints == [])
        #expect(history.isOver)
        #expect(history.endings.count == 1)
        #expect(history.recorded.values.allSatisfy { $0 == 1 })
        if history.recorded.count < history.items.count { #expect(history.endings == [.cancelled]) }
    }

    @Test(arguments: UInt64(0)..<200)
    func aCancelAmongFailuresStillEnds(seed: UInt64) {
        var history = PlannerHistory(seed: seed)
        history.run(cancelAt: Int(seed) + 1)
        #expect(history.complaints == [])
        #expect(history.isOver)
        #expect(history.endings.count == 1)
    }

    @Test(arguments: UInt64(0)..<100)
    func aParkedRunRecordsWhatIsInHandAndStops(seed: UInt64) {
        var history = PlannerHistory(seed: seed, failures: false)
        history.run(parkAt: 2 + Int(seed) / 2)
        #expect(history.complaints == [])
        #expect(history.endings.count == 1)
        if history.recorded.count < history.items.count { #expect(history.endings == [.parked(reason: "hopeless")]) }
    }

    @Test func aRunWithoutItemsCompletes() {
        var planner = Planner(size: ChunkSize(cellsPerItem: 1))
        #expect(planner.next() == .begin)
        #expect(planner.next() == .wait)
        planner.apply(.begun(recorded: []))
        #expect(planner.next() == .read(ItemRange(after: .min, through: .max), limit: 32))
        planner.apply(.empty)
        #expect(planner.next() == .end(.completed))
        #expect(planner.next() == .wait)
        planner.apply(.ended)
        #expect(planner.isOver)
    }

    @Test func aRunWhoseJudgeCannotBeMadeReadyIsParked() {
        var planner = Planner(size: ChunkSize(cellsPerItem: 1))
        #expect(planner.next() == .begin)
        planner.apply(.unfit(reason: "no key"))
        #expect(planner.next() == .end(.parked(reason: "no key")))
    }

    @Test func aRunCancelledBeforeItBeginsNeverBegins() {
        var planner = Planner(size: ChunkSize(cellsPerItem: 1))
        planner.apply(.cancelled)
        #expect(planner.next() == .end(.cancelled))
        planner.apply(.cancelled)
        #expect(planner.next() == .wait)
    }

    @Test func aStalledRunRestsUntilTheStoreIsTriedAgain() {
        var planner = Planner(size: ChunkSize(cellsPerItem: 1))
        _ = planner.next()
        planner.apply(.begun(recorded: []))
        let read = planner.next()
        planner.apply(.opened(through: 7))
        planner.apply(.notRecorded(ItemRange(after: .min, through: 7), reason: "The disk is full."))
        #expect(planner.stall == "The disk is full.")
        #expect(planner.next() == .wait)
        planner.apply(.retried)
        #expect(planner.stall == nil)
        #expect(planner.next() == .read(ItemRange(after: .min, through: 7), limit: 32))
        #expect(read == .read(ItemRange(after: .min, through: .max), limit: 32))
    }

    @Test func whatWasRecordedBeforeIsLeftOut() {
        var planner = Planner(size: ChunkSize(cellsPerItem: 1))
        _ = planner.next()
        planner.apply(.begun(recorded: [ItemRange(after: .min, through: 10), ItemRange(after: 20, through: 30)]))
        #expect(planner.next() == .read(ItemRange(after: 10, through: 20), limit: 32))
        planner.apply(.empty)
        #expect(planner.next() == .read(ItemRange(after: 30, through: .max), limit: 32))
    }
}
