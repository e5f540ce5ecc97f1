import AssayDomain
import CSQLite
import Testing

@testable import AssayStore

@Suite struct StatementTests {
    private let fixture: StoreFixture

    init() throws { fixture = try StoreFixture() }

    @Test func aStatementThatReturnsRowsIsNotRunForItsEffect() throws {
        let failure = #expect(throws: StoreError.self) {
            try fixture.store.write(.normal) { (connection) throws(StoreError) in try connection.run("SELECT 1") }
        }
        #expect(failure?.isBug == true)
        // The writer still works.
        _ = try fixture.dataset()
    }

    @Test func theStatementThatWasNotUsedForLongestMakesRoom() throws {
        var handle: OpaquePointer?
        try #require(sqlite3_open(":memory:", &handle) == SQLITE_OK)
        let connection = try #require(handle)
        defer { sqlite3_close_v2(connection) }
        var cache = StatementCache()
        cache.add(try SQLiteStatement("SELECT 'often'", on: connection), for: "often")
        for index in 0..<1000 {
            #expect(cache["\(index)"] == nil)
            cache.add(try SQLiteStatement("SELECT \(index)", on: connection), for: "\(index)")
            #expect(cache["often"] != nil)
        }
        #expect(cache.count == StatementCache.limit)
        #expect(cache["999"] != nil)
        #expect(cache["\(1000 - StatementCache.limit)"] == nil)
        #expect(cache["\(1001 - StatementCache.limit)"] != nil)
        cache.close()
    }

    @Test func aChangeThatNeverSucceedsIsGivenUp() throws {
        var attempts = 0
        #expect(throws: StoreError.overloaded) {
            try fixture.store.change(
                reading: { () throws(StoreError) in 1 }, { _ in },
                writing: { (_, _) throws(StoreError) in
                    attempts += 1
                    return nil
                })
        }
        #expect(attempts == Store.maxAttempts)
    }

    @Test func aJobThatIsReportedDoneWithoutHavingRunIsABug() {
        let ticket = WriteTicket<Int>()
        ticket.finish(.success(()))
        #expect(throws: StoreError.misuse("a job was reported as done but had not run")) { try ticket.wait() }
    }

    @Test(arguments: [
        (StoreError.diskFull, false), (.busy, false), (.closed, false), (.failed(code: 10, reason: "disk I/O error"), false),
        (.failed(code: 1299, reason: "NOT NULL constraint failed"), true), (.missing("batch run"), true),
    ])
    func tellsBugsFromTemporaryErrors(error: StoreError, isBug: Bool) { #expect(error.isBug == isBug) }
}
