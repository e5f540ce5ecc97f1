import AssayDomain
import AssayStore
import JSON
import Testing
import Threads

@testable import AssayRunner

@Suite struct RunQueueTests {
    private func run(of project: Project.Number = 1, budget: Budget? = nil) -> BatchRun {
        let definition = Evaluation.Definition(
            type: "scripted", config: .emptyObject, outputType: "boolean", outputConfig: .emptyObject, model: nil)
        let pinned = BatchRun.PinnedEvaluation(id: .new(), name: "e", version: 1, currentVersion: 1, definition: definition)
        return BatchRun(
            id: .new(), project: project, name: "", dataset: .new(), datasetRevision: 1, status: .queued, statusReason: nil,
            evaluations: [pinned],
            trials: 1, maxConcurrency: 3, useLedger: true, execution: "interactive", budget: budget, sample: nil, itemCount: 1, round: 0,
            createdAt: .now(), startedAt: nil, finishedAt: nil, createdBy: nil)
    }

    private let now = MonotonicTime(nanoseconds: 1_000_000_000)
    private let items = PendingRanges(.initial, through: 1000, without: [])

    private func isBegin(_ lease: Lease?) -> Bool {
        if case .begin? = lease?.work { true } else { false }
    }

    @Test func anEndThatIsRefusedIsReportedOnceAndTriedAgainAfterABackOff() {
        var queue = RunQueue()
        let run = run()
        queue.add(run)
        _ = queue.next(at: now)
        queue.apply(.begun(PendingRanges(.initial, through: nil, without: []), left: nil), to: run.id, at: now)
        _ = queue.next(at: now)
        let first = queue.apply(.inconsistent("no"), to: run.id, at: now)
        #expect(first == .internalError(run.id, what: "no"))
        let early = queue.next(at: now)
        #expect(early == nil)
        let later = now.advanced(by: RunQueue.retryDelay)
        let again = queue.next(at: later)
        #expect(again != nil)
        let second = queue.apply(.inconsistent("no"), to: run.id, at: later)
        #expect(second == nil)
        #expect(queue.flight(of: run.id, maximum: 9)?.blockedReason == "no")
    }

    @Test func aRunThatIsQueuedAgainWhileItsEndIsWrittenBeginsAfterIt() {
        var queue = RunQueue()
        let run = run()
        queue.add(run)
        #expect(isBegin(queue.next(at: now)))
        queue.apply(.begun(PendingRanges(), left: nil), to: run.id, at: now)
        guard case .end(.completed)? = queue.next(at: now)?.work else {
            Issue.record("it does not end")
            return
        }
        queue.add(run)
        #expect(queue.next(at: now) == nil)
        queue.apply(.ended, to: run.id, at: now)
        #expect(isBegin(queue.next(at: now)))
    }

    /// The process has taken the run over again, and must record its end. The beginning finds that the run was cancelled.
    @Test func aRunThatIsQueuedAgainAndCancelledBeginsToBeEnded() {
        var queue = RunQueue()
        let run = run()
        queue.add(run)
        _ = queue.next(at: now)
        queue.apply(.begun(PendingRanges(), left: nil), to: run.id, at: now)
        _ = queue.next(at: now)
        queue.add(run)
        queue.apply(.cancelled, to: run.id, at: now)
        queue.apply(.ended, to: run.id, at: now)
        #expect(isBegin(queue.next(at: now)))
    }

    @Test func aRunThatIsLostAndTakenBackBeginsWhenTheOldWorkHasEnded() {
        var queue = RunQueue()
        let run = run()
        queue.add(run)
        _ = queue.next(at: now)
        queue.apply(.begun(items, left: nil), to: run.id, at: now)
        _ = queue.next(at: now)
        queue.apply(.claimed(through: 10), to: run.id, at: now)
        queue.apply(.leaseLost, to: run.id, at: now)
        queue.add(run)
        #expect(!queue.isWanted(run.id, at: now))
        #expect(queue.next(at: now) == nil)
        queue.apply(.abandoned(WorkRange(.initial, ItemRange(after: .min, through: 10))), to: run.id, at: now)
        #expect(isBegin(queue.next(at: now)))
    }

    @Test func theSecondsOfABudgetAreCountedFromTheBeginning() {
        var queue = RunQueue()
        let run = run(budget: Budget(seconds: 10))
        queue.add(run)
        _ = queue.next(at: now)
        queue.apply(.begun(items, left: Budget(seconds: 4)), to: run.id, at: now)
        #expect(queue.isWanted(run.id, at: now.advanced(by: .seconds(3))))
        #expect(!queue.isWanted(run.id, at: now.advanced(by: .seconds(4))))
        guard case .end(.paused(.outOfSeconds))? = queue.next(at: now.advanced(by: .seconds(5)))?.work else {
            Issue.record("it goes on")
            return
        }
    }

    @Test func aRunThatMayHaveNoWorkIsPassedOver() {
        var queue = RunQueue()
        let (first, second) = (run(), run())
        queue.add(first)
        queue.add(second)
        #expect(queue.next(at: now, for: { $0.id != first.id })?.run.id == second.id)
        #expect(queue.next(at: now, for: { $0.id != first.id }) == nil)
        #expect(queue.next(at: now)?.run.id == first.id)
    }

    @Test func aProjectWithManyRunsGetsNoMoreThanOneWithASingleRun() {
        var queue = RunQueue()
        let (many, single) = ((0..<4).map { _ in run() }, run(of: 2))
        for run in many + [single] {
            queue.add(run)
            _ = queue.next(at: now, for: { $0.id == run.id })
            queue.apply(.begun(items, left: nil), to: run.id, at: now)
        }
        var turns: [ID<BatchRun>] = []
        for _ in 0..<8 {
            guard let lease = queue.next(at: now), case .chunk(let workRange, _) = lease.work else { break }
            turns.append(lease.run.id)
            let item = max(0, workRange.range.after) + 1
            queue.apply(.claimed(through: item), to: lease.run.id, at: now)
            let throughput = Planner.Throughput(items: 1, microseconds: 1)
            queue.apply(
                .recorded(workRange.prefix(through: item), through: item, throughput: throughput),
                to: lease.run.id, at: now)
        }
        #expect(turns.filter { $0 == single.id }.count == 4)
        #expect(Set(turns).count == 5)
    }

    @Test func saysHowMuchIsInHand() throws {
        var queue = RunQueue()
        let run = run()
        queue.add(run)
        _ = queue.next(at: now)
        queue.apply(.begun(items, left: nil), to: run.id, at: now)
        _ = queue.next(at: now)
        queue.apply(.claimed(through: 10), to: run.id, at: now)
        _ = queue.next(at: now)
        let concurrency = try #require(queue.flight(of: run.id, maximum: .max))
        #expect((concurrency.inFlight, concurrency.limit) == (2, 3))
    }

    @Test func aRunThatHasNothingLeftToDoIsNotPausedForItsBudget() {
        var queue = RunQueue()
        let run = run(budget: Budget(seconds: 10))
        queue.add(run)
        _ = queue.next(at: now)
        queue.apply(.begun(items, left: Budget(seconds: 4)), to: run.id, at: now)
        _ = queue.next(at: now)
        queue.apply(.claimed(through: 1000), to: run.id, at: now)
        let late = now.advanced(by: .seconds(5))
        #expect(queue.next(at: late) == nil)
        let chunk = WorkRange(.initial, ItemRange(after: .min, through: 1000))
        queue.apply(
            .recorded(chunk, through: 1000, throughput: Planner.Throughput(items: 9, microseconds: 1)),
            to: run.id, at: late)
        guard case .end(.completed)? = queue.next(at: late)?.work else {
            Issue.record("it is not completed")
            return
        }
    }

    @Test func theTimeThatARunIsBlockedIsNotCounted() {
        var queue = RunQueue()
        let run = run(budget: Budget(seconds: 10))
        queue.add(run)
        _ = queue.next(at: now)
        queue.apply(.begun(items, left: Budget(seconds: 10)), to: run.id, at: now)
        _ = queue.next(at: now)
        queue.apply(.notRead(obstacle: "full"), to: run.id, at: now.advanced(by: .seconds(4)))
        let awake = now.advanced(by: .seconds(3600))
        guard case .chunk? = queue.next(at: awake)?.work else {
            Issue.record("it does not go on")
            return
        }
        #expect(queue.isWanted(run.id, at: awake.advanced(by: .seconds(5))))
        #expect(!queue.isWanted(run.id, at: awake.advanced(by: .seconds(6))))
    }

    @Test(arguments: [1e10, 1e300])
    func aBudgetBeyondAllTimeIsAsGoodAsNone(seconds: Double) {
        var queue = RunQueue()
        let run = run(budget: Budget(seconds: seconds))
        queue.add(run)
        _ = queue.next(at: now)
        queue.apply(.begun(items, left: Budget(seconds: seconds)), to: run.id, at: now)
        #expect(queue.isWanted(run.id, at: now.advanced(by: .seconds(1_000_000))))
    }
}
