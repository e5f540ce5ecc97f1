import AssayDomain
import AssayStore
import EvaluatorKit
import JSON
import Testing
import Threads

@testable import AssayRunner

@Suite struct ItemJudgeTests {
    /// Says to stop after this many heartbeats.
    private final class HeartbeatLimitEngine: Engine {
        let heartbeats: LockedState<Int>

        init(heartbeats: Int) { self.heartbeats = LockedState(heartbeats) }

        let threads = 1

        func start(_ run: BatchRun) {}
        func drop(_ run: ID<BatchRun>) {}
        func flight(of run: ID<BatchRun>) -> RunFlight? { nil }
        func stop(before deadline: MonotonicTime) -> Bool { true }
        func cancel(_ run: ID<BatchRun>) {}
        func pause(_ run: ID<BatchRun>, _ reason: BatchRun.Reason) {}
        func lease() -> Lease? { nil }
        func claim(_ lease: Lease, through ordinal: Int64) {}
        func finish(_ lease: Lease, _ event: Planner.Event) {}
        func finishedJudging(_ lease: Lease) {}
        func isWanted(_ lease: Lease) -> Bool { true }
        var isStopping: Bool { false }

        func heartbeat(_ lease: Lease) -> Bool {
            heartbeats.update { left in
                left -= 1
                return left >= 0
            }
        }
    }

    /// Takes two milliseconds for a verdict, longer than the time between two heartbeats.
    private struct SlowJudge: Judge {
        func judge(_ sample: Sample, while isWanted: @escaping () -> Bool) throws(EvaluationError) -> Verdict {
            let end = MonotonicTime.now().advanced(by: .milliseconds(2))
            while MonotonicTime.now() < end {}
            return .yes("at last")
        }

        func passes(_ verdict: Verdict, on sample: Sample) -> Bool? { true }
    }

    /// Is interrupted at its third sample.
    private final class InterruptedJudge: Judge {
        private let turns = LockedState(0)

        func judge(_ sample: Sample, while isWanted: @escaping () -> Bool) throws(EvaluationError) -> Verdict {
            let turn = turns.update { turns in
                turns += 1
                return turns
            }
            if turn == 3 { throw .interrupted }
            return .yes("in time")
        }

        func passes(_ verdict: Verdict, on sample: Sample) -> Bool? { true }
    }

    /// Runs until it is told to stop.
    private struct EndlessJudge: Judge {
        func judge(_ sample: Sample, while isWanted: @escaping () -> Bool) throws(EvaluationError) -> Verdict {
            while isWanted() {}
            throw .interrupted
        }

        func passes(_ verdict: Verdict, on sample: Sample) -> Bool? { true }
    }

    @Test func aCellWhoseTimeIsOverEndsAsAnError() throws {
        let run = ExampleRun.run(judges: 1)
        let engine = HeartbeatLimitEngine(heartbeats: .max)
        let lease = Lease(run: run, work: .begin)
        var judge = ItemJudge([EndlessJudge()], ErrorBreaker([Tally()]), engine, lease, items: 3, timeout: .zero)
        #expect(itemsToJudge[..<2].prefix { judge.judge($0) }.count == 2)
        let outcomes = judge.results.map(\.outcome)
        guard case .error(errorClass: "timed_out", let message) = try #require(outcomes.first) else {
            Issue.record("ended as \(outcomes)")
            return
        }
        #expect(message.contains("runner.evaluator_timeout"))
        #expect(outcomes.count == 2)
    }

    @Test func theCellsBeforeAnInterruptionAreKept() {
        let run = ExampleRun.run(judges: 1, trials: 2)
        let engine = HeartbeatLimitEngine(heartbeats: .max)
        var judge = ItemJudge(
            [InterruptedJudge()], ErrorBreaker([Tally()]), engine, Lease(run: run, work: .begin), items: 3, timeout: .seconds(10))
        #expect(itemsToJudge.prefix { judge.judge($0) }.count == 1)
        #expect(judge.results.map(\.trial) == [1, 2])
    }

    private let itemsToJudge = (1...3).map {
        ItemToJudge(item: RevisionItem(ordinal: $0, id: .new(), version: 1, content: DatasetItem.Content()), cells: nil)
    }

    @Test(arguments: [
        (heartbeats: 1, items: 0, cells: 1), (heartbeats: 4, items: 1, cells: 4), (heartbeats: 5, items: 1, cells: 5),
        (heartbeats: 100, items: 3, cells: 12),
    ])
    func whatWasJudgedOfABrokenOffItemIsKept(heartbeats: Int, items: Int, cells: Int) {
        let run = ExampleRun.run(judges: 1, trials: 4)
        let lease = Lease(run: run, work: .begin)
        var judge = ItemJudge(
            [SlowJudge()], ErrorBreaker([Tally()]), HeartbeatLimitEngine(heartbeats: heartbeats), lease, items: 3, timeout: .seconds(10))
        #expect(itemsToJudge.prefix { judge.judge($0) }.count == items)
        #expect(judge.results.count == cells)
    }

    @Test func onlyTheCellsWithoutAResultAreJudged() {
        let run = ExampleRun.run(judges: 1, trials: 4)
        let engine = HeartbeatLimitEngine(heartbeats: .max)
        var judge = ItemJudge(
            [SlowJudge()], ErrorBreaker([Tally()]), engine, Lease(run: run, work: .begin), items: 1, timeout: .seconds(10))
        let open = ItemToJudge(item: itemsToJudge[0].item, cells: [ItemCell(evaluation: 0, trial: 2), ItemCell(evaluation: 0, trial: 4)])
        let finished = judge.judge(open)
        #expect(finished && judge.results.map(\.trial) == [2, 4])
    }
}
