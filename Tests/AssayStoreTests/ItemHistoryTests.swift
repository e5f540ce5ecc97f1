import AssayDomain
import AssayStore
import JSON
import Testing

/// Compares random histories of two datasets with a model that keeps a copy of every revision.
@Suite struct ItemHistoryTests {
    let fixture: StoreFixture
    var store: Store { fixture.store }
    var project: Project.Number { fixture.project.number }

    init() throws { fixture = try StoreFixture() }

    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func everyRevisionStaysAsItWas(seed: UInt64) throws {
        let datasets = try (0..<2).map { try fixture.dataset("\($0)") }
        var history = History(datasets: datasets, random: HistoryRandom(state: seed))
        for _ in 0..<60 { try step(&history) }
        for dataset in datasets {
            let states = try #require(history.revisions[dataset])
            #expect(try fixture.dataset(dataset).revision == Int64(states.count - 1))
            #expect(try fixture.dataset(dataset).itemCount == states.last?.count)
            for (revision, state) in states.enumerated() {
                #expect(try fixture.outputs(of: dataset, at: Int64(revision)) == state.map { "\"\($0)\"" }, "revision \(revision)")
            }
            #expect(try Set(fixture.outputs(of: dataset)) == Set(states.last!.map { "\"\($0)\"" }))
        }
    }

    private func step(_ history: inout History) throws {
        let dataset = history.pick(history.datasets)
        let output = history.nextOutput()
        switch Int.random(in: 0..<10, using: &history.random) {
        case 0...2:
            let made = try fixture.item(output, in: dataset, externalID: "key-\(output)")
            history.items.append(.init(id: made.id, dataset: dataset, output: output, key: "key-\(output)"))
        case 3...4: try change(&history) { $0.output = output }
        case 5: try change(&history) { $0.isDeleted.toggle() }
        case 6: try change(&history) { $0.dataset = dataset }
        case 7: try importItems(into: dataset, &history, upserting: false)
        default: try importItems(into: dataset, &history, upserting: true)
        }
        history.note()
    }

    private func change(_ history: inout History, _ change: (inout History.Item) -> Void) throws {
        guard let index = history.items.indices.randomElement(using: &history.random) else { return }
        change(&history.items[index])
        let item = history.items[index]
        _ = try #require(
            try store.changeItem(item.id, in: project) { stored in
                stored.content.output = .quoted(item.output)
                stored.deleted = item.isDeleted
                stored.dataset = item.dataset
            })
    }

    /// Imports three new items and, with `upserting`, new outputs for up to two existing ones. Edits a random item before publishing.
    private func importItems(into dataset: ID<Dataset>, _ history: inout History, upserting: Bool) throws {
        let items = try fixture.importing(into: dataset, upserting: upserting)
        let olds = history.items.filter { $0.dataset == dataset }.shuffled(using: &history.random).prefix(upserting ? 2 : 0)
        let news = (0..<3).map { _ in history.nextOutput() }
        let edited = olds.map { (key: $0.key, output: history.nextOutput()) }
        let contents = news.map { DatasetItem.Content(output: .quoted($0), externalID: "key-\($0)") }
        #expect(try items.append(contents) == [])
        #expect(try items.append(edited.map { DatasetItem.Content(output: .quoted($0.output), externalID: $0.key) }) == [])
        let meanwhile = history.nextOutput()
        try change(&history) { $0.output = meanwhile }
        history.note()
        _ = try items.publish()
        #expect(items.created == 3)
        #expect(items.updated == edited.count)
        let made = try store.items(in: project, of: dataset, .all).rows
        for output in news {
            let item = try #require(made.first { $0.content.externalID == "key-\(output)" })
            history.items.append(.init(id: item.id, dataset: dataset, output: output, key: "key-\(output)"))
        }
        for (key, output) in edited {
            let index = try #require(history.items.firstIndex { $0.key == key && $0.dataset == dataset })
            (history.items[index].output, history.items[index].isDeleted) = (output, false)
        }
    }
}

/// The expected state of the store.
private struct History {
    struct Item: Equatable {
        let id: ID<DatasetItem>
        var dataset: ID<Dataset>
        var output: String
        var isDeleted = false
        let key: String
    }

    let datasets: [ID<Dataset>]
    var random: HistoryRandom
    /// In the order in which they were added.
    var items: [Item] = []
    /// The visible outputs of each revision, starting with revision 0.
    private(set) var revisions: [ID<Dataset>: [[String]]] = [:]
    private var seen: [ID<Dataset>: [Item]] = [:]
    private var outputs = 0

    init(datasets: [ID<Dataset>], random: HistoryRandom) {
        self.datasets = datasets
        self.random = random
        for dataset in datasets { (revisions[dataset], seen[dataset]) = ([[]], []) }
    }

    mutating func nextOutput() -> String {
        outputs += 1
        return "\(outputs)"
    }

    mutating func pick<Element>(_ elements: [Element]) -> Element { elements.randomElement(using: &random)! }

    /// Adds a revision to each dataset that has changed, deleted items included.
    mutating func note() {
        for dataset in datasets {
            let present = items.filter { $0.dataset == dataset }
            guard present != seen[dataset] else { continue }
            seen[dataset] = present
            revisions[dataset]?.append(present.filter { !$0.isDeleted }.map(\.output))
        }
    }
}

/// A deterministic random number generator.
private struct HistoryRandom: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
