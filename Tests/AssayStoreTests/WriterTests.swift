import AssayDomain
import FoundationEssentials
import JSON
import Synchronization
import Testing

@testable import AssayStore

@Suite struct WriterTests {
    let fixture: StoreFixture
    var store: Store { fixture.store }

    init() throws {
        var limits = WriteQueue.Limits()
        limits.requests = 2
        fixture = try StoreFixture(limits: limits)
    }

    /// Blocks the writer until `resume` is set.
    private func blockWriter(until resume: Awaited<Void>) {
        let isBlocked = Awaited<Void>()
        store.submit(
            WriteJob(durability: .normal, priority: .bulk(rows: 1, bytes: 1), work: { _ in }) { _ in
                isBlocked.set(())
                resume.wait()
            })
        isBlocked.wait()
    }

    @Test func aRequestForWhichThereIsNoRoomIsRefusedAtOnce() throws {
        let resume = Awaited<Void>()
        blockWriter(until: resume)
        let waiting = (0..<2).map { _ in
            let outcome = Awaited<Result<Void, StoreError>>()
            store.submit(WriteJob(durability: .full, work: { _ in }) { outcome.set($0) })
            return outcome
        }
        #expect(throws: StoreError.overloaded) { try fixture.dataset() }
        resume.set(())
        for outcome in waiting { try outcome.wait().get() }
        _ = try fixture.dataset()
    }

    @Test func aRequestGoesBeforeTheBulkWorkThatWaits() throws {
        let resume = Awaited<Void>()
        blockWriter(until: resume)
        let order = CommitOrder()
        let outcomes = (1...3).map { index in
            let outcome = Awaited<Void>()
            store.submit(
                WriteJob(durability: .normal, priority: .bulk(rows: 3000, bytes: 0), work: { _ in order.add("bulk \(index)") }) { _ in
                    outcome.set(())
                })
            return outcome
        }
        let request = Awaited<Void>()
        store.submit(WriteJob(durability: .full, work: { _ in order.add("request") }) { _ in request.set(()) })
        resume.set(())
        request.wait()
        for outcome in outcomes { outcome.wait() }
        #expect(order.all == ["request", "bulk 1", "bulk 2", "bulk 3"])
    }

    /// SQLite flushes its log with each commit if `synchronous` is 2, and only before a checkpoint if it is 1.
    @Test(arguments: [(call: nil, synchronous: 1), (call: CallFacts(provider: "p", model: "m", attempts: 1), synchronous: 2)])
    func onlyResultsOfCallsAreFlushedToTheDisk(call: CallFacts?, synchronous: Int) throws {
        let run = try fixture.run(over: fixture.dataset(), [fixture.evaluation("e")])
        let result = CellResult(
            item: 1, itemVersion: 1, evaluation: 0, trial: 1, outcome: .verdict(.yes(""), passed: true), attempts: 1,
            latencyMicroseconds: 1, createdAt: .now(), call: call)
        let (resume, recorded, found) = (Awaited<Void>(), Awaited<Result<Void, StoreError>>(), Awaited<Int?>())
        blockWriter(until: resume)
        store.record(JudgedCells([result], pass: .initial, microseconds: 0), under: run.token) { recorded.set($0) }
        // Shares the commit with the results.
        store.submit(
            WriteJob(
                durability: .normal, priority: .bulk(rows: 1, bytes: 1),
                work: { (session) throws(StoreError) in found.set(try session.value("PRAGMA synchronous", as: Int.self)) }, done: { _ in }))
        resume.set(())
        try recorded.wait().get()
        #expect(found.wait() == synchronous)
    }

    @Test func sayingWhetherItIsReadyWritesNothingAndWaitsForNothing() throws {
        let before = store.writes.commits
        for _ in 0..<10 { try store.checkReady() }
        #expect(store.writes.commits == before)
        let resume = Awaited<Void>()
        blockWriter(until: resume)
        try store.checkReady()
        resume.set(())
    }

    @Test func aDatabaseThatWasRemovedIsNotReady() throws {
        try store.checkReady()
        try FileManager.default.moveItem(atPath: fixture.path, toPath: fixture.path + ".away")
        #expect(throws: StoreError.self) { try store.checkReady() }
        try FileManager.default.moveItem(atPath: fixture.path + ".away", toPath: fixture.path)
        try store.checkReady()
    }

    @Test func aReadWithinAReadHasAnotherConnection() throws {
        let dataset = try fixture.dataset()
        let names = try store.read { (connection) throws(StoreError) -> [String] in
            try connection.all("SELECT name FROM datasets") { row throws(StoreError) in
                let name: String = try row.next()
                let count = try store.read { (inner) throws(StoreError) in
                    try inner.all("SELECT name FROM datasets") { row throws(StoreError) in try row.next(as: String.self) }.count
                }
                return "\(name) \(count)"
            }
        }
        #expect(names == ["questions 1"])
        #expect(try fixture.dataset(dataset).name == "questions")
    }

    @Test func nestedReadsUseTheSameConnectionsEachTime() throws {
        func read(depth: Int) throws(StoreError) -> Set<ObjectIdentifier> {
            try store.read { (connection) throws(StoreError) in
                let inner = depth > 1 ? try read(depth: depth - 1) : []
                #expect(!inner.contains(ObjectIdentifier(connection)))
                _ = try connection.value("SELECT count(*) FROM datasets", as: Int.self)
                return inner.union([ObjectIdentifier(connection)])
            }
        }
        let first = try read(depth: 4)
        #expect(first.count == 4)
        for _ in 0..<20 { #expect(try read(depth: 4) == first) }
    }
}

/// The order in which jobs ran.
private final class CommitOrder: Sendable {
    private let entries = Mutex<[String]>([])

    func add(_ entry: String) { entries.withLock { $0.append(entry) } }

    var all: [String] { entries.withLock { $0 } }
}
