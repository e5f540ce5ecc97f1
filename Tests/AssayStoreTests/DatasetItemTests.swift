import AssayDomain
import AssayStore
import JSON
import Testing
import Threads

@Suite struct DatasetItemTests {
    let fixture: StoreFixture
    let dataset: ID<Dataset>
    var store: Store { fixture.store }
    var project: Project.Number { fixture.project.number }

    init() throws {
        fixture = try StoreFixture()
        dataset = try fixture.dataset()
    }

    @Test func comesBackAsItWasCreated() throws {
        let content = DatasetItem.Content(
            input: JSONText(compact: "1.0"), output: JSONText(compact: #"["a",null]"#), expected: JSONText(compact: "false"),
            metadata: JSONText(compact: #"{"z":1,"a":2}"#), externalID: "x", refTraceID: "", refTimestamp: Timestamp(microseconds: -5),
            refSourceID: "s")
        let made = try #require(try store.createItem(content, deleted: nil, dataset: dataset, in: project, by: fixture.user))
        let read = try #require(try store.item(made.id, in: project))
        #expect(read.content == content)
        #expect(read.dataset == dataset)
        #expect(read.deleted == nil)
        #expect(read.version == 1)
        #expect(read.project == project)
        #expect(read.createdAt == made.createdAt)
        #expect(read.updatedAt == made.updatedAt)
        #expect(read.createdBy == fixture.user)
    }

    @Test func needsADatasetOfItsProject() throws {
        let other = try store.createProject(name: "other", captureToken: "phc_other", organization: fixture.organization.id).number
        #expect(try store.createItem(DatasetItem.Content(), deleted: false, dataset: .new(), in: project, by: fixture.user) == nil)
        #expect(try store.createItem(DatasetItem.Content(), deleted: false, dataset: dataset, in: other, by: fixture.user) == nil)
        #expect(try store.items(in: project, of: .new(), .all).count == 0)
        #expect(try store.items(in: other, of: dataset, .all).count == 0)
    }

    @Test func isUnknownToOtherProjects() throws {
        let made = try fixture.item("a", in: dataset)
        let other = try store.createProject(name: "other", captureToken: "phc_other", organization: fixture.organization.id).number
        #expect(try store.item(made.id, in: other) == nil)
        #expect(try store.changeItem(made.id, in: other) { $0.deleted = true } == nil)
        #expect(try store.items(in: other, of: nil, .all).count == 0)
    }

    @Test func listsTheNewestFirst() throws {
        let second = try fixture.dataset("second")
        for (output, dataset) in [("a", dataset), ("b", second), ("c", dataset)] { try fixture.item(output, in: dataset) }
        #expect(try fixture.outputs(of: dataset) == [#""c""#, #""a""#])
        #expect(try fixture.outputs(of: nil) == [#""c""#, #""b""#, #""a""#])
        let page = try store.items(in: project, of: nil, Window(limit: 1, offset: 1))
        #expect(page.count == 3)
        #expect(page.rows.map(\.dataset) == [second])
    }

    @Test func addsOneToItsDatasetsRevisionWithEachWrite() throws {
        let made = try fixture.item("a", in: dataset)
        #expect(try fixture.dataset(dataset).revision == 1)
        #expect(try fixture.dataset(dataset).itemCount == 1)
        let changed = try #require(try store.changeItem(made.id, in: project) { $0.content.output = .quoted("b") })
        #expect(changed.version == 2)
        #expect(changed.createdAt == made.createdAt)
        #expect(changed.updatedAt > made.updatedAt)
        #expect(try fixture.dataset(dataset).revision == 2)
        _ = try store.changeItem(made.id, in: project) { $0.deleted = true }
        #expect(try fixture.dataset(dataset).revision == 3)
        #expect(try fixture.dataset(dataset).itemCount == 0)
        #expect(try fixture.outputs(of: dataset) == [])
        #expect(try store.item(made.id, in: project)?.deleted == true)
        _ = try store.changeItem(made.id, in: project) { $0.deleted = nil }
        #expect(try fixture.dataset(dataset).itemCount == 1)
    }

    @Test func getsNoVersionWhereNothingChanges() throws {
        let made = try fixture.item("a", in: dataset)
        let same = try #require(try store.changeItem(made.id, in: project) { _ in })
        #expect(same.version == 1)
        #expect(same.updatedAt > made.updatedAt)
        #expect(try fixture.dataset(dataset).revision == 1)
    }

    @Test func movesToAnotherDataset() throws {
        let second = try fixture.dataset("second")
        let made = try fixture.item("a", in: dataset)
        let moved = try #require(try store.changeItem(made.id, in: project) { $0.dataset = second })
        #expect(moved.id == made.id)
        #expect(moved.dataset == second)
        #expect(try fixture.outputs(of: dataset) == [])
        #expect(try fixture.outputs(of: second) == [#""a""#])
        #expect(try [dataset, second].map { try fixture.dataset($0).revision } == [2, 1])
        #expect(try [dataset, second].map { try fixture.dataset($0).itemCount } == [0, 1])
        #expect(try fixture.outputs(of: dataset, at: 1) == [#""a""#])
        #expect(try fixture.outputs(of: dataset, at: 2) == [])
        #expect(try fixture.outputs(of: second, at: 1) == [#""a""#])
    }

    @Test func stillLooksTheSameInAPinnedRevision() throws {
        let first = try fixture.item("a", in: dataset)
        let second = try fixture.item("b", in: dataset)
        _ = try store.changeItem(first.id, in: project) { $0.content.output = .quoted("a2") }
        _ = try store.changeItem(second.id, in: project) { $0.deleted = true }
        let revisions = try (0...5).map { try fixture.outputs(of: dataset, at: $0) }
        #expect(
            revisions == [[], [#""a""#], [#""a""#, #""b""#], [#""a2""#, #""b""#], [#""a2""#], [#""a2""#]])
    }

    @Test func isReadByARunInPages() throws {
        for index in 0..<5 { try fixture.item("\(index)", in: dataset) }
        let first = try store.items(of: dataset, revision: 5, after: 0, limit: 2)
        let second = try store.items(of: dataset, revision: 5, after: first[1].ordinal, limit: 10)
        #expect((first + second).map { $0.content.output?.text } == (0..<5).map { "\"\($0)\"" })
        #expect(first[0].ordinal < first[1].ordinal)
        #expect(first[0].version == 1)
    }

    @Test func isReadInSmallerPagesWhereItIsLarge() throws {
        let text = String(repeating: "x", count: 3 << 20)
        for _ in 0..<5 { try fixture.item(text, in: dataset) }
        var ordinals: [Int64] = []
        var pages: [Int] = []
        while true {
            let page = try store.items(of: dataset, revision: 5, after: ordinals.last ?? 0, limit: 10)
            if page.isEmpty { break }
            pages.append(page.count)
            ordinals += page.map(\.ordinal)
        }
        #expect(pages == [3, 2])
        #expect(Set(ordinals).count == 5)
    }

    @Test func keepsItsExternalIDToItself() throws {
        let made = try fixture.item("a", in: dataset, externalID: "x")
        #expect(throws: StoreError.externalIDTaken) { try fixture.item("b", in: dataset, externalID: "x") }
        #expect(try fixture.dataset(dataset).revision == 1)
        let second = try fixture.dataset("second")
        let elsewhere = try fixture.item("b", in: second, externalID: "x")
        #expect(throws: StoreError.externalIDTaken) { try store.changeItem(elsewhere.id, in: project) { $0.dataset = dataset } }
        _ = try store.changeItem(made.id, in: project) { $0.content.externalID = "y" }
        #expect(try store.changeItem(elsewhere.id, in: project) { $0.dataset = dataset } != nil)
    }

    @Test func leavesItsExternalIDToOthersOnceItIsDeleted() throws {
        let gone = try fixture.item("gone", in: dataset, externalID: "x")
        _ = try store.changeItem(gone.id, in: project) { $0.deleted = true }
        let heir = try fixture.item("heir", in: dataset, externalID: "x")
        #expect(try store.changeItem(gone.id, in: project) { $0.content.output = .quoted("edited") } != nil)
        #expect(throws: StoreError.externalIDTaken) { try store.changeItem(gone.id, in: project) { $0.deleted = false } }
        #expect(try fixture.outputs(of: dataset) == [#""heir""#])
        _ = try store.changeItem(heir.id, in: project) { $0.deleted = true }
        #expect(try store.changeItem(gone.id, in: project) { $0.deleted = false } != nil)
        #expect(try fixture.outputs(of: dataset) == [#""edited""#])
    }

    @Test func losesNoChangeOfManyAtOnce() throws {
        let made = try fixture.item("0", in: dataset)
        let (store, project) = (store, project)
        try SystemThread.run(8) { _ in
            for _ in 0..<10 {
                _ = try? store.changeItem(made.id, in: project) { item in
                    item.content.output = JSONText(compact: String((Int(item.content.output!.text) ?? 0) + 1))
                }
            }
        }
        let changed = try #require(try store.item(made.id, in: project))
        #expect(changed.content.output?.text == "80")
        #expect(changed.version == 81)
        #expect(try fixture.dataset(dataset).revision == 81)
    }
}
