import AssayDomain
import Foundation
import Synchronization
import Testing

@testable import AssayStore

@Suite struct NamedDatasetTests {
    let fixture: StoreFixture
    var store: Store { fixture.store }

    init() throws { fixture = try StoreFixture() }

    private func ask(_ name: String) throws -> (dataset: Dataset, isNew: Bool) {
        try store.findOrCreateDataset(NewDataset(name: name), in: fixture.project.number, by: fixture.user)
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
        let ids = [try fixture.dataset("d"), try fixture.dataset("d")]
        #expect(try ask("d").dataset.id == ids[0])
        #expect(try ask("D").isNew)
        _ = try store.changeDataset(ids[0], in: fixture.project.number) { $0.deleted = true }
        #expect(try ask("d").dataset.id == ids[1])
        var query = DatasetQuery(window: Window(limit: 10, offset: 0))
        query.deleted = true
        #expect(try store.datasets(in: fixture.project.number, query).rows.map(\.id) == [ids[0]])
    }
}
