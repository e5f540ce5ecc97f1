import AssayDomain
import AssayRunner
import AssayStore
import Catalog
import Digest
import FastCGI
import JSON
import NginxSupport

@testable import AssayAPI

/// An API over a fresh store with project 1, and project 2 of another organization.
final class APIFixture {
    private let directory = ScratchDirectory()
    let store: Store
    let user: User
    let api: API
    let secret = KeySecret.new(prefix: "phx_")

    init(limits: API.Limits = API.Limits(), scopes: [String] = ["*"], projects: [Project.Number]? = nil) throws {
        store = try Store(path: directory.path + "/assay.db", role: .daemon)
        let home = try store.organization(named: "default")
        let elsewhere = try store.organization(named: "elsewhere")
        _ = try store.createProject(name: "one", captureToken: "phc_one", organization: home.id)
        _ = try store.createProject(name: "two", captureToken: "phc_two", organization: elsewhere.id)
        user = try store.createUser(email: "admin@localhost", organization: home.id)
        _ = try store.createKey(
            label: "test", hash: KeySecret.hash(secret.text), mask: secret.mask, scopes: scopes, projects: projects, user: user)
        let runner = Runner(store: store, registry: Catalog.registry, workers: 1)
        api = API(store: store, registry: Catalog.registry, runner: runner, limits: limits)
    }

    deinit { store.close() }

    func dataset(_ name: String = "d") throws -> Dataset {
        try store.createDataset(NewDataset(name: name), in: 1, by: user)
    }

    /// Sends a request with the key, and reads all of the answer.
    func send(
        _ method: String, _ target: String, type: String = "application/json", headers: [String: String] = [:],
        body: any RequestBody = BytesBody([])
    ) -> TestResponse {
        let halves = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        var all = ["authorization": "Bearer \(secret.text)", "content-type": type]
        all.merge(headers) { _, given in given }
        let request = Request(
            method: method, path: halves[0], query: halves.count > 1 ? halves[1] : "", id: "request-1", headers: all, body: body)
        return TestResponse(api.respond(to: request))
    }

    func send(_ method: String, _ target: String, type: String = "application/json", _ body: String) -> TestResponse {
        send(method, target, type: type, body: BytesBody(Array(body.utf8)))
    }
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
            let pieces = Pieces()
            try? stream(pieces)
            bytes = pieces.all.flatMap { $0 }
        }
        text = String(decoding: bytes, as: UTF8.self)
    }

    /// A member of the object in the body.
    subscript(_ key: String) -> JSONValue? { try? JSONValue(parsing: Array(text.utf8))[key] }
    var detail: String? { self["detail"]?.string }
}

/// Keeps the pieces of an answer.
final class Pieces: ResponseStream {
    private(set) var all: [[UInt8]] = []
    private let onPiece: () -> Void

    init(_ onPiece: @escaping () -> Void = {}) {
        self.onPiece = onPiece
    }

    func write(_ piece: UnsafeRawBufferPointer) {
        all.append(Array(piece))
        onPiece()
    }
}
