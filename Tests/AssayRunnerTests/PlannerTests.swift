import AssayDomain
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
        #expect(history.isComplete)
        #expect(history.isRecordedOnce)
    }

    @Test(arguments: UInt64(0)..<200)
    func aCancelEndsTheRunOnceAndNothingIsRecordedTwice(seed: UInt64) {
        var history = PlannerHistory(seed: seed, failures: false)
        history.run(cancelAt: Int(seed) + 1)
        #expect(history.complaints == [])
        #expect(history.isOver)
        #expect(history.endings.count == 1)
        #expect(history.isRecordedOnce)
        if !history.isComplete { #expect(history.endings == [.cancelled]) }
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
        if !history.isComplete { #expect(history.endings == [.parked(.hopeless)]) }
    }

    @Test(arguments: UInt64(0)..<300)
    func aBudgetIsNeverExceededAndALargerOneGetsTheRestDone(seed: UInt64) throws {
        var history = PlannerHistory(seed: seed, budget: Int(seed) * 100)
        history.run()
        #expect(history.complaints == [])
        if !history.isComplete {
            guard case .parked(let reason) = try #require(history.endings.last) else {
                Issue.record("ended as \(history.endings)")
                return
            }
            #expect(reason.code == "budget")
            // What was left was less than an item may take.
            #expect(Int(seed) * 100 - history.calls < PlannerHistory.cellsPerItem)
        }
        history.resume(budget: nil)
        #expect(history.complaints == [])
        #expect(history.endings.last == .completed)
        #expect(history.isComplete)
        #expect(history.isRecordedOnce)
    }

    @Test(arguments: UInt64(0)..<300)
    func anEventThatDoesNotFitParksTheRunAndIsReported(seed: UInt64) {
        var history = PlannerHistory(seed: seed, failures: false)
        history.run(strayAt: 1 + Int(seed) % 60)
        #expect(history.complaints == [])
        #expect(history.isOver)
        #expect(history.endings.count == 1)
        #expect(history.isRecordedOnce)
        if history.mismatch != nil, !history.isComplete { #expect(history.endings == [.parked(.internalError)]) }
        history.resume(budget: nil)
        #expect(history.endings.last == .completed)
        #expect(history.isComplete)
        #expect(history.isRecordedOnce)
    }

    @Test(arguments: UInt64(0)..<100, 1...3)
    func anEndThatCannotBeWrittenDownIsTriedAgainAfterARest(seed: UInt64, times: Int) {
        var history = PlannerHistory(seed: seed, failures: false)
        history.run(refusingEndings: times)
        #expect(history.complaints == [])
        #expect(history.isOver && history.isComplete)
        #expect(history.mismatch == "The store refused it.")
        #expect(history.endings == [.parked(.internalError)])
    }

    @Test func anEventInThePlaceOfAnAnswerLeavesNoRunHanging() {
        var planner = Planner(cellsPerItem: 1)
        #expect(planner.next() == .begin)
        planner.apply(.ended)
        #expect(planner.mismatch == "ended was said of a run that is beginning")
        #expect(!planner.isWanted)
        #expect(planner.next() == .end(.parked(.internalError)))
        #expect(planner.next() == .wait)
        planner.apply(.ended)
        #expect(planner.isOver)
    }

    @Test func aBudgetThatIsJustEnoughCompletes() {
        var planner = Planner(cellsPerItem: 2)
        _ = planner.next()
        planner.apply(.begun(PendingRanges(.first, through: 3, without: []), left: Budget(calls: 6)))
        let portion = WorkRange(.first, ItemRange(after: .min, through: 3))
        #expect(planner.next() == .read(portion, limit: 3))
        planner.apply(.opened(through: 3, items: 3))
        planner.apply(.recorded(portion, through: 3, calls: 6, pace: Planner.Pace(items: 3, microseconds: 1)))
        #expect(planner.next() == .end(.completed))
    }

    @Test func aRunWithoutItemsCompletes() {
        var planner = Planner(cellsPerItem: 1)
        #expect(planner.next() == .begin)
        #expect(planner.next() == .wait)
        planner.apply(.begun(PendingRanges(.first, through: nil, without: []), left: nil))
        #expect(planner.next() == .end(.completed))
        #expect(planner.next() == .wait)
        planner.apply(.ended)
        #expect(planner.isOver)
    }

    @Test func aRunBeginsWhenItsSampleHasBeenChosen() {
        var planner = Planner(cellsPerItem: 1, isChosen: false)
        #expect(planner.next() == .choose)
        #expect(planner.next() == .wait)
        planner.apply(.partlyChosen)
        #expect(planner.next() == .choose)
        planner.apply(.notChosen(reason: "The disk is full."))
        #expect(planner.stall == "The disk is full." && planner.next() == .wait)
        planner.apply(.retried)
        #expect(planner.next() == .choose)
        planner.apply(.chosen)
        #expect(planner.next() == .begin)
    }

    @Test func aRunThatIsCancelledChoosesNoMore() {
        var planner = Planner(cellsPerItem: 1, isChosen: false)
        _ = planner.next()
        planner.apply(.cancelled)
        #expect(!planner.isWanted && planner.next() == .wait)
        planner.apply(.partlyChosen)
        #expect(planner.next() == .end(.cancelled))
    }

    @Test func aRunWithNothingToJudgeFails() {
        var planner = Planner(cellsPerItem: 1, isChosen: false)
        _ = planner.next()
        planner.apply(.failed(.hopeless))
        #expect(planner.next() == .end(.failed(.hopeless)))
        planner.apply(.ended)
        #expect(planner.isOver)
    }

    @Test func aRunWhoseJudgeCannotBeMadeReadyIsParked() {
        var planner = Planner(cellsPerItem: 1)
        #expect(planner.next() == .begin)
        planner.apply(.unfit(.hopeless))
        #expect(planner.next() == .end(.parked(.hopeless)))
    }

    @Test func aRunCancelledBeforeItBeginsNeverBegins() {
        var planner = Planner(cellsPerItem: 1)
        planner.apply(.cancelled)
        #expect(planner.next() == .end(.cancelled))
        planner.apply(.cancelled)
        #expect(planner.next() == .wait)
    }

    @Test func aStalledRunRestsUntilTheStoreIsTriedAgain() {
        var planner = Planner(cellsPerItem: 1)
        _ = planner.next()
        planner.apply(.begun(PendingRanges(.first, through: 100, without: []), left: nil))
        let read = planner.next()
        let chunk = WorkRange(.first, ItemRange(after: .min, through: 7))
        planner.apply(.opened(through: 7, items: 7))
        planner.apply(.notRecorded(chunk, reason: "The disk is full."))
        #expect(planner.stall == "The disk is full.")
        #expect(planner.next() == .wait)
        planner.apply(.retried)
        #expect(planner.stall == nil)
        #expect(planner.next() == .read(chunk, limit: 32))
        #expect(read == .read(WorkRange(.first, ItemRange(after: .min, through: 100)), limit: 32))
    }

    @Test func whatWasRecordedBeforeIsLeftOut() {
        var planner = Planner(cellsPerItem: 1)
        _ = planner.next()
        let recorded = [ItemRange(after: .min, through: 10), ItemRange(after: 20, through: 30)]
        let again = PendingRanges(.reopened, through: 5, without: [])
        planner.apply(.begun(PendingRanges(.first, through: 31, without: recorded) + again, left: nil))
        #expect(planner.next() == .read(WorkRange(.first, ItemRange(after: 10, through: 20)), limit: 32))
        planner.apply(.empty)
        #expect(planner.next() == .read(WorkRange(.first, ItemRange(after: 30, through: 31)), limit: 32))
        planner.apply(.empty)
        #expect(planner.next() == .read(WorkRange(.reopened, ItemRange(after: .min, through: 5)), limit: 32))
    }
}
