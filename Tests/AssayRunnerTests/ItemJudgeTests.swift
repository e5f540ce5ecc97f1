import AssayDomain
import AssayStore
import EvaluatorKit
import JSON
import Testing
import Threads

@testable import AssayRunner

@Suite struct ItemJudgeTests {
    /// Wants so many beats and no more.
    private final class ImpatientEngine: Engine {
        let beats: LockedState<Int>

        init(beats: Int) { self.beats = LockedState(beats) }

        func start(_ run: BatchRun) {}
        func cancel(_ run: ID<BatchRun>) {}
        func park(_ run: ID<BatchRun>, _ reason: BatchRun.Reason) {}
        func lease() -> Lease? { nil }
        func opened(_ lease: Lease, through ordinal: Int64, items: Int) {}
        func finish(_ lease: Lease, _ event: Planner.Event) {}
        func judged(_ lease: Lease) {}
        func isWanted(_ lease: Lease) -> Bool { true }
        var isStopping: Bool { false }

        func beat(_ lease: Lease) -> Bool {
            beats.update { left in
                left -= 1
                return left >= 0
            }
        }
    }

    /// Takes two milliseconds for a verdict, longer than the time between two beats.
    private struct SlowJudge: Judge {
        func judge(_ sample: Sample, while isWanted: @escaping () -> Bool) throws(EvaluationError) -> Verdict {
            let end = MonotonicTime.now().advanced(by: .milliseconds(2))
            while MonotonicTime.now() < end {}
            return .yes("at last")
        }

        func passes(_ verdict: Verdict) -> Bool? { true }
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

        func passes(_ verdict: Verdict) -> Bool? { true }
    }

    /// Goes on for as long as it may.
    private struct EndlessJudge: Judge {
        func judge(_ sample: Sample, while isWanted: @escaping () -> Bool) throws(EvaluationError) -> Verdict {
            while isWanted() {}
            throw .interrupted
        }

        func passes(_ verdict: Verdict) -> Bool? { true }
    }

    @Test func aCellWhoseTimeIsOverEndsAsAnError() throws {
        let run = JudgeCacheTests.run(judges: 1)
        let engine = ImpatientEngine(beats: .max)
        let lease = Lease(run: run, work: .begin)
        var judge = ItemJudge([EndlessJudge()], FailureBreaker([Tally()]), engine, lease, items: 3, timeout: .zero)
        #expect(samples[..<2].prefix { judge.judge($0) }.count == 2)
        let endings = judge.results.map(\.ending)
        guard case .error(failure: "timed_out", let message) = try #require(endings.first) else {
            Issue.record("ended as \(endings)")
            return
        }
        #expect(message.contains("runner.evaluator_timeout"))
        #expect(endings.count == 2)
    }

    @Test func anItemThatIsInterruptedIsForgotten() {
        let run = JudgeCacheTests.run(judges: 1, trials: 2)
        let engine = ImpatientEngine(beats: .max)
        var judge = ItemJudge(
            [InterruptedJudge()], FailureBreaker([Tally()]), engine, Lease(run: run, work: .begin), items: 3, timeout: .seconds(10))
        #expect(samples.prefix { judge.judge($0) }.count == 1)
        #expect(judge.results.map(\.trial) == [1, 2])
    }

    private let samples = (1...3).map {
        ItemToJudge(sample: StoredSample(ordinal: $0, id: .new(), version: 1, content: DatasetItem.Content()), cells: nil)
    }

    @Test(arguments: [(beats: 1, items: 0), (beats: 4, items: 1), (beats: 5, items: 1), (beats: 100, items: 3)])
    func anItemThatIsBrokenOffIsForgotten(beats: Int, items: Int) {
        let run = JudgeCacheTests.run(judges: 1, trials: 4)
        let lease = Lease(run: run, work: .begin)
        var judge = ItemJudge(
            [SlowJudge()], FailureBreaker([Tally()]), ImpatientEngine(beats: beats), lease, items: 3, timeout: .seconds(10))
        #expect(samples.prefix { judge.judge($0) }.count == items)
        #expect(judge.results.count == items * 4)
    }
}
