import FastCGI
import NginxSupport

/// A server with an nginx before it.
struct Front {
    let directory = ScratchDirectory()
    let server: Server
    let nginx: Nginx

    var client: PlainClient { nginx.client }
    var socketPath: String { directory.path + "/assayd.sock" }

    init(
        threads: Int = 4, adapting: (String) -> String = { $0 }, handler: @escaping @Sendable (Request) -> Response
    ) throws {
        server = try Server(.init(socketPath: directory.path + "/assayd.sock", threads: threads), handler: handler)
        nginx = try Nginx(socketPath: directory.path + "/assayd.sock", adapting: adapting)
    }

    /// Starts one, hands it over, and stops it.
    static func with<Result>(
        threads: Int = 4, adapting: (String) -> String = { $0 }, handler: @escaping @Sendable (Request) -> Response,
        _ use: (Front) throws -> Result
    ) throws -> Result {
        let front = try Front(threads: threads, adapting: adapting, handler: handler)
        defer { _ = front.server.stop(deadline: .seconds(5)) }
        return try use(front)
    }
}

/// A short answer in plain text.
func text(_ text: String, status: Int = 200) -> Response {
    Response(status: status, headers: [("Content-Type", "text/plain")], body: .bytes(Array(text.utf8)))
}
