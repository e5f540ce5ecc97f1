import AssayDomain
import AssayStore
import JSON
import Testing
import Threads

@Suite struct DatasetTests {
    let fixture: StoreFixture
    var store: Store { fixture.store }
    var project: Project.Number { fixture.project.number }

    init() throws { fixture = try StoreFixture() }

    private func create(_ name: String, _ description: String? = nil, _ metadata: String? = nil, deleted: Bool? = false) throws -> Dataset {
        let new = NewDataset(name: name, description: description, metadata: metadata.map(JSONText.init(compact:)), deleted: deleted)
        return try store.createDataset(new, in: project, by: fixture.user)
    }

    private func names(_ change: (inout DatasetQuery) -> Void = { _ in }) throws -> [String] {
        var query = DatasetQuery(window: .all)
        change(&query)
        let page = try store.datasets(in: project, query)
        #expect(page.count == page.rows.count)
        return page.rows.map(\.name)
    }

    @Test func comesBackAsItWasCreated() throws {
        let made = try create("a", "d", #"{"n":1.0,"big":123456789012345678901234567890}"#, deleted: nil)
        let read = try #require(try store.dataset(made.id, in: project))
        #expect(read.name == "a")
        #expect(read.description == "d")
        #expect(read.metadata?.text == #"{"n":1.0,"big":123456789012345678901234567890}"#)
        #expect(read.deleted == nil)
        #expect(read.createdBy == fixture.user)
        #expect(read.createdAt == made.createdAt)
        #expect(read.updatedAt == made.updatedAt)
        #expect(read.revision == 0)
        #expect(read.itemCount == 0)
        #expect(read.project == project)
    }

    @Test func isUnknownToOtherProjects() throws {
        let made = try create("a")
        let other = try store.createProject(name: "other", captureToken: "phc_other", organization: fixture.organization.id).number
        #expect(try store.dataset(made.id, in: other) == nil)
        #expect(try store.changeDataset(made.id, in: other) { $0.name = "theirs" } == nil)
        #expect(try store.datasets(in: other, DatasetQuery(window: .all)).count == 0)
        #expect(try store.dataset(made.id, in: project)?.name == "a")
    }

    @Test func listsTheNewestFirstAndLeavesOutTheDeleted() throws {
        for name in ["a", "b", "c"] { _ = try create(name) }
        _ = try create("gone", deleted: true)
        _ = try create("null", deleted: nil)
        #expect(try names() == ["null", "c", "b", "a"])
    }

    @Test(arguments: 0...5) func listsTheDatasetsOfSomeIDs(count: Int) throws {
        let datasets = try (0..<8).map { try create("\($0)") }
        #expect(try names { $0.ids = datasets.prefix(count).map(\.id) } == (0..<count).reversed().map { "\($0)" })
        #expect(try names { $0.ids = datasets.prefix(count).map(\.id) + [.new()] } == (0..<count).reversed().map { "\($0)" })
    }

    @Test func pagesThroughItsList() throws {
        for name in ["a", "b", "c", "d"] { _ = try create(name) }
        let page = try store.datasets(in: project, DatasetQuery(window: Window(limit: 2, offset: 1)))
        #expect(page.count == 4)
        #expect(page.rows.map(\.name) == ["c", "b"])
        #expect(try store.datasets(in: project, DatasetQuery(window: Window(limit: 2, offset: 100))).rows.isEmpty)
    }

    @Test func ordersByWhatIsAskedFor() throws {
        let made = try ["a", "b", "c"].map { try create($0) }
        _ = try store.changeDataset(made[0].id, in: project) { $0.description = "changed" }
        #expect(try names { $0.order = [Ordering(.updatedAt, descending: true)] } == ["a", "c", "b"])
        #expect(try names { $0.order = [Ordering(.createdAt, descending: false)] } == ["a", "b", "c"])
        #expect(
            try names { $0.order = [Ordering(.updatedAt, descending: false), Ordering(.createdAt, descending: true)] } == ["b", "c", "a"])
    }

    @Test func findsByID() throws {
        let made = try ["a", "b", "c"].map { try create($0) }
        #expect(try names { $0.ids = [made[0].id, made[2].id, .new()] } == ["c", "a"])
        #expect(try names { $0.ids = [] } == [])
    }

    @Test(arguments: [
        ("TRAIN", ["name", "metadata"]), ("écoles", ["description"]), ("ÉCOLES", ["description"]), ("straße", ["description"]),
        ("STRASSE", ["description"]), ("100%", ["percent"]), ("%", ["percent"]), ("_", ["underscore"]), ("a_b", ["underscore"]),
        ("\\", []), ("\"key\": 1", ["metadata"]), ("café", ["metadata"]), ("😀", ["metadata"]), ("name train", []), ("ΟΔΟΣ", ["greek"]),
        ("οδος", ["greek"]),
    ])
    func searchesTextInAnyCase(search: String, found: [String]) throws {
        _ = try create("metadata", nil, #"{"key":1,"train":"caf\u00e9 \ud83d\ude00"}"#)
        _ = try create("description", "Écoles in der Straße")
        _ = try create("percent", "100%")
        _ = try create("underscore", "a_b")
        _ = try create("greek", "οδός ΟΔΟΣ οδος")
        _ = try create("name", "Training")
        #expect(try Set(names { $0.search = search }) == Set(found))
    }

    @Test func searchesForAVeryLongText() throws {
        let long = String(repeating: "long ", count: 40_000)
        _ = try create("a", long)
        #expect(try names { $0.search = long } == ["a"])
    }

    @Test func findsWhatAChangeBrought() throws {
        let made = try create("before")
        _ = try store.changeDataset(made.id, in: project) { $0.name = "After" }
        #expect(try names { $0.search = "aFTER" } == ["After"])
        #expect(try names { $0.search = "before" } == [])
    }

    @Test func changesOnlyWhatIsChanged() throws {
        let made = try create("a", "d", "{}")
        let changed = try #require(try store.changeDataset(made.id, in: project) { $0.description = nil })
        #expect(changed.name == "a")
        #expect(changed.description == nil)
        #expect(changed.metadata == .emptyObject)
        #expect(changed.createdAt == made.createdAt)
        #expect(changed.updatedAt > made.updatedAt)
        #expect(try store.changeDataset(.new(), in: project) { _ in } == nil)
    }

    @Test func passesOnWhatTheChangeThrows() throws {
        let made = try create("a")
        #expect(throws: Unexpected.self) {
            try store.changeDataset(made.id, in: project) { dataset in
                dataset.name = "b"
                throw Unexpected("no")
            }
        }
        #expect(try store.dataset(made.id, in: project)?.name == "a")
    }

    @Test func losesNoChangeOfManyAtOnce() throws {
        let made = try create("0")
        let (store, project) = (store, project)
        try SystemThread.run(8) { _ in
            for _ in 0..<20 { _ = try? store.changeDataset(made.id, in: project) { $0.name = String(Int($0.name)! + 1) } }
        }
        #expect(try store.dataset(made.id, in: project)?.name == "160")
    }
}
