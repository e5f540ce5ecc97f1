import AssayDomain
import AssayStore

@testable import AssayAPI

extension APIFixture {
    /// A dataset with these items, brought in under one revision.
    func dataset(of contents: [DatasetItem.Content], named name: String = "d") throws -> Dataset {
        let dataset = try dataset(name)
        guard let target = try store.beginImport(into: dataset.id, in: 1, by: user, upserting: false) else { return dataset }
        _ = try target.append(contents)
        _ = try target.publish()
        return try store.dataset(dataset.id, in: 1) ?? dataset
    }

    func contents(of dataset: ID<Dataset>, revision: Int64 = 1) throws -> [DatasetItem.Content] {
        var contents: [DatasetItem.Content] = []
        var after: Int64 = 0
        while case let page = try store.samples(of: dataset, revision: revision, after: after, limit: 100), let last = page.last {
            contents += page.map(\.content)
            after = last.ordinal
        }
        return contents
    }

    func export(_ dataset: ID<Dataset>, _ query: String = "", headers: [String: String] = [:]) -> TestResponse {
        send("GET", "/api/projects/1/datasets/\(dataset)/items/export/\(query)", headers: headers)
    }

    /// Imports an export into a new dataset.
    func copy(_ export: TestResponse, named name: String = "copy") throws -> (answer: TestResponse, dataset: ID<Dataset>) {
        let copy = try dataset(name)
        let target = "/api/projects/1/datasets/\(copy.id)/items/import/"
        return (send("POST", target, type: export.headers["Content-Type"] ?? "", export.text), copy.id)
    }
}
