import AssayDomain
import AssayStore
import NginxSupport
import Testing

/// Two processes work on one database. Leases, and the times between two looks, are the real ones.
///
/// The tests take up to half a minute and do not hold a thread, so that they run at once.
@Suite struct TwoProcessTests {
    /// Each of two threads has two chunks in flight: one is judged, one is committed. Since cells are slow, no chunk is larger than the first.
    private static let maximumInFlight = 2 * 2 * 32 * 3

    @Test func theRunsOfAKilledProcessGoOnInTheOther() async throws {
        let database = try SharedDatabase(items: 6000)
        let run = database.first
        let one = try await database.start("one")
        let two = try await database.start("two")
        try await awaitUntil("the first process records results") { try database.recorded(of: run) >= 300 }
        one.kill()
        let kill = ContinuousClock.now
        let kept = try database.results(of: run)
        let gap = try await awaitUntil("the other process records results") { try database.recorded(of: run) > kept.count } - kill
        print("after a kill, the run went on in the other process after \(gap)")
        #expect(gap <= .seconds(30))
        try await awaitUntil("the run ends") { two.hasSaid("ended \(run.id) completed") }
        try database.check(run, .completed)
        let results = try database.results(of: run)
        #expect(Set(kept.values) == ["one"] && results.filter { $0.value == "one" } == kept)
        let (first, second) = (Set(one.log.cells()), Set(two.log.cells()))
        #expect(second.count == two.log.cells().count && second.isDisjoint(with: kept.keys), "a cell was judged again that has a result")
        #expect(first.intersection(second).count <= Self.maximumInFlight)
        #expect(!one.lines.contains("ended \(run.id) completed"))
    }

    @Test func aProcessThatIsSuspendedBeyondItsLeaseRecordsNothingMore() async throws {
        let database = try SharedDatabase(items: 6000)
        let run = database.first
        let one = try await database.start("one")
        let two = try await database.start("two")
        try await awaitUntil("the first process records results") { try database.recorded(of: run) >= 300 }
        try await database.suspend(one, in: run)
        let kept = try database.results(of: run)
        try await awaitUntil("the other process records results") { try database.recorded(of: run) > kept.count }
        // The other process looks for runs seconds later: the first one is awake long before.
        let next = try database.createRun()
        one.resume()
        try await awaitUntil("the run ends in the other process") { two.hasSaid("ended \(run.id) completed") }
        try await awaitUntil("the next run ends in the first process") { one.hasSaid("ended \(next.id) completed") }
        for run in [run, next] { try database.check(run, .completed) }
        let results = try database.results(of: run)
        #expect(Set(kept.values) == ["one"] && results.filter { $0.value == "one" } == kept)
        #expect(try Set(database.results(of: next).values) == ["one"])
        #expect(one.isRunning)
        #expect(one.lines == ["ready", "began \(run.id)", "lost \(run.id)", "began \(next.id)", "ended \(next.id) completed"])
    }

    @Test func cancellingAndResumingReachTheProcesses() async throws {
        let database = try SharedDatabase(items: 40_000)
        let paused = database.first
        _ = try database.store.setStatus(ofBatchRun: paused.id, from: [.queued], to: .paused, reason: nil)
        let run = try database.createRun()
        let processes = [try await database.start("one"), try await database.start("two")]
        try await awaitUntil("the run has results") { try database.recorded(of: run) > 0 }
        #expect(try database.cancel(run) == .cancelled)
        let cancel = ContinuousClock.now
        let end = try await awaitUntil("the run ends") { processes.contains { $0.hasSaid("ended \(run.id) cancelled") } }
        let untilCancelled = end - cancel
        guard case .queued? = try database.store.requeueBatchRun(paused.id, RequeueRequest(retryingErrors: false)) else {
            Issue.record("the run was not queued")
            return
        }
        let resume = ContinuousClock.now
        let begin = try await awaitUntil("the other run begins") { processes.contains { $0.hasSaid("began \(paused.id)") } }
        let untilResumed = begin - resume
        print("a cancelled run ended after \(untilCancelled), a resumed one began after \(untilResumed)")
        // By design within 1 and 10 seconds; the rest is for busy machines.
        #expect(untilCancelled < .seconds(10))
        #expect(untilResumed < .seconds(20))
        try database.check(run, .cancelled)
    }

    @Test func anIdleProcessWritesNothing() async throws {
        let database = try SharedDatabase(items: 10)
        _ = try database.cancel(database.first)
        let one = try await database.start("one")
        let version = try database.version
        let end = ContinuousClock.now + .seconds(25)
        try await awaitUntil("the process has looked twice") { try ContinuousClock.now >= end || database.version != version }
        #expect(try database.version == version)
        let run = try database.createRun()
        try await awaitUntil("the run ends") { one.hasSaid("ended \(run.id) completed") }
        try database.check(run, .completed)
    }
}
