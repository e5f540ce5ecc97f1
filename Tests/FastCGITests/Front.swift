import FastCGI
import NginxSupport
import Synchronization

/// A server with an nginx before it. Tests end it with `defer { front.stop() }`.
final class Front: Sendable {
    let directory = ScratchDirectory()
    let server: Server
    let nginx: Nginx

    var client: PlainClient { nginx.client }
    var socketPath: String { directory.path + "/assayd.sock" }

    /// `locations` are added to nginx's server block, `upstream` to the block of the daemon, and `listenOptions` to its port.
    init(
        threads: Int = 4, sendPatience: Duration = .seconds(60), listenOptions: String = "", locations: String = "", upstream: String = "",
        handler: @escaping @Sendable (Request) -> Response
    ) throws {
        var settings = Server.Settings(socketPath: directory.path + "/assayd.sock", threads: threads)
        settings.sendPatience = sendPatience
        server = try Server(settings, handler: handler)
        nginx = try Nginx(socketPath: directory.path + "/assayd.sock") { text in
            text.replacing("location / {", with: locations + "\nlocation / {").replacing(#/(listen [^;]+);/#) {
                "\($0.1) \(listenOptions);"
            }
            .replacing("upstream assayd {", with: "upstream assayd {\n" + upstream)
        }
    }

    func stop() {
        nginx.stop()
        _ = server.stop(deadline: .seconds(5))
    }
}

/// A short answer in plain text.
func text(_ text: String, status: Int = 200) -> Response {
    Response(status: status, headers: [("Content-Type", "text/plain")], body: .bytes(Array(text.utf8)))
}

/// What handlers saw, for a test to look at.
final class Notes<Note: Sendable>: Sendable {
    private let notes = Mutex<[Note]>([])

    var all: [Note] { notes.withLock { $0 } }

    func add(_ note: Note) { notes.withLock { $0.append(note) } }
}
