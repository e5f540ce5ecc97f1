import AssayDomain
import AssayStore
import Testing

@testable import AssayRunner

@Suite struct PlannerTests {
    @Test(arguments: UInt64(0)..<400)
    func everyItemIsRecordedOnceWhateverHappens(seed: UInt64) {
        var history = PlannerHistory(seed: seed)
        history.run()
        #expect(history.violations == [])
        #expect(history.ends == [.completed])
        #expect(history.isComplete)
        #expect(history.isRecordedOnce)
    }

    @Test(arguments: UInt64(0)..<200)
    func aCancelEndsTheRunOnceAndNothingIsRecordedTwice(seed: UInt64) {
        var history = PlannerHistory(seed: seed, failures: false)
        history.run(cancelAt: Int(seed) + 1)
        #expect(history.violations == [])
        #expect(history.isFinished)
        #expect(history.ends.count == 1)
        #expect(history.isRecordedOnce)
        if !history.isComplete { #expect(history.ends == [.cancelled]) }
    }

    @Test(arguments: UInt64(0)..<200)
    func aCancelAmongFailuresStillEnds(seed: UInt64) {
        var history = PlannerHistory(seed: seed)
        history.run(cancelAt: Int(seed) + 1)
        #expect(history.violations == [])
        #expect(history.isFinished)
        #expect(history.ends.count == 1)
    }

    @Test(arguments: UInt64(0)..<100)
    func aPausedRunRecordsWhatIsInHandAndStops(seed: UInt64) {
        var history = PlannerHistory(seed: seed, failures: false)
        history.run(pauseAt: 2 + Int(seed) / 2)
        #expect(history.violations == [])
        #expect(history.ends.count == 1)
        if !history.isComplete { #expect(history.ends == [.paused(.failing)]) }
    }

    @Test(arguments: UInt64(0)..<300)
    func anEventThatDoesNotFitPausesTheRunAndIsReported(seed: UInt64) {
        var history = PlannerHistory(seed: seed, failures: false)
        history.run(unexpectedAt: 1 + Int(seed) % 60)
        #expect(history.violations == [])
        #expect(history.isFinished)
        #expect(history.ends.count == 1)
        #expect(history.isRecordedOnce)
        if history.inconsistency != nil, !history.isComplete { #expect(history.ends == [.paused(.internalError)]) }
        history.resume()
        #expect(history.ends.last == .completed)
        #expect(history.isComplete)
        #expect(history.isRecordedOnce)
    }

    @Test(arguments: UInt64(0)..<100, 1...3)
    func anEndThatCannotBeRecordedIsTriedAgainAfterABackOff(seed: UInt64, times: Int) {
        var history = PlannerHistory(seed: seed, failures: false)
        history.run(refusingEnds: times)
        #expect(history.violations == [])
        #expect(history.isFinished && history.isComplete)
        #expect(history.inconsistency == "The store refused it.")
        #expect(history.ends == [.paused(.internalError)])
    }

    @Test func anEventInThePlaceOfAnAnswerLeavesNoRunHanging() {
        var planner = Planner(cellsPerItem: 1)
        #expect(planner.next() == .begin)
        planner.apply(.ended)
        #expect(planner.inconsistency == "unexpected event ended in stage beginning")
        #expect(!planner.isWanted)
        #expect(planner.next() == .end(.paused(.internalError)))
        #expect(planner.next() == .wait)
        planner.apply(.ended)
        #expect(planner.isFinished)
    }

    @Test func anItemThatWasBrokenOffIsReadAgain() {
        var planner = Planner(cellsPerItem: 2)
        _ = planner.next()
        planner.apply(.begun(PendingRanges(.initial, through: 3), left: nil))
        let all = WorkRange(.initial, ItemRange(after: .min, through: 3))
        #expect(planner.next() == .read(all, limit: 32))
        planner.apply(.claimed(through: 3))
        planner.apply(.recorded(all, through: nil, throughput: Planner.Throughput(items: 0, microseconds: 1)))
        #expect(planner.next() == .read(all, limit: 1))
        planner.apply(.claimed(through: 3))
        planner.apply(.recorded(all, through: 2, throughput: Planner.Throughput(items: 2, microseconds: 1)))
        guard case .read(WorkRange(.initial, ItemRange(after: 2, through: 3)), _) = planner.next() else {
            Issue.record("the broken-off item is not read again")
            return
        }
    }

    @Test func aRunThatAnotherProcessHasIsForgottenOnceNothingIsInFlight() {
        var planner = Planner(cellsPerItem: 1)
        _ = planner.next()
        planner.apply(.begun(PendingRanges(.initial, through: 9), left: nil))
        _ = planner.next()
        planner.apply(.claimed(through: 4))
        planner.apply(.leaseLost)
        #expect(!planner.isWanted && !planner.isFinished)
        #expect(planner.next() == .wait)
        planner.apply(.abandoned(WorkRange(.initial, ItemRange(after: .min, through: 4))))
        #expect(planner.isFinished && planner.inconsistency == nil)
        #expect(planner.next() == .wait)
    }

    @Test(arguments: UInt64(0)..<200)
    func aRunThatIsLostAtAnyTimeEndsWithoutAnEnd(seed: UInt64) {
        var history = PlannerHistory(seed: seed, failures: false)
        history.run(loseAt: 1 + Int(seed) % 60)
        #expect(history.violations == [])
        #expect(history.isFinished)
        // Another process continues with what is recorded.
        if history.ends.isEmpty { history.resume() }
        #expect(history.ends.last == .completed)
        #expect(history.isComplete && history.isRecordedOnce)
    }

    @Test func aRunWithoutItemsCompletes() {
        var planner = Planner(cellsPerItem: 1)
        #expect(planner.next() == .begin)
        #expect(planner.next() == .wait)
        planner.apply(.begun(PendingRanges(.initial, through: nil, without: []), left: nil))
        #expect(planner.next() == .end(.completed))
        #expect(planner.next() == .wait)
        planner.apply(.ended)
        #expect(planner.isFinished)
    }

    @Test func aRunBeginsWhenItsItemsHaveBeenSelected() {
        var planner = Planner(cellsPerItem: 1, isSelected: false)
        #expect(planner.next() == .select)
        #expect(planner.next() == .wait)
        planner.apply(.partlySelected)
        #expect(planner.next() == .select)
        planner.apply(.notSelected(obstacle: "The disk is full."))
        #expect(planner.blockedReason == "The disk is full." && planner.next() == .wait)
        planner.apply(.unblocked)
        #expect(planner.next() == .select)
        planner.apply(.selected)
        #expect(planner.next() == .begin)
    }

    @Test func aRunThatIsCancelledSelectsNoMore() {
        var planner = Planner(cellsPerItem: 1, isSelected: false)
        _ = planner.next()
        planner.apply(.cancelled)
        #expect(!planner.isWanted && planner.next() == .wait)
        planner.apply(.partlySelected)
        #expect(planner.next() == .end(.cancelled))
    }

    @Test func aRunWithNothingToJudgeFails() {
        var planner = Planner(cellsPerItem: 1, isSelected: false)
        _ = planner.next()
        planner.apply(.selectionFailed(.failing))
        #expect(planner.next() == .end(.failed(.failing)))
        planner.apply(.ended)
        #expect(planner.isFinished)
    }

    @Test func aRunWhoseJudgeCannotBeMadeReadyIsPaused() {
        var planner = Planner(cellsPerItem: 1)
        #expect(planner.next() == .begin)
        planner.apply(.notRunnable(.failing))
        #expect(planner.next() == .end(.paused(.failing)))
    }

    @Test func aRunCancelledBeforeItBeginsNeverBegins() {
        var planner = Planner(cellsPerItem: 1)
        planner.apply(.cancelled)
        #expect(planner.next() == .end(.cancelled))
        planner.apply(.cancelled)
        #expect(planner.next() == .wait)
    }

    @Test func aBlockedRunWaitsUntilTheStoreIsTriedAgain() {
        var planner = Planner(cellsPerItem: 1)
        _ = planner.next()
        planner.apply(.begun(PendingRanges(.initial, through: 100, without: []), left: nil))
        let read = planner.next()
        let chunk = WorkRange(.initial, ItemRange(after: .min, through: 7))
        planner.apply(.claimed(through: 7))
        planner.apply(.notRecorded(chunk, obstacle: "The disk is full."))
        #expect(planner.blockedReason == "The disk is full.")
        #expect(planner.next() == .wait)
        planner.apply(.unblocked)
        #expect(planner.blockedReason == nil)
        #expect(planner.next() == .read(chunk, limit: 32))
        #expect(read == .read(WorkRange(.initial, ItemRange(after: .min, through: 100)), limit: 32))
    }

    @Test func whatWasRecordedBeforeIsLeftOut() {
        var planner = Planner(cellsPerItem: 1)
        _ = planner.next()
        let recorded = [ItemRange(after: .min, through: 10), ItemRange(after: 20, through: 30)]
        let again = PendingRanges(.retry, through: 5, without: [])
        planner.apply(.begun(PendingRanges(.initial, through: 31, without: recorded) + again, left: nil))
        #expect(planner.next() == .read(WorkRange(.initial, ItemRange(after: 10, through: 20)), limit: 32))
        planner.apply(.empty)
        #expect(planner.next() == .read(WorkRange(.initial, ItemRange(after: 30, through: 31)), limit: 32))
        planner.apply(.empty)
        #expect(planner.next() == .read(WorkRange(.retry, ItemRange(after: .min, through: 5)), limit: 32))
    }
}
