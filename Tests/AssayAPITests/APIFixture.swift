import AssayDomain
import AssayRunner
import AssayStore
import Catalog
import Digest
import EvaluatorKit
import FastCGI
import Glibc
import JSON
import NginxSupport
import Testing

@testable import AssayAPI

/// An API with a key of the administrator. A new store has project 1, and project 2 of another organization.
final class APIFixture {
    private let directory: ScratchDirectory
    let store: Store
    let user: User
    let runner: Runner
    let api: API
    let secret = KeySecret.new(prefix: "phx_")

    convenience init(
        limits: API.Limits = API.Limits(), scopes: [String] = ["*"], projects: [Project.Number]? = nil,
        registry: Registry = EvaluatorCatalog.registry
    ) throws {
        let directory = ScratchDirectory()
        let store = try Store(path: directory.path + "/assay.db", role: .daemon)
        let organization = try store.findOrCreateOrganization(named: "default")
        let otherOrganization = try store.findOrCreateOrganization(named: "elsewhere")
        _ = try store.createProject(name: "one", captureToken: "phc_one", organization: organization.id)
        _ = try store.createProject(name: "two", captureToken: "phc_two", organization: otherOrganization.id)
        let user = try store.findOrCreateUser(email: "admin@localhost", organization: organization.id)
        try self.init(directory, store, user, limits: limits, scopes: scopes, projects: projects, registry: registry)
    }

    /// Opens a database that was dumped as SQL.
    convenience init(dump: String) throws {
        let directory = ScratchDirectory()
        try DatabaseDump.load(dump, into: directory.path + "/assay.db")
        let store = try Store(path: directory.path + "/assay.db", role: .daemon)
        let user = try #require(try store.user(email: "admin@localhost"))
        try self.init(directory, store, user, limits: API.Limits(), scopes: ["*"], projects: nil, registry: EvaluatorCatalog.registry)
    }

    private init(
        _ directory: ScratchDirectory, _ store: Store, _ user: User, limits: API.Limits, scopes: [String], projects: [Project.Number]?,
        registry: Registry
    ) throws {
        (self.directory, self.store, self.user) = (directory, store, user)
        _ = try store.createKey(
            label: "test", hash: KeySecret.hash(secret.text), mask: secret.mask, scopes: scopes, projects: projects, user: user)
        let evaluators = EvaluatorCache(registry)
        runner = Runner(store: store, evaluators: evaluators, engine: LocalEngine(workers: 1), owner: "test")
        api = API(store: store, evaluators: evaluators, runner: runner, limits: limits)
    }

    /// A test that needs the runner starts it.
    deinit {
        runner.stop()
        store.close()
    }

    func dataset(_ name: String = "d") throws -> Dataset {
        try store.createDataset(NewDataset(name: name), in: 1, by: user)
    }

    /// Sends a request with the key, and reads the whole response.
    func send(
        _ method: String, _ target: String, type: String = "application/json", headers: [String: String] = [:],
        body: any RequestBody = BytesBody([])
    ) -> TestResponse {
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        var all = ["authorization": "Bearer \(secret.text)", "content-type": type]
        all.merge(headers) { _, given in given }
        let request = Request(
            method: method, path: parts[0], query: parts.count > 1 ? parts[1] : "", id: "request-1", headers: all, body: body)
        return TestResponse(api.respond(to: request))
    }

    func send(_ method: String, _ target: String, type: String = "application/json", _ body: String) -> TestResponse {
        send(method, target, type: type, body: BytesBody(Array(body.utf8)))
    }
}

extension API {
    /// The response of the daemon, which looks up the route first.
    func respond(to request: Request) -> Response { respond(to: request, match: RouteMatch(path: request.path)) }
}

/// A response with its body in one piece.
struct TestResponse {
    let status: Int
    let headers: [String: String]
    let text: String

    init(_ response: Response) {
        status = response.status
        headers = Dictionary(response.headers.map { ($0.name, $0.value) }) { first, _ in first }
        var bytes = [UInt8]()
        switch response.body {
        case .bytes(let whole): bytes = whole
        case .stream(let stream):
            let recording = RecordingStream()
            try? stream(recording)
            bytes = recording.pieces.flatMap { $0 }
        }
        text = String(decoding: bytes, as: UTF8.self)
    }

    /// A member of the object in the body.
    subscript(_ key: String) -> JSONValue? { try? JSONValue(parsing: Array(text.utf8))[key] }
    var detail: String? { self["detail"]?.string }
}

/// Records the pieces of a streamed response.
final class RecordingStream: ResponseStream {
    private(set) var pieces: [[UInt8]] = []
    private let onPiece: () -> Void

    init(_ onPiece: @escaping () -> Void = {}) {
        self.onPiece = onPiece
    }

    func write(_ piece: UnsafeRawBufferPointer) {
        pieces.append(Array(piece))
        onPiece()
    }
}

/// Records results as a runner would, for tests that do not start it.
extension APIFixture {
    /// Records outcomes of the first items of a revision, for the run's only evaluation, each with this call.
    func record(
        _ outcomes: [CellOutcome], of dataset: ID<Dataset>, revision: Int64, in run: ID<BatchRun>, call: CallFacts? = nil,
        microseconds: Int64 = 0
    ) throws {
        let items = try store.ordinals(of: dataset, revision: revision, after: .min, limit: outcomes.count)
        let results = zip(items, outcomes).map { item, outcome in
            CellResult(
                item: item.ordinal, itemVersion: 1, evaluation: 0, trial: 1, outcome: outcome, attempts: 1, latencyMicroseconds: 1500,
                createdAt: Timestamp(microseconds: 0), call: call)
        }
        let latch = TestLatch()
        let range = ItemRange(after: .min, through: items.last?.ordinal ?? .max)
        let token = BatchRun.FencingToken(run: run, number: 0)
        store.record(JudgedCells(results, pass: .initial, finished: range, microseconds: microseconds), under: token) { _ in latch.open() }
        latch.wait()
    }

    /// Moves the run to running and then to its final status.
    func settle(
        _ run: ID<BatchRun>, from: BatchRun.Status = .queued, as status: BatchRun.Status = .completed, reason: BatchRun.Reason? = nil
    ) throws {
        _ = try store.setStatus(ofBatchRun: run, from: [from], to: .running, reason: nil)
        _ = try store.setStatus(ofBatchRun: run, from: [.running], to: status, reason: reason)
    }
}

extension APIFixture {
    /// A dataset with these items, imported as one revision.
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
        while case let page = try store.items(of: dataset, revision: revision, after: after, limit: 100), let last = page.last {
            contents += page.map(\.content)
            after = last.ordinal
        }
        return contents
    }

    func export(_ dataset: ID<Dataset>, _ query: String = "", headers: [String: String] = [:]) -> TestResponse {
        send("GET", "/api/projects/1/datasets/\(dataset)/items/export/\(query)", headers: headers)
    }

    /// Imports an export into a new dataset.
    func copy(_ export: TestResponse, named name: String = "copy") throws -> (response: TestResponse, dataset: ID<Dataset>) {
        let copy = try dataset(name)
        let target = "/api/projects/1/datasets/\(copy.id)/items/import/"
        return (send("POST", target, type: export.headers["Content-Type"] ?? "", export.text), copy.id)
    }
}

/// Lets one thread wait until another opens the latch.
final class TestLatch: @unchecked Sendable {
    // Sendable because a POSIX semaphore is thread-safe.
    private let semaphore = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

    init() { sem_init(semaphore, 0, 0) }

    deinit {
        sem_destroy(semaphore)
        semaphore.deallocate()
    }

    func open() { sem_post(semaphore) }
    func wait() { while sem_wait(semaphore) != 0 {} }
}
