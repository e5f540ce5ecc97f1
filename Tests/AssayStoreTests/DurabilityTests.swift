import AssayDomain
import AssayStore
import JSON
import NginxSupport
import Testing

/// Kills processes that use a store, and checks the file afterwards.
@Suite struct DurabilityTests {
    let directory = ScratchDirectory()
    var path: String { directory.path + "/assay.db" }

    /// The outputs of all items.
    private func outputs() throws -> [String] {
        let store = try Store(path: path, role: .daemon)
        defer { store.close() }
        return try store.items(in: 1, of: nil, Window(limit: 1_000_000, offset: 0)).rows.compactMap { $0.content.output?.text }
    }

    @Test func keepsEveryAcknowledgedItemThroughKill9() throws {
        var acknowledged: Set<String> = []
        for _ in 0..<3 {
            let child = try TestProcess("StoreChild", "create", path)
            for _ in 0..<50 { acknowledged.insert(try #require(child.line())) }
            acknowledged.formUnion(child.kill9())
        }
        let outputs = try outputs()
        #expect(acknowledged.subtracting(outputs.map { String($0.dropFirst().dropLast()) }) == [])
        // Each of the four threads may have written one unacknowledged item in each of three processes.
        #expect(outputs.count <= acknowledged.count + 12)
        #expect(try Database(path).text("PRAGMA integrity_check") == "ok")
    }

    @Test func countsItsItemsRightAfterKill9() throws {
        let child = try TestProcess("StoreChild", "create", path)
        for _ in 0..<50 { _ = child.line() }
        _ = child.kill9()
        let database = try Database(path)
        let rows = try database.number("SELECT count(*) FROM dataset_items")
        #expect(try database.number("SELECT item_count FROM datasets") == rows)
        #expect(try database.number("SELECT revision FROM datasets") == rows)
    }

    @Test func dropsTheImportThatKill9Interrupted() throws {
        let child = try TestProcess("StoreChild", "import", path)
        for _ in 0..<5 { _ = try #require(child.line()) }
        _ = child.kill9()
        #expect(try Database(path).number("SELECT count(*) FROM dataset_items") >= 5000)
        #expect(try outputs() == [])
        #expect(try Database(path).number("SELECT count(*) FROM dataset_items") == 0)
        #expect(try Database(path).number("SELECT count(*) FROM dataset_revisions") == 0)
    }

    @Test func keepsEveryRecordedRangeThroughKill9() throws {
        let child = try TestProcess("StoreChild", "record", path)
        let run = try #require(child.line().flatMap { ID<BatchRun>($0) })
        for _ in 0..<50 { _ = try #require(child.line()) }
        _ = try #require(child.line())
        let last = child.kill9().last.flatMap(Int64.init) ?? 0
        let store = try Store(path: path, role: .daemon)
        defer { store.close() }
        let ranges = try store.finishedRanges(of: run)
        let through = try #require(ranges.first).through
        #expect(ranges == [ItemRange(after: 0, through: through)])
        #expect(through >= last && through % 10 == 0)
        let tally = try store.totals(of: run).tallies[0]
        #expect(Int64(tally.verdict) == through)
        #expect(try store.recount(of: run)[0] == tally)
    }

    @Test(arguments: [1_000_000, 3_000_000])
    func saysThatTheDiskIsFullAndGoesOnWhenItIsNot(limit: Int) throws {
        let said = try TestProcess("StoreChild", "fill", path, "\(limit)").lines()
        #expect(said.last == "after")
        #expect(said.dropLast().last == StoreError.diskFull.sentence)
        let acknowledged = said.filter { $0.hasPrefix("item-") || $0 == "after" }
        #expect(acknowledged.count > 10)
        #expect(try outputs().reversed() == acknowledged.map { "\"\($0)\"" })
        #expect(try Database(path).text("PRAGMA integrity_check") == "ok")
    }
}
