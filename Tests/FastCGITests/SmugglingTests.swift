import FastCGI
import NginxSupport
import Testing

/// An unread body full of forged requests. A server that keeps the connection and continues to read in the middle of the body would take
/// them for real requests.
@Suite struct SmugglingTests {
    private static let forged = Record.request("/forged", keep: true, [("REMOTE_USER", "admin")])

    /// A handler that refuses requests without reading them, and records their paths.
    private static func refuse(into paths: Recorder<String>) -> @Sendable (Request) -> Response {
        { request in
            paths.add(request.path)
            return text("no", status: 401)
        }
    }

    @Test func aForgedRequestInAnUnreadBodyIsNotSeen() throws {
        let (directory, paths) = (ScratchDirectory(), Recorder<String>())
        let server = try Server(.init(socketPath: directory.path + "/s", threads: 2), handler: Self.refuse(into: paths))
        defer { _ = server.stop(deadline: .seconds(60)) }
        let connection = try RawConnection(directory.path + "/s")
        var bytes = Record.head("/real", keep: true, [("CONTENT_LENGTH", "40000")])
        let bodyStart = bytes.count + 8
        // libfcgi reads 8 KiB at a time, and drops the rest of them with the request. It would continue at a multiple of 8 KiB.
        var body = [UInt8](repeating: 0, count: 40_000)
        for place in stride(from: 8192, to: 40_000, by: 8192) {
            body.replaceSubrange(place - bodyStart..<place - bodyStart + Self.forged.count, with: Self.forged)
        }
        bytes += Record(.input, body).bytes + Record(.input).bytes
        try connection.send(bytes)
        #expect(try connection.answer() == "no")
        #expect(try connection.answer() == nil)
        #expect(paths.all == ["/real"])
    }

    @Test(.enabled(if: Nginx.isInstalled, "nginx is not installed"))
    func noOffsetInABodyThroughNginxReachesTheDaemon() throws {
        let paths = Recorder<String>()
        let fixture = try ServerFixture(
            threads: 16, locations: "location /kept { fastcgi_keep_conn on; fastcgi_pass assayd; }", upstream: "keepalive 4;",
            handler: Self.refuse(into: paths))
        defer { fixture.stop() }
        for offset in 0..<Self.forged.count {
            var body = [UInt8](repeating: 0, count: offset)
            while body.count < 40_000 { body += Self.forged }
            // 502 if nginx has not noticed yet that the connection it kept is closed.
            #expect([401, 502].contains(try fixture.client.send("POST", "/kept", body: body).status))
        }
        #expect(fixture.server.stop(deadline: .seconds(60)))
        #expect(paths.all.count > Self.forged.count / 2 && paths.all.allSatisfy { $0 == "/kept" })
    }

    @Test func aConnectionWhoseRequestsAreReadIsKept() throws {
        let (directory, paths) = (ScratchDirectory(), Recorder<String>())
        let server = try Server(.init(socketPath: directory.path + "/s", threads: 1), handler: Self.refuse(into: paths))
        defer { _ = server.stop(deadline: .seconds(60)) }
        let connection = try RawConnection(directory.path + "/s")
        for path in ["/one", "/two", "/three"] {
            try connection.send(Record.request(path, keep: true))
            #expect(try connection.answer() == "no")
        }
        // A small body is read to keep the connection.
        try connection.send(
            Record.head("/four", keep: true, [("CONTENT_LENGTH", "100")]) + Record(.input, Array(repeating: 0, count: 100)).bytes
                + Record(.input).bytes)
        #expect(try connection.answer() == "no")
        try connection.send(Record.request("/five", keep: false))
        #expect(try connection.answer() == "no")
        #expect(try connection.isClosed())
        #expect(paths.all == ["/one", "/two", "/three", "/four", "/five"])
    }
}
