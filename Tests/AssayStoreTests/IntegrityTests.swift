import AssayDomain
import JSON
import Testing
import Threads

@testable import AssayStore

/// What the tables do not accept, whoever writes.
@Suite struct IntegrityTests {
    let fixture: StoreFixture
    let database: Database
    var store: Store { fixture.store }

    init() throws {
        fixture = try StoreFixture()
        database = try Database(fixture.path)
    }

    @Test func anIntactFileHasNoProblems() throws {
        try fixture.item("a", in: fixture.dataset())
        #expect(try store.integrityProblems() == [])
    }

    @Test func rowsThatReferToNothingAreReported() throws {
        let dataset = try fixture.dataset()
        for output in ["a", "b"] { try fixture.item(output, in: dataset) }
        try database.execute("DELETE FROM datasets")
        #expect(
            try store.integrityProblems() == [
                "2 rows of dataset_items refer to rows of datasets that do not exist",
                "2 rows of dataset_revisions refer to rows of datasets that do not exist",
            ])
        try database.execute("DELETE FROM dataset_items; DELETE FROM dataset_revisions WHERE id = 1")
        #expect(try store.integrityProblems() == ["1 row of dataset_revisions refers to rows of datasets that do not exist"])
    }

    @Test(arguments: [Store.Role.daemon, .administration]) func aWriterCannotReferToNothing(role: Store.Role) throws {
        let store = try Store(path: fixture.path, role: role)
        defer { store.close() }
        expectRefusal(of: "INSERT INTO memberships (user_id, organization) VALUES (99, 1)", by: store)
    }

    private func expectRefusal(of sql: String, by store: Store) {
        let failure = #expect(throws: StoreError.self) {
            try store.write(.normal) { (session) throws(StoreError) in try session.run(sql) }
        }
        #expect(failure?.isBug == true)
    }

    @Test func aRevisionsNumberIsUniqueInItsDataset() throws {
        try fixture.item("a", in: fixture.dataset())
        expectRefusal(
            of: "INSERT INTO dataset_revisions (dataset, number, created_at) SELECT dataset, number, 0 FROM dataset_revisions", by: store)
    }

    @Test func anImportHasAnExternalIDOnce() throws {
        let dataset = try fixture.dataset()
        try fixture.item("a", in: dataset, externalID: "x")
        expectRefusal(
            of: """
                INSERT INTO dataset_items (id, item, version, project, dataset, begins, uuid, created_at, updated_at, external_id)
                SELECT id + 1, id + 1, 1, project, dataset, begins, x'00', 0, 0, external_id FROM dataset_items
                """, by: store)
    }

    @Test func itemsOfAnImportThatWasDroppedDoNotGiveTheirRowsToOthers() throws {
        let dataset = try fixture.dataset()
        let items = try fixture.importing(into: dataset)
        _ = try items.append((0..<10).map { DatasetItem.Content(output: .quoted("\($0)")) })
        try items.abandon()
        try fixture.item("a", in: dataset)
        #expect(try database.number("SELECT id FROM dataset_items") == 11)
    }

    /// The second store stands for another process.
    @Test func twoWritersGiveAnExternalIDToOneItemOnly() throws {
        let dataset = try fixture.dataset()
        let other = try Store(path: fixture.path, role: .administration)
        defer { other.close() }
        let (project, user, stores) = (fixture.project.number, fixture.user, [fixture.store, other])
        try SystemThread.run(4) { thread in
            for index in 0..<50 {
                let content = DatasetItem.Content(output: .quoted("\(thread)"), externalID: "x\(index)")
                _ = try? stores[thread % 2].createItem(content, deleted: false, dataset: dataset, in: project, by: user)
            }
        }
        #expect(try fixture.dataset(dataset).itemCount == 50)
        #expect(try fixture.dataset(dataset).revision == 50)
        #expect(try database.number("SELECT count(DISTINCT external_id) FROM dataset_items") == 50)
        #expect(try database.number("SELECT count(*) FROM dataset_items WHERE item = id") == 50)
    }
}
