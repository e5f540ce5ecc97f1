import AssayAPI
import FastCGI
import NginxSupport

/// How a recorded exchange reaches the API.
enum Transport: String, CaseIterable, Sendable {
    case inProcess
    case nginx

    /// A client that sends requests by this transport.
    func makeClient(for fixture: WireFixture) throws -> any WireClient {
        switch self {
        case .inProcess: InProcessClient(api: fixture.api)
        case .nginx: try NginxClient(fixture)
        }
    }
}

/// Sends requests to the API.
protocol WireClient {
    func send(_ method: String, _ target: String, headers: [(String, String)], body: [UInt8]) throws -> WireResponse
}

struct WireResponse {
    let status: Int
    /// Names are in lower case.
    let headers: [String: String]
    let body: String
}

/// Calls the API as a function.
struct InProcessClient: WireClient {
    let api: API
    var scheme = "http"

    func send(_ method: String, _ target: String, headers: [(String, String)], body: [UInt8]) throws -> WireResponse {
        let parts = target.split(separator: "?", maxSplits: 1).map(String.init)
        let named = Dictionary(headers.map { ($0.0.lowercased(), $0.1) }) { $1 }
        let request = Request(
            method: method, path: parts[0], query: parts.count > 1 ? parts[1] : "", scheme: scheme, host: named["host"] ?? "",
            id: "memory", headers: named, body: BytesBody(body))
        let response = api.respond(to: request, match: RouteMatch(path: parts[0]))
        return WireResponse(
            status: response.status,
            headers: Dictionary(response.headers.map { ($0.name.lowercased(), $0.value) }) { $1 },
            body: String(decoding: try bytes(of: response.body), as: UTF8.self))
    }

    private func bytes(of body: Response.Body) throws -> [UInt8] {
        switch body {
        case .bytes(let bytes): return bytes
        case .stream(let write):
            let buffer = ResponseBuffer()
            try write(buffer)
            return buffer.bytes
        }
    }
}

/// Sends requests through nginx and a FastCGI socket.
final class NginxClient: WireClient {
    private let server: Server
    private let nginx: Nginx

    init(_ fixture: WireFixture) throws {
        let (server, path) = try fixture.listen()
        self.server = server
        nginx = try Nginx(socketPath: path)
    }

    deinit { _ = server.stop(deadline: .seconds(60)) }

    func send(_ method: String, _ target: String, headers: [(String, String)], body: [UInt8]) throws -> WireResponse {
        let answer = try nginx.client.send(method, target, headers: headers, body: body.isEmpty && method == "GET" ? nil : body)
        return WireResponse(
            status: answer.status, headers: Dictionary(answer.headers.map { ($0.name, $0.value) }) { $1 }, body: answer.text)
    }
}

/// Collects a streamed body.
private final class ResponseBuffer: ResponseStream {
    private(set) var bytes: [UInt8] = []

    func write(_ piece: UnsafeRawBufferPointer) { bytes += piece }
}
