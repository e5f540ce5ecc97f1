internal import AssayDomain
internal import AssayStore
internal import JSON

/// A store with a project, a user and a dataset, which are created if they do not exist.
struct ChildFixture: Sendable {
    let store: Store
    private let project: Project
    private let user: User
    private let dataset: ID<Dataset>

    init(_ path: String) throws {
        store = try Store(path: path, role: .daemon)
        let organization = try store.findOrCreateOrganization(named: "default")
        project =
            try store.projects().first ?? store.createProject(name: "p", captureToken: "phc_p", organization: organization.id)
        user = try store.findOrCreateUser(email: "admin@localhost", organization: organization.id)
        let datasets = try store.datasets(in: project.number, DatasetQuery(window: Window(limit: 1, offset: 0)))
        dataset = try datasets.rows.first?.id ?? store.createDataset(NewDataset(name: "d"), in: project.number, by: user).id
    }

    func createItem(_ output: String) throws {
        let content = DatasetItem.Content(output: JSONText(compact: "\"\(output)\""))
        _ = try store.createItem(content, deleted: false, dataset: dataset, in: project.number, by: user)
    }

    func beginImport() throws -> ItemImport {
        guard let items = try store.beginImport(into: dataset, in: project.number, by: user, upserting: false) else {
            fatalError("the dataset is gone")
        }
        return items
    }

    func createRun() throws -> BatchRun {
        let definition = Evaluation.Definition(
            type: "regex", config: .emptyObject, outputType: "boolean", outputConfig: .emptyObject, model: nil)
        let evaluation = try store.createEvaluation(
            NewEvaluation(name: "e", description: "", enabled: true, definition: definition, conditions: .emptyArray, deleted: false),
            in: project.number, by: user)
        let new = NewBatchRun(
            name: "r", dataset: dataset, evaluations: [evaluation.id], trials: 1, maxConcurrency: nil, useLedger: false, execution: "e",
            idempotencyKey: nil, bodyHash: [])
        guard case .created(let run) = try store.createBatchRun(new, in: project.number, by: user) else { fatalError("no run") }
        return run
    }
}
