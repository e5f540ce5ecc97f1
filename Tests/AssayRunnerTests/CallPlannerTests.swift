import AssayDomain
import Testing
import Threads

@testable import AssayRunner

@Suite struct CallPlannerTests {
    typealias Faults = CallPlannerHistory.Faults

    @Test(arguments: UInt64(0)..<1000)
    func everyCellIsAnsweredOnceWhateverHappens(seed: UInt64) {
        var history = CallPlannerHistory(seed: seed)
        history.run()
        #expect(history.violations == [])
        #expect(history.ends == [.completed])
        #expect(history.isComplete)
        #expect(history.isAnsweredOnce)
    }

    @Test(arguments: UInt64(0)..<500)
    func aCancelEndsTheLaneOnceNothingIsInFlight(seed: UInt64) {
        var history = CallPlannerHistory(seed: seed, faults: Faults(cancelAt: Int(seed) + 1))
        history.run()
        #expect(history.violations == [])
        #expect(history.ends.count == 1)
        #expect(history.isAnsweredOnce)
        if !history.isComplete { #expect(history.ends == [.cancelled]) }
    }

    @Test(arguments: UInt64(0)..<500)
    func aPausedLaneStopsAndResumingAnswersTheRest(seed: UInt64) {
        var history = CallPlannerHistory(seed: seed, faults: Faults(pauseAt: Int(seed) + 1))
        history.run()
        #expect(history.violations == [])
        #expect(history.ends.count == 1)
        if !history.isComplete { #expect(history.ends == [.paused(.failing)]) }
        history.resume(budget: nil)
        #expect(history.violations == [])
        #expect(history.ends.last == .completed)
        #expect(history.isComplete && history.isAnsweredOnce)
    }

    @Test(arguments: UInt64(0)..<500)
    func aBudgetIsNeverExceededAndALargerOneGetsTheRestDone(seed: UInt64) throws {
        let budget = Int(seed) % 120
        var history = CallPlannerHistory(seed: seed, budget: budget)
        history.run()
        #expect(history.violations == [])
        #expect(history.calls <= budget)
        if !history.isComplete {
            guard case .paused(let reason) = try #require(history.ends.last) else {
                Issue.record("ended as \(history.ends)")
                return
            }
            #expect(reason == .outOfCalls(left: budget - history.calls, callsPerCell: history.limits.callsPerAttempt))
        }
        history.resume(budget: nil)
        #expect(history.violations == [])
        #expect(history.ends.last == .completed)
        #expect(history.isComplete && history.isAnsweredOnce)
    }

    @Test(arguments: UInt64(0)..<500)
    func anEventThatDoesNotFitPausesTheLaneAndIsReported(seed: UInt64) {
        let unexpectedAt = 1 + Int(seed) % 100
        var history = CallPlannerHistory(seed: seed, faults: Faults(processCrashes: false, unexpectedAt: unexpectedAt))
        history.run()
        #expect(history.violations == [])
        #expect(history.ends.count == 1)
        if history.steps >= unexpectedAt {
            #expect(history.inconsistency != nil)
            #expect(history.ends == [.paused(.internalError)])
        }
        history.resume(budget: nil)
        #expect(history.violations == [])
        #expect(history.ends.last == .completed)
        #expect(history.isComplete && history.isAnsweredOnce)
    }

    @Test func theHistoriesReachTheLimits() {
        var (fullWindows, givenUp, outOfCalls) = (0, 0, 0)
        for seed in UInt64(0)..<200 {
            var history = CallPlannerHistory(seed: seed, budget: seed % 2 == 0 ? 30 : nil)
            history.run()
            if history.mostOpenCells == max(history.limits.window, history.limits.cellsPerItem) { fullWindows += 1 }
            if history.givenUp > 0 { givenUp += 1 }
            if history.ends != [.completed] { outOfCalls += 1 }
        }
        #expect(fullWindows > 10 && givenUp > 20 && outOfCalls > 20)
    }

    @Test func openCellsDoNotGrowWithTheNumberOfItems() {
        var planner = CallPlanner(CallPlanner.Limits(concurrency: 8, window: 40))
        planner.apply(.begun(PendingRanges(.initial, through: 10_000, without: [ItemRange(after: .min, through: 0)]), callsLeft: nil))
        var (calling, answered, mostOpen) = ([CallCell](), 0, 0)
        while !planner.isFinished, answered <= 10_000 {
            switch planner.next(at: at(0)) {
            case .read(let workRange, let limit):
                let through = min(workRange.range.through, workRange.range.after + Int64(limit))
                planner.apply(.loaded((workRange.range.after + 1...through).map { cell($0) }, through: through))
            case .call(let cell):
                calling.append(cell)
            case .wait:
                planner.apply(.answered(calling.removeFirst(), calls: 1))
                answered += 1
            case .giveUp, .end:
                break
            }
            mostOpen = max(mostOpen, planner.openCells)
        }
        #expect(answered == 10_000 && mostOpen == 40)
    }

    @Test func aLaneWithoutItemsCompletes() {
        var planner = CallPlanner(CallPlanner.Limits())
        #expect(planner.next(at: at(0)) == .wait(until: nil))
        planner.apply(.begun(PendingRanges(), callsLeft: 0))
        #expect(planner.next(at: at(0)) == .end(.completed))
        #expect(planner.isFinished && planner.next(at: at(0)) == .wait(until: nil))
    }

    @Test func aLaneCancelledBeforeItBeginsEndsAtOnce() {
        var planner = CallPlanner(CallPlanner.Limits())
        planner.apply(.cancelled)
        #expect(planner.next(at: at(0)) == .end(.cancelled))
        planner.apply(.begun(PendingRanges(.initial, through: 1, without: []), callsLeft: nil))
        #expect(planner.next(at: at(0)) == .wait(until: nil))
        #expect(planner.inconsistency == nil)
    }

    @Test func aFailedCellWaitsForItsTimeAndIsGivenUpAtLast() {
        var planner = loadedPlanner(with: [cell(1)], CallPlanner.Limits(attempts: 2))
        #expect(planner.next(at: at(0)) == .call(cell(1)))
        planner.apply(.failed(cell(1), calls: 1, retryAt: at(10), countsAsAttempt: true))
        #expect(planner.next(at: at(0)) == .wait(until: at(10)))
        #expect(planner.next(at: at(10)) == .call(cell(1)))
        planner.apply(.failed(cell(1), calls: 1, retryAt: at(15), countsAsAttempt: false))
        #expect(planner.next(at: at(15)) == .call(cell(1)))
        planner.apply(.failed(cell(1), calls: 1, retryAt: at(40), countsAsAttempt: true))
        #expect(planner.next(at: at(15)) == .giveUp(cell(1)))
        #expect(planner.next(at: at(15)) == .wait(until: nil))
        planner.apply(.answered(cell(1), calls: 0))
        #expect(planner.next(at: at(15)) == .end(.completed))
    }

    @Test func otherKeysGoOnWhileOneIsLimited() {
        var planner = loadedPlanner(with: [cell(1), cell(2), cell(3, key: 1), cell(4, key: 1)], CallPlanner.Limits(concurrency: 1))
        #expect(planner.next(at: at(0)) == .call(cell(1)))
        planner.apply(.limited(cell(1).key, until: at(30)))
        planner.apply(.limited(cell(1).key, until: at(20)))
        planner.apply(.failed(cell(1), calls: 1, retryAt: at(0), countsAsAttempt: false))
        for item in [Int64(3), 4] {
            #expect(planner.next(at: at(1)) == .call(cell(item, key: 1)))
            planner.apply(.answered(cell(item, key: 1), calls: 1))
        }
        #expect(planner.next(at: at(2)) == .wait(until: at(30)))
        #expect(planner.next(at: at(30)) == .call(cell(2)))
    }

    @Test func unusedCallsGoBackToTheBudget() {
        var planner = loadedPlanner(with: [cell(1), cell(2), cell(3)], CallPlanner.Limits(callsPerAttempt: 2), callsLeft: 3)
        #expect(planner.next(at: at(0)) == .call(cell(1)))
        #expect(planner.next(at: at(0)) == .wait(until: nil))
        planner.apply(.answered(cell(1), calls: 1))
        #expect(planner.next(at: at(0)) == .call(cell(2)))
        planner.apply(.answered(cell(2), calls: 1))
        #expect(planner.next(at: at(0)) == .end(.paused(.outOfCalls(left: 1, callsPerCell: 2))))
    }

    @Test func aBudgetThatIsJustEnoughCompletes() {
        var planner = loadedPlanner(with: [cell(1)], callsLeft: 1, through: 2)
        #expect(planner.next(at: at(0)) == .call(cell(1)))
        planner.apply(.answered(cell(1), calls: 1))
        // The second item may have an open cell.
        #expect(planner.next(at: at(0)) == .read(WorkRange(.initial, ItemRange(after: 1, through: 2)), limit: 64))
        planner.apply(.loaded([], through: 2))
        #expect(planner.next(at: at(0)) == .end(.completed))
    }

    @Test func moreCallsThanWereReservedAreABug() {
        var planner = loadedPlanner(with: [cell(1), cell(2)], callsLeft: 5)
        #expect(planner.next(at: at(0)) == .call(cell(1)))
        planner.apply(.answered(cell(1), calls: 2))
        #expect(planner.inconsistency?.hasPrefix("2 calls for") == true)
        #expect(planner.next(at: at(0)) == .end(.paused(.internalError)))
    }

    @Test(arguments: [[4], [0], [1, 1], [1, 2, 3]] as [[Int64]])
    func cellsThatWereNotAskedForAreABug(items: [Int64]) {
        var planner = CallPlanner(CallPlanner.Limits(concurrency: 1, window: 2))
        let all = PendingRanges(.initial, through: 5, without: [ItemRange(after: .min, through: 0)])
        planner.apply(.begun(all, callsLeft: nil))
        _ = planner.next(at: at(0))
        planner.apply(.loaded(items.map { cell($0) }, through: 3))
        #expect(planner.inconsistency?.hasPrefix("unexpected event loaded") == true)
        #expect(planner.next(at: at(0)) == .end(.paused(.internalError)))
    }

    @Test func aCellThatIsOpenAlreadyIsABug() {
        var planner = CallPlanner(CallPlanner.Limits(concurrency: 2))
        let pending = PendingRanges(.initial, through: 1, without: []) + PendingRanges(.retry, through: 1, without: [])
        planner.apply(.begun(pending, callsLeft: nil))
        _ = planner.next(at: at(0))
        planner.apply(.loaded([cell(1)], through: 1))
        #expect(planner.next(at: at(0)) == .call(cell(1)))
        #expect(planner.next(at: at(0)) == .read(WorkRange(.retry, ItemRange(after: .min, through: 1)), limit: 63))
        planner.apply(.loaded([cell(1)], through: 1))
        #expect(planner.inconsistency?.hasPrefix("unexpected event loaded") == true)
    }

    @Test func aBlockedLaneHandsOutNothingUntilTheStoreIsTriedAgain() {
        var planner = loadedPlanner(with: [cell(1)])
        planner.apply(.blocked(obstacle: "The disk is full."))
        #expect(planner.blockedReason == "The disk is full." && planner.next(at: at(0)) == .wait(until: nil))
        planner.apply(.unblocked)
        #expect(planner.next(at: at(0)) == .call(cell(1)))
    }

    @Test func anAnswerForAnotherCellLeavesNoLaneHanging() {
        var planner = loadedPlanner(with: [cell(1), cell(2)], CallPlanner.Limits(concurrency: 1))
        #expect(planner.next(at: at(0)) == .call(cell(1)))
        planner.apply(.answered(cell(2), calls: 1))
        #expect(planner.inconsistency != nil && !planner.isWanted)
        #expect(planner.next(at: at(0)) == .end(.paused(.internalError)))
    }

    private func at(_ seconds: Int) -> MonotonicTime { MonotonicTime(nanoseconds: 0).advanced(by: .seconds(seconds)) }

    private func cell(_ item: Int64, key: Int = 0) -> CallCell {
        CallCell(item: item, evaluation: key, trial: 0, key: CallCell.Key(number: key))
    }

    /// A planner that has loaded these cells, out of the items up to `through`; by default up to the last cell's.
    private func loadedPlanner(
        with cells: [CallCell], _ limits: CallPlanner.Limits = CallPlanner.Limits(), callsLeft: Int? = nil, through last: Int64? = nil
    ) -> CallPlanner {
        var planner = CallPlanner(limits)
        let loaded = cells.last?.item ?? 0
        planner.apply(.begun(PendingRanges(.initial, through: last ?? loaded, without: []), callsLeft: callsLeft))
        let items = WorkRange(.initial, ItemRange(after: .min, through: last ?? loaded))
        #expect(planner.next(at: at(0)) == .read(items, limit: limits.window))
        planner.apply(.loaded(cells, through: loaded))
        return planner
    }
}
