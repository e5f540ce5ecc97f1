import AssayDomain
import AssayStore
import Foundation
import NginxSupport
import Testing

/// Counts how often evaluators are called when their process is killed again and again.
@Suite struct CallCrashTests {
    /// `make test-faults` sets more.
    private static let rounds = ProcessInfo.processInfo.environment["FAULT_ROUNDS"].flatMap { Int($0) } ?? 3
    private static let items = ProcessInfo.processInfo.environment["FAULT_ITEMS"].flatMap { Int($0) } ?? 6000
    private static let evaluations = 3
    /// Each of two threads has two chunks of at most 1,000 items in flight: one is judged, one is committed.
    private static let maximumInFlight = 2 * 2 * 1000 * evaluations

    private let directory = ScratchDirectory()
    private var database: String { directory.path + "/assay.db" }
    private var calls: CallLog { CallLog(path: directory.path + "/calls") }

    @Test func onlyCellsInHandAtAKillAreJudgedAgain() throws {
        let run = try #require(TestProcess("RunnerChild", "prepare", database, "\(Self.items)").line().flatMap { ID<BatchRun>($0) })
        var recorded: Set<JudgedCell> = []
        var (read, repeated, hasEnded) = (0, 0, false)
        for round in 1...Self.rounds + 1 {
            // The last process is not killed.
            hasEnded = try round > Self.rounds ? untilTheEnd() : untilKilled(after: read)
            let asked = calls.cells().dropFirst(read)
            read += asked.count
            let called = Set(asked)
            #expect(called.count == asked.count, "a cell was judged twice by one process")
            #expect(called.isDisjoint(with: recorded), "a cell was judged again that has a result")
            recorded = try cellsRecorded(of: run)
            let inFlight = called.subtracting(recorded)
            #expect(inFlight.count <= Self.maximumInFlight)
            repeated += inFlight.count
        }
        #expect(hasEnded)
        #expect(recorded.count == Self.items * Self.evaluations)
        #expect(read == recorded.count + repeated)
        print(
            "\(Self.rounds) kills: evaluators were asked \(recorded.count) times, and \(repeated) times more for cells in flight at a kill"
        )
    }

    /// Kills a process at a random call after those counted so far. Returns whether the process had already ended.
    private func untilKilled(after counted: Int) throws -> Bool {
        let child = try TestProcess("RunnerChild", "run", database, calls.path)
        let target = counted + Int.random(in: 0...Self.items * Self.evaluations / Self.rounds * 2)
        let end = ContinuousClock.now + .seconds(60)
        while child.isRunning, ContinuousClock.now < end, calls.size < target * CallLog.bytesOfACall { sched_yield() }
        return child.kill9().contains("ended")
    }

    private func untilTheEnd() throws -> Bool { try TestProcess("RunnerChild", "run", database, calls.path).line() == "ended" }

    /// The cells that have a result. The ordinals of the items equal their numbers.
    private func cellsRecorded(of run: ID<BatchRun>) throws -> Set<JudgedCell> {
        let store = try Store(path: database, role: .daemon)
        defer { store.close() }
        let results = try store.results(of: run, ResultQuery(limit: .max)).map(\.result)
        let cells = Set(results.map { JudgedCell(evaluation: $0.evaluation, item: $0.item) })
        #expect(cells.count == results.count, "a cell has two results")
        #expect(try store.recount(of: run) == store.totals(of: run).tallies)
        return cells
    }
}
