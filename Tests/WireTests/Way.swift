import AssayAPI
import FastCGI
import NginxSupport

/// How a recorded exchange reaches the API.
enum Way: String, CaseIterable, Sendable {
    case memory
    case nginx

    /// Opens the way, and gives what sends a request along it.
    func open(to world: World) throws -> any Wire {
        switch self {
        case .memory: MemoryWire(api: world.api)
        case .nginx: try NginxWire(world)
        }
    }
}

protocol Wire {
    func send(_ method: String, _ target: String, headers: [(String, String)], body: [UInt8]) throws -> WireAnswer
}

struct WireAnswer {
    let status: Int
    /// By lower-case name.
    let headers: [String: String]
    let body: String
}

/// Calls the API as a function.
struct MemoryWire: Wire {
    let api: API
    var scheme = "http"

    func send(_ method: String, _ target: String, headers: [(String, String)], body: [UInt8]) throws -> WireAnswer {
        let halves = target.split(separator: "?", maxSplits: 1).map(String.init)
        let named = Dictionary(headers.map { ($0.0.lowercased(), $0.1) }) { $1 }
        let response = api.respond(
            to: Request(
                method: method, path: halves[0], query: halves.count > 1 ? halves[1] : "", scheme: scheme,
                host: named["host"] ?? "", id: "memory", headers: named, body: BytesBody(body)))
        return WireAnswer(
            status: response.status,
            headers: Dictionary(response.headers.map { ($0.name.lowercased(), $0.value) }) { $1 },
            body: String(decoding: try bytes(of: response.body), as: UTF8.self))
    }

    private func bytes(of body: Response.Body) throws -> [UInt8] {
        switch body {
        case .bytes(let bytes): return bytes
        case .stream(let write):
            let all = MemoryStream()
            try write(all)
            return all.bytes
        }
    }
}

/// Asks a real nginx in front of a real FastCGI socket.
final class NginxWire: Wire {
    private let server: Server
    private let nginx: Nginx

    init(_ world: World) throws {
        let (server, path) = try world.listen()
        self.server = server
        nginx = try Nginx(socketPath: path)
    }

    deinit { _ = server.stop(deadline: .seconds(5)) }

    func send(_ method: String, _ target: String, headers: [(String, String)], body: [UInt8]) throws -> WireAnswer {
        let answer = try nginx.client.send(method, target, headers: headers, body: body.isEmpty && method == "GET" ? nil : body)
        return WireAnswer(
            status: answer.status, headers: Dictionary(answer.headers.map { ($0.name, $0.value) }) { $1 }, body: answer.text)
    }
}

/// Keeps what is written to it.
private final class MemoryStream: ResponseStream {
    private(set) var bytes: [UInt8] = []

    func write(_ piece: UnsafeRawBufferPointer) { bytes += piece }
}
