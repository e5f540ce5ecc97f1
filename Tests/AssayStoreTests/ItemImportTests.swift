import AssayDomain
import AssayStore
import JSON
import Testing

@Suite struct ItemImportTests {
    let fixture: StoreFixture
    let dataset: ID<Dataset>
    var store: Store { fixture.store }
    var project: Project.Number { fixture.project.number }

    init() throws {
        fixture = try StoreFixture()
        dataset = try fixture.dataset()
    }

    private func contents(_ outputs: [String], externalIDs: [String?]? = nil) -> [DatasetItem.Content] {
        outputs.enumerated().map { DatasetItem.Content(output: .quoted($1), externalID: externalIDs?[$0]) }
    }

    @Test func showsNothingUntilItIsPublished() throws {
        try fixture.item("old", in: dataset)
        let items = try fixture.importing(into: dataset)
        #expect(try items.append(contents(["a", "b"])) == [])
        #expect(try fixture.outputs(of: dataset) == [#""old""#])
        #expect(try fixture.outputs(of: nil) == [#""old""#])
        #expect(try fixture.outputs(of: dataset, at: 100) == [#""old""#])
        #expect(try fixture.dataset(dataset).revision == 1)
        #expect(try items.publish() == 2)
        #expect(items.created == 2)
        #expect(items.updated == 0)
        #expect(try fixture.dataset(dataset).revision == 2)
        #expect(try fixture.dataset(dataset).itemCount == 3)
        #expect(try fixture.outputs(of: dataset, at: 1) == [#""old""#])
        #expect(try fixture.outputs(of: dataset, at: 2) == [#""old""#, #""a""#, #""b""#])
    }

    @Test func keepsTheFilesOrderInTheList() throws {
        let items = try fixture.importing(into: dataset)
        for start in stride(from: 0, to: 300, by: 100) { _ = try items.append(contents((start..<start + 100).map(String.init))) }
        _ = try items.publish()
        #expect(try fixture.outputs(of: dataset) == (0..<300).map { "\"\($0)\"" })
        let page = try store.items(in: project, of: dataset, .all).rows
        #expect(page.map(\.id) == page.map(\.id).sorted())
    }

    @Test func leavesNothingWhenAbandoned() throws {
        let items = try fixture.importing(into: dataset)
        for _ in 0..<3 { _ = try items.append(contents((0..<1000).map(String.init), externalIDs: nil)) }
        try fixture.item("other", in: dataset)
        try items.abandon()
        #expect(try fixture.outputs(of: dataset) == [#""other""#])
        #expect(try Database(fixture.path).number("SELECT count(*) FROM dataset_items") == 1)
        #expect(try Database(fixture.path).number("SELECT count(*) FROM dataset_revisions") == 1)
    }

    @Test func isDroppedAtTheNextStartWhenInterrupted() throws {
        let items = try fixture.importing(into: dataset)
        _ = try items.append(contents((0..<1000).map(String.init), externalIDs: (0..<1000).map { "x\($0)" }))
        _ = try items.append(contents(["last"]))
        try fixture.item("kept", in: dataset)
        let copy = try fixture.copy()
        let restarted = try Store(path: copy, role: .daemon)
        #expect(try restarted.items(in: project, of: dataset, .all).rows.map(\.content.output) == [.quoted("kept")])
        #expect(
            try restarted.createItem(
                contents(["x"], externalIDs: ["x5"])[0], deleted: nil, dataset: dataset, in: project, by: fixture.user) != nil)
        restarted.close()
        #expect(try Database(copy).number("SELECT count(*) FROM dataset_items") == 2)
        #expect(try Database(copy).number("SELECT count(*) FROM dataset_revisions WHERE number IS NULL") == 0)
    }

    @Test func refusesTakenExternalIDs() throws {
        try fixture.item("old", in: dataset, externalID: "x")
        let items = try fixture.importing(into: dataset)
        #expect(try items.append(contents(["a", "b", "c", "d"], externalIDs: ["x", "y", "y", nil])) == [0, 2])
        #expect(try items.append(contents(["e"], externalIDs: ["y"])) == [0])
        _ = try items.publish()
        #expect(items.created == 2)
        #expect(try fixture.outputs(of: dataset) == [#""b""#, #""d""#, #""old""#])
    }

    @Test func doesNotMindOtherDatasetsExternalIDs() throws {
        try fixture.item("old", in: fixture.dataset("second"), externalID: "x")
        let items = try fixture.importing(into: dataset)
        #expect(try items.append(contents(["a"], externalIDs: ["x"])) == [])
    }

    @Test func takesOverTheExternalIDOfADeletedItem() throws {
        let before = try fixture.item("before", in: dataset, externalID: "x")
        _ = try store.changeItem(before.id, in: project) { $0.deleted = true }
        let items = try fixture.importing(into: dataset)
        #expect(try items.append(contents(["a", "b"], externalIDs: ["x", "y"])) == [])
        // An item that is added and deleted during the import does not conflict either.
        let meanwhile = try fixture.item("meanwhile", in: dataset, externalID: "y")
        _ = try store.changeItem(meanwhile.id, in: project) { $0.deleted = true }
        _ = try items.publish()
        #expect((items.created, items.updated) == (2, 0))
        #expect(try fixture.outputs(of: dataset) == [#""a""#, #""b""#])
        #expect(try store.item(before.id, in: project)?.deleted == true)
        #expect(try fixture.dataset(dataset).itemCount == 2)
    }

    @Test func upsertsTheItemThatIsThereBeforeADeletedOne() throws {
        let gone = try fixture.item("gone", in: dataset, externalID: "x")
        _ = try store.changeItem(gone.id, in: project) { $0.deleted = true }
        let present = try fixture.item("present", in: dataset, externalID: "x")
        _ = try store.changeItem(gone.id, in: project) { $0.content.output = .quoted("edited") }
        let items = try fixture.importing(into: dataset, upserting: true)
        _ = try items.append(contents(["new"], externalIDs: ["x"]))
        _ = try items.publish()
        #expect(try store.item(present.id, in: project)?.content.output == .quoted("new"))
        #expect(try fixture.outputs(of: dataset) == [#""new""#])
    }

    @Test func makesNewVersionsWhenUpserting() throws {
        let old = try fixture.item("old", in: dataset, externalID: "x")
        let gone = try fixture.item("gone", in: dataset, externalID: "g")
        _ = try store.changeItem(gone.id, in: project) { $0.deleted = true }
        let items = try fixture.importing(into: dataset, upserting: true)
        #expect(try items.append(contents(["new", "back", "added", "twice"], externalIDs: ["x", "g", "y", "x"])) == [3])
        #expect(try fixture.outputs(of: dataset) == [#""old""#])
        #expect(try store.item(old.id, in: project)?.version == 1)
        #expect(try items.publish() == 4)
        #expect(items.created == 1)
        #expect(items.updated == 2)
        let read = try #require(try store.item(old.id, in: project))
        #expect(read.content.output == .quoted("new"))
        #expect(read.version == 2)
        #expect(read.createdAt == old.createdAt)
        #expect(read.updatedAt > old.updatedAt)
        #expect(try fixture.outputs(of: dataset) == [#""added""#, #""back""#, #""new""#])
        #expect(try fixture.outputs(of: dataset, at: 3) == [#""old""#])
        #expect(try fixture.outputs(of: dataset, at: 4) == [#""new""#, #""back""#, #""added""#])
        #expect(try fixture.dataset(dataset).itemCount == 3)
    }

    @Test func followsAnEditMadeDuringAnUpsert() throws {
        let old = try fixture.item("old", in: dataset, externalID: "x")
        let items = try fixture.importing(into: dataset, upserting: true)
        _ = try items.append(contents(["new"], externalIDs: ["x"]))
        _ = try store.changeItem(old.id, in: project) { $0.content.output = .quoted("edited") }
        #expect(try items.publish() == 3)
        let read = try #require(try store.item(old.id, in: project))
        #expect(read.content.output == .quoted("new"))
        #expect(read.version == 3)
        #expect(try (1...3).map { try fixture.outputs(of: dataset, at: $0) } == [[#""old""#], [#""edited""#], [#""new""#]])
        #expect(try Database(fixture.path).number("SELECT count(*) FROM dataset_items WHERE ends IS NULL") == 1)
        #expect(try fixture.dataset(dataset).itemCount == 1)
    }

    @Test func makesAnItemOfItsOwnWhereTheOldOneMovedAway() throws {
        let old = try fixture.item("old", in: dataset, externalID: "x")
        let second = try fixture.dataset("second")
        let items = try fixture.importing(into: dataset, upserting: true)
        _ = try items.append(contents(["new"], externalIDs: ["x"]))
        _ = try store.changeItem(old.id, in: project) { $0.dataset = second }
        _ = try items.publish()
        #expect(items.created == 1)
        #expect(items.updated == 0)
        #expect(try fixture.outputs(of: dataset) == [#""new""#])
        #expect(try fixture.outputs(of: second) == [#""old""#])
        let read = try #require(try store.items(in: project, of: dataset, .all).rows.first)
        #expect(read.id != old.id)
        #expect(read.version == 1)
        #expect(read.createdBy == fixture.user)
    }

    @Test func becomesTheVersionOfAnItemAddedMeanwhileWhenUpserting() throws {
        let items = try fixture.importing(into: dataset, upserting: true)
        _ = try items.append(contents(["new"], externalIDs: ["x"]))
        let added = try fixture.item("added", in: dataset, externalID: "x")
        _ = try items.publish()
        #expect(items.updated == 1)
        #expect(items.created == 0)
        #expect(try store.item(added.id, in: project)?.content.output == .quoted("new"))
        #expect(try fixture.outputs(of: dataset) == [#""new""#])
    }

    @Test func isRefusedWhereAnItemAddedMeanwhileTookItsExternalID() throws {
        let items = try fixture.importing(into: dataset)
        _ = try items.append(contents(["new"], externalIDs: ["x"]))
        try fixture.item("added", in: dataset, externalID: "x")
        #expect(throws: StoreError.externalIDTaken) { try items.publish() }
        #expect(try fixture.outputs(of: dataset) == [#""added""#])
        #expect(try fixture.dataset(dataset).revision == 1)
    }

    @Test func twoAtOncePublishOneAfterTheOther() throws {
        let first = try fixture.importing(into: dataset)
        let second = try fixture.importing(into: dataset)
        _ = try first.append(contents(["a"], externalIDs: ["x"]))
        _ = try second.append(contents(["b"], externalIDs: ["y"]))
        _ = try first.append(contents(["c"]))
        #expect(try second.publish() == 1)
        #expect(try first.publish() == 2)
        #expect(try fixture.outputs(of: dataset, at: 1) == [#""b""#])
        #expect(try fixture.outputs(of: dataset, at: 2) == [#""a""#, #""b""#, #""c""#])
    }

    @Test func needsADatasetOfItsProject() throws {
        let other = try store.createProject(name: "other", captureToken: "phc_other", organization: fixture.organization.id).number
        #expect(try store.beginImport(into: dataset, in: other, by: fixture.user, upserting: false) == nil)
        #expect(try store.beginImport(into: .new(), in: project, by: fixture.user, upserting: false) == nil)
    }
}
