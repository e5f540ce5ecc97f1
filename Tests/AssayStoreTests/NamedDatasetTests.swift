import AssayDomain
import Foundation
import Synchronization
import Testing

@testable import AssayStore

@Suite struct NamedDatasetTests {
    let premises: StoreFixture
    var store: Store { premises.store }

    init() throws { premises = try StoreFixture() }

    private func ask(_ name: String) throws -> (dataset: Dataset, isNew: Bool) {
        try store.findOrCreateDataset(NewDataset(name: name), in: premises.project.number, by: premises.user)
    }

    @Test func isCreatedOnceHoweverManyAskAtOnce() throws {
        let found = Mutex<[(dataset: Dataset, isNew: Bool)]>([])
        DispatchQueue.concurrentPerform(iterations: 16) { _ in
            guard let one = try? ask("new") else { return }
            found.withLock { $0.append(one) }
        }
        let all = found.withLock { $0 }
        #expect(all.count == 16 && Set(all.map(\.dataset.id)).count == 1 && all.filter(\.isNew).count == 1)
    }

    @Test func isTheOldestThatIsVisible() throws {
        let ids = [try premises.dataset("d"), try premises.dataset("d")]
        #expect(try ask("d").dataset.id == ids[0])
        #expect(try ask("D").isNew)
        _ = try store.changeDataset(ids[0], in: premises.project.number) { $0.deleted = true }
        #expect(try ask("d").dataset.id == ids[1])
        var query = DatasetQuery(window: Window(limit: 10, offset: 0))
        query.deleted = true
        #expect(try store.datasets(in: premises.project.number, query).rows.map(\.id) == [ids[0]])
    }
}
