import AssayDomain
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
