import FastCGI
import Glibc
import NginxSupport
import Synchronization

/// A server with nginx in front of it. Tests stop it with `defer { fixture.stop() }`.
final class ServerFixture: Sendable {
    let directory = ScratchDirectory()
    let server: Server
    let nginx: Nginx

    var client: PlainClient { nginx.client }
    var socketPath: String { directory.path + "/assayd.sock" }

    /// - Parameters:
    ///   - listenOptions: added to nginx's `listen`.
    ///   - locations: added to nginx's server block.
    ///   - upstream: added to nginx's upstream block.
    init(
        threads: Int = 4, sendTimeout: Duration = .seconds(60), listenOptions: String = "", locations: String = "", upstream: String = "",
        handler: @escaping @Sendable (Request) -> Response
    ) throws {
        var settings = Server.Settings(socketPath: directory.path + "/assayd.sock", threads: threads)
        settings.sendTimeout = sendTimeout
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
        _ = server.stop(deadline: .seconds(60))
    }
}

/// A response in plain text.
func text(_ text: String, status: Int = 200) -> Response {
    Response(status: status, headers: [("Content-Type", "text/plain")], body: .bytes(Array(text.utf8)))
}

/// Collects values from handlers, for a test to check.
final class Recorder<Value: Sendable>: Sendable {
    private let values = Mutex<[Value]>([])

    var all: [Value] { values.withLock { $0 } }

    func add(_ value: Value) { values.withLock { $0.append(value) } }
}

/// A latch between threads: each `open` lets one `wait` continue.
final class PipeLatch: Sendable {
    private let ends: (wait: Int32, open: Int32)

    init() {
        var ends: [Int32] = [0, 0]
        precondition(pipe(&ends) == 0)
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        self.ends = (ends[0], ends[1])
    }

    deinit {
        close(ends.wait)
        close(ends.open)
    }

    func open() { _ = write(ends.open, "x", 1) }

    /// Waits until the latch is opened. Returns `false` after a minute, the longest time that a test waits for anything.
    @discardableResult
    func wait() -> Bool {
        var waiting = pollfd(fd: ends.wait, events: Int16(POLLIN), revents: 0)
        var byte: UInt8 = 0
        return poll(&waiting, 1, 60_000) == 1 && read(ends.wait, &byte, 1) == 1
    }
}
