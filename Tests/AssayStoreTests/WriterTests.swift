import AssayDomain
import FoundationEssentials
import JSON
import Synchronization
import Testing

@testable import AssayStore

@Suite struct WriterTests {
    let premises: StoreFixture
    var store: Store { premises.store }

    init() throws {
        var limits = WriteQueue.Limits()
        limits.requests = 2
        premises = try StoreFixture(limits: limits)
    }

    /// Holds the writer up until `goOn` is set.
    private func hold(until goOn: Awaited<Void>) {
        let isHeld = Awaited<Void>()
        store.submit(
            WriteJob(durability: .normal, priority: .bulk(rows: 1, bytes: 1), work: { _ in }) { _ in
                isHeld.set(())
                goOn.wait()
            })
        isHeld.wait()
    }

    @Test func aRequestForWhichThereIsNoRoomIsRefusedAtOnce() throws {
        let goOn = Awaited<Void>()
        hold(until: goOn)
        let waiting = (0..<2).map { _ in
            let outcome = Awaited<Result<Void, StoreError>>()
            store.submit(WriteJob(durability: .full, work: { _ in }) { outcome.set($0) })
            return outcome
        }
        #expect(throws: StoreError.overloaded) { try premises.dataset() }
        goOn.set(())
        for outcome in waiting { try outcome.wait().get() }
        _ = try premises.dataset()
    }

    @Test func aRequestGoesBeforeTheBulkWorkThatWaits() throws {
        let goOn = Awaited<Void>()
        hold(until: goOn)
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
        goOn.set(())
        request.wait()
        for outcome in outcomes { outcome.wait() }
        #expect(order.all == ["request", "bulk 1", "bulk 2", "bulk 3"])
    }

    @Test func sayingWhetherItIsReadyWritesNothingAndWaitsForNothing() throws {
        let before = store.writes.commits
        for _ in 0..<10 { try store.checkReady() }
        #expect(store.writes.commits == before)
        let goOn = Awaited<Void>()
        hold(until: goOn)
        try store.checkReady()
        goOn.set(())
    }

    @Test func aDatabaseThatWasRemovedIsNotReady() throws {
        try store.checkReady()
        try FileManager.default.moveItem(atPath: premises.path, toPath: premises.path + ".away")
        #expect(throws: StoreError.self) { try store.checkReady() }
        try FileManager.default.moveItem(atPath: premises.path + ".away", toPath: premises.path)
        try store.checkReady()
    }

    @Test func aReadWithinAReadHasAnotherConnection() throws {
        let dataset = try premises.dataset()
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
        #expect(try premises.dataset(dataset).name == "questions")
    }
}

/// What was done, first to last.
private final class CommitOrder: Sendable {
    private let entries = Mutex<[String]>([])

    func add(_ entry: String) { entries.withLock { $0.append(entry) } }

    var all: [String] { entries.withLock { $0 } }
}
