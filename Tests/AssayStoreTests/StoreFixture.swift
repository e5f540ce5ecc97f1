import AssayDomain
import FoundationEssentials
import JSON
import NginxSupport
import Testing

@testable import AssayStore

/// A store in a temporary directory, with an organization, a project and a user.
final class StoreFixture: Sendable {
    let directory = ScratchDirectory()
    let store: Store
    let organization: Organization
    let project: Project
    let user: User

    var path: String { directory.path + "/assay.db" }

    /// - Parameter limits: how many writes may wait.
    init(limits: WriteQueue.Limits = WriteQueue.Limits()) throws {
        store = try Store(path: directory.path + "/assay.db", role: .daemon, limits: limits)
        organization = try store.findOrCreateOrganization(named: "default")
        project = try store.createProject(name: "first", captureToken: "phc_first", organization: organization.id)
        user = try store.findOrCreateUser(email: "admin@localhost", organization: organization.id)
    }

    deinit { store.close() }

    /// Copies the files in their current state, as they would be found after a power failure.
    func copy() throws -> String {
        for name in ["assay.db", "assay.db-wal"] {
            try FileManager.default.copyItem(atPath: "\(directory.path)/\(name)", toPath: "\(directory.path)/copy-\(name)")
        }
        return directory.path + "/copy-assay.db"
    }

    func dataset(_ name: String = "questions") throws -> ID<Dataset> {
        try store.createDataset(NewDataset(name: name), in: project.number, by: user).id
    }

    func dataset(_ id: ID<Dataset>) throws -> Dataset {
        try #require(try store.dataset(id, in: project.number))
    }

    @discardableResult
    func item(_ output: String, in dataset: ID<Dataset>, externalID: String? = nil) throws -> DatasetItem {
        let content = DatasetItem.Content(output: .quoted(output), externalID: externalID)
        return try #require(try store.createItem(content, deleted: false, dataset: dataset, in: project.number, by: user))
    }

    /// The visible outputs of a dataset (or, with `nil`, of the project), in the order of its list.
    func outputs(of dataset: ID<Dataset>?) throws -> [String] {
        let page = try store.items(in: project.number, of: dataset, Window(limit: 10_000, offset: 0))
        #expect(page.count == page.rows.count)
        return page.rows.map { $0.content.output?.text ?? "null" }
    }

    /// The outputs that a run of `revision` reads.
    func outputs(of dataset: ID<Dataset>, at revision: Int64) throws -> [String] {
        try store.items(of: dataset, revision: revision, after: 0, limit: 10_000).map { $0.content.output?.text ?? "null" }
    }

    func importing(into dataset: ID<Dataset>, upserting: Bool = false) throws -> ItemImport {
        try #require(try store.beginImport(into: dataset, in: project.number, by: user, upserting: upserting))
    }

    func evaluation(_ name: String, type: String = "regex") throws -> Evaluation {
        try store.createEvaluation(
            NewEvaluation(
                name: name, description: "", enabled: true,
                definition: Evaluation.Definition(
                    type: type, config: .emptyObject, outputType: "boolean", outputConfig: .emptyObject, model: nil),
                conditions: .emptyArray, deleted: false), in: project.number, by: user)
    }

    func run(over dataset: ID<Dataset>, _ evaluations: [Evaluation], trials: Int = 1) throws -> BatchRun {
        let new = NewBatchRun(
            name: "run", dataset: dataset, evaluations: evaluations.map(\.id), trials: trials, maxConcurrency: nil, useLedger: true,
            execution: "interactive", idempotencyKey: nil, bodyHash: [])
        guard case .created(let run) = try store.createBatchRun(new, in: project.number, by: user) else {
            throw Unexpected("the run was not created")
        }
        return run
    }

    func record(_ results: [CellResult], of range: ItemRange, in run: BatchRun) throws {
        let outcome = Awaited<Result<Void, StoreError>>()
        store.record(JudgedCells(results, pass: .initial, finished: range, microseconds: 0), under: run.token) { outcome.set($0) }
        try outcome.wait().get()
    }
}

extension JSONText {
    static func quoted(_ text: String) -> JSONText { JSONText(compact: "\"\(text)\"") }
}

extension Window {
    static let all = Window(limit: 10_000, offset: 0)
}

extension CellResult {
    init(item: Int64, evaluation: Int = 0, trial: Int = 1, _ outcome: CellOutcome) {
        self.init(
            item: item, itemVersion: 1, evaluation: evaluation, trial: trial, outcome: outcome, attempts: 1, latencyMicroseconds: 12,
            createdAt: Timestamp(microseconds: 1_700_000_000_000_000))
    }
}

struct Unexpected: Error {
    let what: String

    init(_ what: String) { self.what = what }
}
