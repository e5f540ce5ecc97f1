import AssayAPI
import AssayDomain
import AssayRunner
import AssayStore
import Catalog
import Digest
import EvaluatorKit
import FastCGI
import NginxSupport

/// An API with a new store for one `.http` file: projects 1 and 3 of one organization, project 2 of another one, and an administrator.
final class WireFixture {
    private let directory = ScratchDirectory()
    private let store: Store
    private let runner: Runner
    private let administrator: User
    private var keys: [String: String] = [:]
    let api: API

    init() throws {
        store = try Store(path: directory.path + "/assay.db", role: .daemon)
        let organization = try store.findOrCreateOrganization(named: "default")
        let otherOrganization = try store.findOrCreateOrganization(named: "elsewhere")
        for (name, owner) in [("one", organization), ("two", otherOrganization), ("three", organization)] {
            let token = KeySecret.new(prefix: "phc_").text
            _ = try store.createProject(name: name, captureToken: token, organization: owner.id)
        }
        administrator = try store.findOrCreateUser(email: "admin@localhost", organization: organization.id)
        let evaluators = EvaluatorCache(EvaluatorCatalog.registry)
        runner = Runner(store: store, evaluators: evaluators, engine: LocalEngine(workers: 1), owner: "test")
        try runner.start()
        api = API(store: store, evaluators: evaluators, runner: runner)
    }

    deinit {
        runner.stop()
        store.close()
    }

    /// The secret of a key with these scopes; equal calls return the same one.
    func key(scopes: [String], projects: [Int64]?) throws -> String {
        let name = "\(scopes) \(projects ?? [])"
        if let known = keys[name] { return known }
        let secret = KeySecret.new(prefix: "phx_")
        _ = try store.createKey(
            label: name, hash: KeySecret.hash(secret.text), mask: secret.mask, scopes: scopes, projects: projects,
            user: administrator)
        keys[name] = secret.text
        return secret.text
    }

    /// Sets an evaluation to `error` with a reason, as the daemon does; no request can.
    func disable(evaluation text: String, reason: String) throws {
        guard let id = ID<Evaluation>(text) else { return }
        _ = try store.changeEvaluation(id, in: 1) { evaluation in
            evaluation.enabled = false
            evaluation.status = .error
            evaluation.statusReason = reason
        }
    }

    /// Starts a FastCGI server for the API on a socket.
    func listen() throws -> (server: Server, socketPath: String) {
        let path = directory.path + "/wire.sock"
        let server = try Server(.init(socketPath: path, threads: 4)) { [api] in api.respond(to: $0, match: RouteMatch(path: $0.path)) }
        return (server, path)
    }
}
