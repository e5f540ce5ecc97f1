import FastCGI
import NginxSupport
import Testing

@Suite(.enabled(if: Nginx.isInstalled, "nginx is not installed"))
struct ThroughNginxTests {
    @Test func passesOnWhatTheClientAsked() throws {
        let fixture = try ServerFixture { request in
            text(
                "\(request.method) \(request.path) [\(request.query)] \(request.scheme) \(request.host) \(request.header("x-one") ?? "-")"
            )
        }
        defer { fixture.stop() }
        let answer = try fixture.client.send("PUT", "/api/a%20b/?x=%41&y", headers: [("Host", "assay.example:81"), ("X-One", "1")])
        #expect(answer.status == 200)
        #expect(answer.text == "PUT /api/a%20b/ [x=%41&y] http assay.example:81 1")
    }

    @Test(arguments: ["/api", "/api/", "/api/x", "/healthz", "/readyz", "/metrics"])
    func asksTheDaemonFor(path: String) throws {
        let fixture = try ServerFixture { text($0.path) }
        defer { fixture.stop() }
        let answer = try fixture.client.send("GET", path)
        #expect(answer.status == 200)
        #expect(answer.text == path)
    }

    @Test func aLineOfTheLogAnErrorAndTheDaemonShareTheIdOfARequest() throws {
        let fixture = try ServerFixture { text($0.id) }
        defer { fixture.stop() }
        let answer = try fixture.client.send("GET", "/api/x?search=secret")
        #expect(answer.text.count == 32)
        #expect(answer.header("x-request-id") == answer.text)
        fixture.nginx.stop()
        #expect(fixture.nginx.accessLog.contains(#""id":"\#(answer.text)","method":"GET","path":"/api/x","status":200"#))
        #expect(!fixture.nginx.accessLog.contains("secret"))
    }

    @Test func saysWhatSecurityHeadersSay() throws {
        let fixture = try ServerFixture { _ in text("") }
        defer { fixture.stop() }
        let answer = try fixture.client.send("GET", "/api/x")
        #expect(answer.header("x-content-type-options") == "nosniff")
        #expect(answer.header("x-frame-options") == "DENY")
        #expect(answer.header("server") == "nginx")
    }

    @Test func believesAProxyOnThisMachineThatTheClientUsesTLS() throws {
        let fixture = try ServerFixture { text($0.scheme) }
        defer { fixture.stop() }
        #expect(try fixture.client.send("GET", "/api/x", headers: [("X-Forwarded-Proto", "https")]).text == "https")
        #expect(try fixture.client.send("GET", "/api/x", headers: [("X-Forwarded-Proto", "gopher")]).text == "http")
    }

    @Test func repairsBytesThatAreNotUTF8() throws {
        let fixture = try ServerFixture { request in
            text("\(request.path) \(request.query) \(request.header("x-one") ?? "-")")
        }
        defer { fixture.stop() }
        let request =
            Array("GET /api/".utf8) + [0xFF, 0xC3] + Array("?q=".utf8) + [0x80] + Array(" HTTP/1.1\r\nHost: h\r\nX-One: ".utf8)
            + [0xFE] + Array("\r\nConnection: close\r\n\r\n".utf8)
        let answer = try fixture.client.exchange(request)
        #expect(answer.status == 200)
        #expect(answer.text == "/api/\u{FFFD}\u{FFFD} q=\u{FFFD} \u{FFFD}")
    }

    @Test func aHeadHasTheLengthOfTheBodyAndNoBody() throws {
        let fixture = try ServerFixture { _ in text("hello") }
        defer { fixture.stop() }
        let answer = try fixture.client.send("HEAD", "/api/x")
        #expect(answer.status == 200)
        #expect(answer.header("content-length") == "5")
        #expect(answer.isComplete)
    }

    @Test func aHeadStartsNoStream() throws {
        let started = Recorder<Bool>()
        let fixture = try ServerFixture { _ in
            Response(status: 200, body: .stream { _ in started.add(true) })
        }
        defer { fixture.stop() }
        #expect(try fixture.client.send("HEAD", "/api/x").isComplete)
        #expect(started.all.isEmpty)
    }

    @Test func noLineBreakOfAHandlerBeginsAHeader() throws {
        let fixture = try ServerFixture { request in
            Response(
                status: 200,
                headers: [
                    ("X-One", "a\r\nX-Two: b\nX-Three: c\u{0}"), ("X-Four\r\nX-Five", "d"), ("", "e"), ("Status", "500"),
                    ("Content-Length", "1"), ("X-Six", "é"),
                ], body: .bytes(Array("body".utf8)))
        }
        defer { fixture.stop() }
        let answer = try fixture.client.send("GET", "/api/x")
        #expect(answer.status == 200)
        #expect(answer.text == "body")
        #expect(answer.header("x-one") == "a  X-Two: b X-Three: c")
        #expect(answer.header("x-six") == "é")
        #expect(!answer.headers.contains { ["x-two", "x-three", "x-four", "x-five", ""].contains($0.name) })
    }

    @Test(arguments: [(-1, 500), (0, 500), (99, 500), (600, 500), (200, 200), (204, 204), (405, 405), (599, 599)])
    func aStatusThatIsNoneIsAFailureOfTheServer(status: Int, expected: Int) throws {
        let fixture = try ServerFixture { _ in Response(status: status) }
        defer { fixture.stop() }
        let answer = try fixture.client.send("GET", "/api/x")
        #expect(answer.status == expected)
        #expect(answer.body.isEmpty)
    }

    @Test(arguments: [
        (200, "OK"), (201, "Created"), (202, "Accepted"), (204, "No Content"), (400, "Bad Request"), (404, "Not Found"),
        (405, "Method Not Allowed"), (409, "Conflict"), (413, "Content Too Large"), (429, "Too Many Requests"),
        (503, "Service Unavailable"), (299, "OK"), (499, "Bad Request"), (599, "Internal Server Error"),
    ])
    func theStatusLineSaysWhatTheStatusMeans(status: Int, reason: String) throws {
        let fixture = try ServerFixture { _ in Response(status: status) }
        defer { fixture.stop() }
        let answer = try fixture.client.send("GET", "/api/x")
        #expect(answer.status == status)
        #expect(answer.reason == reason)
    }

    @Test func theErrorsOfTheDaemonPassUntouched() throws {
        let fixture = try ServerFixture { request in text("mine", status: request.query == "" ? 400 : Int(request.query) ?? 500) }
        defer { fixture.stop() }
        for status in [400, 403, 404, 405, 413, 429, 500, 502, 503, 504] {
            let answer = try fixture.client.send("GET", "/api/x?\(status)")
            #expect(answer.status == status)
            #expect(answer.text == "mine")
        }
    }

    @Test func longAnswersArriveWholeAndCompressed() throws {
        let long = (0..<300_000).map { UInt8(ascii: "a") + UInt8($0 % 26) }
        let fixture = try ServerFixture { _ in Response(status: 200, headers: [("Content-Type", "application/json")], body: .bytes(long)) }
        defer { fixture.stop() }
        let plain = try fixture.client.send("GET", "/api/x")
        #expect(plain.body == long)
        let small = try fixture.client.send("GET", "/api/x", headers: [("Accept-Encoding", "gzip")])
        #expect(small.header("content-encoding") == "gzip")
        #expect(small.isComplete && small.body.count < long.count / 10)
    }
}
