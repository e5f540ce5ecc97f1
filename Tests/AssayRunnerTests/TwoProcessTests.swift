import AssayDomain
import AssayStore
import NginxSupport
import Testing

/// Two processes work on one database. Leases, and the times between two looks, are the real ones.
///
/// The tests take up to half a minute, and run at once.
@Suite struct TwoProcessTests {
    /// Each of two threads has two chunks in flight: one is judged, one is committed. Since cells are slow, no chunk is larger than the first.
    private static let maximumInFlight = 2 * 2 * 32 * 3

    @Test(.onOwnThread) func theRunsOfAKilledProcessGoOnInTheOther() throws {
        let database = try SharedDatabase(items: 6000)
        let run = database.first
        let (owner, other) = try database.startTwo(on: run)
        try eventually("the owner records results") { try database.recorded(of: run) >= 300 }
        owner.kill()
        let kill = ContinuousClock.now
        let kept = try database.results(of: run)
        try eventually("the other process records results") { try database.recorded(of: run) > kept.count }
        let gap = ContinuousClock.now - kill
        print("after a kill, the run went on in the other process after \(gap)")
        #expect(gap <= .seconds(30))
        try eventually("the run ends") { other.hasSaid("ended \(run.id) completed") }
        try database.check(run, .completed)
        let results = try database.results(of: run)
        #expect(Set(kept.values) == [owner.name] && results.filter { $0.value == owner.name } == kept)
        let (first, second) = (Set(owner.log.cells()), Set(other.log.cells()))
        #expect(second.count == other.log.cells().count && second.isDisjoint(with: kept.keys), "a cell was judged again that has a result")
        #expect(first.intersection(second).count <= Self.maximumInFlight)
        #expect(!owner.lines.contains("ended \(run.id) completed"))
    }

    @Test(.onOwnThread) func aProcessThatIsSuspendedBeyondItsLeaseRecordsNothingMore() throws {
        let database = try SharedDatabase(items: 6000)
        let run = database.first
        let (owner, other) = try database.startTwo(on: run)
        try eventually("the owner records results") { try database.recorded(of: run) >= 300 }
        try database.suspend(owner, in: run)
        let kept = try database.results(of: run)
        try eventually("the other process records results") { try database.recorded(of: run) > kept.count }
        // The other process looks for runs seconds later: the owner is awake long before.
        let next = try database.createRun()
        owner.resume()
        try eventually("the run ends in the other process") { other.hasSaid("ended \(run.id) completed") }
        try eventually("the next run ends in the first owner") { owner.hasSaid("ended \(next.id) completed") }
        for run in [run, next] { try database.check(run, .completed) }
        let results = try database.results(of: run)
        #expect(Set(kept.values) == [owner.name] && results.filter { $0.value == owner.name } == kept)
        #expect(try Set(database.results(of: next).values) == [owner.name])
        #expect(owner.isRunning)
        // It notices the loss within a second, perhaps after it has begun the next run.
        try eventually("the owner notices its loss") { owner.hasSaid("lost \(run.id)") }
        #expect(
            owner.lines.filter { $0.hasPrefix("began") || $0.hasPrefix("ended") } == [
                "began \(run.id)", "began \(next.id)", "ended \(next.id) completed",
            ])
    }

    @Test(.onOwnThread) func cancellingAndResumingReachTheProcesses() throws {
        let database = try SharedDatabase(items: 20_000)
        let paused = database.first
        _ = try database.store.setStatus(ofBatchRun: paused.id, from: [.queued], to: .paused, reason: nil)
        let run = try database.createRun()
        let processes = [try database.start("one"), try database.start("two")]
        try eventually("the run has results") { try database.recorded(of: run) > 0 }
        #expect(try database.cancel(run) == .cancelled)
        let cancel = ContinuousClock.now
        try eventually("the run ends") { processes.contains { $0.hasSaid("ended \(run.id) cancelled") } }
        let untilCancelled = ContinuousClock.now - cancel
        guard case .queued? = try database.store.requeueBatchRun(paused.id, RequeueRequest(retryingErrors: false)) else {
            Issue.record("the run was not queued")
            return
        }
        let resume = ContinuousClock.now
        try eventually("the other run begins") { processes.contains { $0.hasSaid("began \(paused.id)") } }
        let untilResumed = ContinuousClock.now - resume
        print("a cancelled run ended after \(untilCancelled), a resumed one began after \(untilResumed)")
        // By design within 1 and 10 seconds; the rest is for busy machines.
        #expect(untilCancelled < .seconds(10))
        #expect(untilResumed < .seconds(20))
        try database.check(run, .cancelled)
    }

    @Test(.onOwnThread) func anIdleProcessWritesNothing() throws {
        let database = try SharedDatabase(items: 10)
        _ = try database.cancel(database.first)
        let one = try database.start("one")
        let version = try database.version
        let end = ContinuousClock.now + .seconds(25)
        try eventually("the process has looked twice") { try ContinuousClock.now >= end || database.version != version }
        #expect(try database.version == version)
        let run = try database.createRun()
        try eventually("the run ends") { one.hasSaid("ended \(run.id) completed") }
        try database.check(run, .completed)
    }
}
