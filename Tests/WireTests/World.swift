import AssayAPI
import AssayDomain
import AssayRunner
import AssayStore
import Catalog
import Digest
import FastCGI
import NginxSupport

/// A fresh server for one conversation: project 1, project 2 of another organization, project 3 beside the first, and an administrator.
final class World {
    private let directory = ScratchDirectory()
    private let store: Store
    private let runner: Runner
    private let administrator: User
    private var keys: [String: String] = [:]
    let api: API

    init() throws {
        store = try Store(path: directory.path + "/assay.db", role: .daemon)
        let home = try store.organization(named: "default")
        let elsewhere = try store.organization(named: "elsewhere")
        for (name, organization) in [("one", home), ("two", elsewhere), ("three", home)] {
            let token = KeySecret.new(prefix: "phc_").text
            _ = try store.createProject(name: name, captureToken: token, organization: organization.id)
        }
        administrator = try store.createUser(email: "admin@localhost", organization: home.id)
        runner = Runner(store: store, registry: Catalog.registry, workers: 1)
        try runner.start()
        api = API(store: store, registry: Catalog.registry, runner: runner)
    }

    deinit {
        runner.stop()
        store.close()
    }

    /// The secret of a key with these scopes: the same one when asked again.
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

    /// What the daemon does by itself and no request can: an evaluation goes into `error` with a reason.
    func disable(evaluation text: String, reason: String) throws {
        guard let id = ID<Evaluation>(text) else { return }
        _ = try store.changeEvaluation(id, in: 1) { evaluation in
            evaluation.enabled = false
            evaluation.status = .error
            evaluation.statusReason = reason
        }
    }

    /// A socket on which the API answers.
    func listen() throws -> (server: Server, socketPath: String) {
        let path = directory.path + "/wire.sock"
        let server = try Server(.init(socketPath: path, threads: 4)) { [api] in api.respond(to: $0) }
        return (server, path)
    }
}
