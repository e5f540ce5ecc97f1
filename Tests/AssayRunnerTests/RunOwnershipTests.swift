import AssayDomain
import AssayStore
import JSON
import NginxSupport
import Testing

@testable import AssayRunner

/// Two runners, each with its own store, work on one database.
@Suite struct RunOwnershipTests {
    private let fixture: RunnerFixture
    private let gate = CellGate()

    init() throws { fixture = try RunnerFixture() }

    private func process(_ name: String, watch: Duration = .milliseconds(20)) throws -> RunnerProcess {
        try RunnerProcess(name, on: fixture.database, watch: watch)
    }

    /// A run of 100 items and two evaluations whose cells wait at the gate.
    private func gatedRun() throws -> BatchRun {
        let evaluations = try (0..<2).map { _ in try fixture.evaluation(type: "gated", config: #"{"gate":"\#(gate.name)"}"#) }
        return try fixture.run(try fixture.dataset(Array(repeating: "yes", count: 100)), evaluations)
    }

    /// Lets a process take the run over and reach the gate.
    private func begin(_ run: BatchRun, in process: RunnerProcess) throws {
        process.runner.startQueuedRuns()
        try eventually("a cell is judged") { gate.isReached }
    }

    /// As if the processes had been suspended for longer than their leases.
    private func endLeases() throws { try fixture.execute("UPDATE batch_runs SET lease_until = 0") }

    private func expectAllResults(of run: BatchRun) throws {
        let results = try fixture.store.results(of: run.id, ResultQuery(limit: 1000)).map(\.result)
        #expect(Set(results.map { JudgedCell(evaluation: $0.evaluation, item: $0.item) }).count == 200 && results.count == 200)
        let tallies = try fixture.store.totals(of: run.id).tallies
        #expect(tallies.map(\.passed) == [100, 100])
        #expect(try fixture.store.recount(of: run.id) == tallies)
    }

    /// If it does not look, it learns of its loss when it records.
    @Test(arguments: [Duration.milliseconds(20), .seconds(3600)])
    func aRunThatIsTakenOverGoesOnInTheOtherProcess(watch: Duration) throws {
        let (first, second) = (try process("first", watch: watch), try process("second", watch: watch))
        defer { gate.open() }
        let run = try gatedRun()
        try begin(run, in: first)
        try endLeases()
        second.runner.startQueuedRuns()
        try eventually("the run begins in the other process") { second.events == [.began(run.id, resumed: false)] }
        gate.open()
        try eventually("the run ends") { second.events.last == .ended(run.id, .completed, reason: nil) }
        try eventually("the first process forgets the run") { first.runner.flight(of: run.id) == nil }
        #expect(first.events == [.began(run.id, resumed: false)] + (watch < .seconds(1) ? [.lost(run.id)] : []))
        #expect((first.recorded, second.recorded) == (0, 200))
        try expectAllResults(of: run)
    }

    @Test func aRunThatComesBackBeginsWhenItsOldChunksHaveEnded() throws {
        let first = try process("first")
        defer { gate.open() }
        let run = try gatedRun()
        try begin(run, in: first)
        try loseAndTakeBack(run, in: first)
        gate.open()
        try eventually("the run ends") { first.events.last == .ended(run.id, .completed, reason: nil) }
        #expect(first.events.dropLast() == [.began(run.id, resumed: false), .began(run.id, resumed: false)])
        #expect(first.recorded == 200)
        try expectAllResults(of: run)
    }

    /// The process must end the run, although it has not begun it again.
    @Test func aRunThatComesBackAndIsCancelledEnds() throws {
        let first = try process("first")
        defer { gate.open() }
        let run = try gatedRun()
        try begin(run, in: first)
        try loseAndTakeBack(run, in: first)
        _ = try first.store.setStatus(ofBatchRun: run.id, from: [.running], to: .cancelled, reason: nil)
        first.runner.cancel(run.id)
        gate.open()
        try eventually("the run ends") { first.events.last == .ended(run.id, .cancelled, reason: nil) }
        #expect(try first.store.ownedRuns(of: "first").isEmpty)
        #expect(first.recorded == 0)
    }

    /// Another process takes the run over and gives it up again, while cells of it are still judged here.
    private func loseAndTakeBack(_ run: BatchRun, in process: RunnerProcess) throws {
        try endLeases()
        #expect(try fixture.store.takeOverRuns(for: "another", until: .now().advanced(by: 3_600_000_000)).map(\.id) == [run.id])
        try fixture.store.releaseRuns(of: "another")
        process.runner.startQueuedRuns()
        let token = BatchRun.FencingToken(run: run.id, number: 3)
        try eventually("the run is taken back") { try fixture.store.ownedRuns(of: "first").map(\.token) == [token] }
    }

    @Test func aRunThatIsCancelledThroughTheOtherProcessEnds() throws {
        let (first, second) = (try process("first"), try process("second"))
        let run = try fixture.run(try fixture.dataset(["endless"]), [try fixture.evaluation()])
        first.runner.startQueuedRuns()
        try eventually("the run begins") { first.events == [.began(run.id, resumed: false)] }
        _ = try second.store.setStatus(ofBatchRun: run.id, from: [.running], to: .cancelled, reason: nil)
        second.runner.cancel(run.id)
        try eventually("the run ends") { first.events.last == .ended(run.id, .cancelled, reason: nil) }
        #expect(try first.store.ownedRuns(of: "first").isEmpty)
        #expect(second.events.isEmpty)
    }

    @Test(arguments: [0, 1]) func aPausedRunIsResumedThroughEitherProcess(place: Int) throws {
        let processes = [try process("first"), try process("second")]
        gate.open()
        let run = try gatedRun()
        _ = try fixture.store.setStatus(ofBatchRun: run.id, from: [.queued], to: .paused, reason: nil)
        _ = try processes[place].store.requeueBatchRun(run.id, RequeueRequest(retryingErrors: false))
        processes[place].runner.startQueuedRuns()
        try eventually("the run ends") { processes[place].events.last == .ended(run.id, .completed, reason: nil) }
        #expect(processes[place].recorded == 200)
        try expectAllResults(of: run)
    }

    @Test func aProcessThatStopsGivesItsRunsUp() throws {
        let (first, second) = (try process("first"), try process("second"))
        let run = try fixture.run(try fixture.dataset(["endless"]), [try fixture.evaluation()])
        first.runner.startQueuedRuns()
        try eventually("the run begins") { first.events == [.began(run.id, resumed: false)] }
        #expect(first.runner.stop())
        second.runner.startQueuedRuns()
        try eventually("the run begins in the other process") { second.events == [.began(run.id, resumed: false)] }
    }

    /// The scan that the process began has become useless: its token is not valid, and another process has started over.
    @Test func aSelectionThatComesBackIsStartedOver() throws {
        let dataset = try fixture.dataset((0..<20).map { "\($0)" })
        let run = try fixture.run(dataset, [try fixture.evaluation()], sample: #"{"kind":"random","n":5,"seed":1}"#)
        let (first, second) = (selector(), selector())
        // Each call takes one step, because the engine does not know the run.
        try step(3, of: first, under: takeOver("first"))
        try step(5, of: second, under: takeOver("second"))
        #expect(try fixture.current(run).isSelecting)
        let lease = try takeOver("first")
        for _ in 0..<20 where try fixture.current(run).isSelecting { first.select(lease) }
        let selected = try fixture.current(run)
        #expect(!selected.isSelecting && selected.itemCount == 5)
        let all = WorkRange(.initial, ItemRange(after: .min, through: .max))
        #expect(try fixture.store.items(of: selected, in: all, limit: 20).count == 5)
    }

    private func selector() -> ItemSelector { ItemSelector(store: fixture.store, engine: LocalEngine(workers: 1)) }

    private func step(_ count: Int, of selector: ItemSelector, under lease: Lease) {
        for _ in 0..<count { selector.select(lease) }
    }

    private func takeOver(_ owner: String) throws -> Lease {
        let runs = try fixture.store.takeOverRuns(for: owner, until: .now())
        return Lease(run: try #require(runs.first), work: .select)
    }
}
