import FastCGI
import Foundation
import NginxSupport
import Testing

/// Requests that nginx refuses by itself get the same error object as the server would send.
@Suite(.enabled(if: Nginx.isInstalled, "nginx is not installed"))
struct RefusalTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        let bytes: [UInt8]
        let status: Int
        let code: String
        var testDescription: String { name }

        init(_ name: String, _ text: String, _ status: Int, _ code: String) {
            (self.name, self.bytes, self.status, self.code) = (name, Array(text.utf8), status, code)
        }

        init(_ name: String, _ bytes: [UInt8], _ status: Int, _ code: String) {
            (self.name, self.bytes, self.status, self.code) = (name, bytes, status, code)
        }
    }

    private static let long = String(repeating: "a", count: 20_000)

    static let refusals = [
        Case("no HTTP at all", "hello\r\n\r\n", 400, "parse_error"),
        Case("zero bytes", [UInt8](repeating: 0, count: 64), 400, "parse_error"),
        Case("the start of TLS", [0x16, 0x03, 0x01, 0x00, 0xA5, 0x01, 0x00, 0x00, 0xA1, 0x03, 0x03, 0x0A], 400, "parse_error"),
        Case("a method in lower case", "get /api/x HTTP/1.1\r\nHost: h\r\n\r\n", 400, "parse_error"),
        Case("no path", "GET HTTP/1.1\r\nHost: h\r\n\r\n", 400, "parse_error"),
        Case("a path above the root", "GET /../../etc/passwd HTTP/1.1\r\nHost: h\r\n\r\n", 400, "parse_error"),
        Case("half an escape", "GET /api/%4 HTTP/1.1\r\nHost: h\r\n\r\n", 400, "parse_error"),
        Case("an escaped zero byte", "GET /api/%00 HTTP/1.1\r\nHost: h\r\n\r\n", 400, "parse_error"),
        Case("no host", "GET /api/x HTTP/1.1\r\n\r\n", 400, "parse_error"),
        Case("two hosts", "GET /api/x HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400, "parse_error"),
        Case("an impossible host", "GET /api/x HTTP/1.1\r\nHost: a/b\r\n\r\n", 400, "parse_error"),
        Case("a version of no HTTP", "GET /api/x HTTP/x\r\nHost: h\r\n\r\n", 400, "parse_error"),
        Case("a version to come", "GET /api/x HTTP/7.1\r\nHost: h\r\n\r\n", 400, "parse_error"),
        Case("HTTP/2 in the clear", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400, "parse_error"),
        Case(
            "a header with a zero byte", Array("GET /api/x HTTP/1.1\r\nHost: h\r\nX: a".utf8) + [0] + Array("\r\n\r\n".utf8), 400,
            "parse_error"),
        Case("a negative length", "POST /api/x HTTP/1.1\r\nHost: h\r\nContent-Length: -5\r\n\r\n", 400, "parse_error"),
        Case("a length in words", "POST /api/x HTTP/1.1\r\nHost: h\r\nContent-Length: ten\r\n\r\n", 400, "parse_error"),
        Case("an endless length", "POST /api/x HTTP/1.1\r\nHost: h\r\nContent-Length: 99999999999999999999999\r\n\r\n", 400, "parse_error"),
        Case("two lengths", "POST /api/x HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n", 400, "parse_error"),
        Case(
            "a length and chunks", "POST /api/x HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n", 400,
            "parse_error"),
        Case("an unknown encoding", "POST /api/x HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: gzip\r\n\r\n", 400, "parse_error"),
        Case("chunks that are none", "POST /api/x HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400, "parse_error"),
        Case(
            "an expectation", "POST /api/x HTTP/1.1\r\nHost: h\r\nExpect: 200-ok\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", 200,
            "asked"),
        Case("an unknown method", "FOO /api/x HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n", 200, "asked"),
        Case("TRACE", "TRACE /api/x HTTP/1.1\r\nHost: h\r\n\r\n", 405, "method_not_allowed"),
        Case("CONNECT", "CONNECT h:443 HTTP/1.1\r\nHost: h\r\n\r\n", 400, "parse_error"),
        Case("nothing there", "GET /nothing HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n", 404, "not_found"),
        Case("nothing there to post to", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", 404, "not_found"),
        Case("the error pages themselves", "GET /.assay/error/busy HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n", 404, "not_found"),
        Case("a long address", "GET /api/\(long) HTTP/1.1\r\nHost: h\r\n\r\n", 414, "request_uri_too_long"),
        Case("a large header", "GET /api/x HTTP/1.1\r\nHost: h\r\nX: \(long)\r\n\r\n", 431, "request_header_fields_too_large"),
        Case(
            "many headers", "GET /api/x HTTP/1.1\r\nHost: h\r\n" + (0..<20).map { "X-\($0): \(long.prefix(5000))\r\n" }.joined() + "\r\n",
            431,
            "request_header_fields_too_large"),
        Case("a large body", "POST /api/x HTTP/1.1\r\nHost: h\r\nContent-Length: 20971521\r\n\r\n", 413, "request_entity_too_large"),
        Case(
            "a large import", "POST /api/projects/1/datasets/d/items/import/ HTTP/1.1\r\nHost: h\r\nContent-Length: 1073741825\r\n\r\n",
            413,
            "request_entity_too_large"),
    ]

    @Test func isTheErrorObject() throws {
        let fixture = try ServerFixture { _ in text(#"{"code":"asked"}"#) }
        defer { fixture.stop() }
        for refusal in Self.refusals {
            let answer = try fixture.client.exchange(refusal.bytes)
            #expect(answer.status == refusal.status, "\(refusal.name)")
            #expect(answer.text.contains("\"code\":\"\(refusal.code)\""), "\(refusal.name): \(answer.text)")
            if refusal.code != "asked" {
                #expect(answer.header("content-type") == "application/json", "\(refusal.name)")
                #expect(answer.header("x-request-id")?.count == 32, "\(refusal.name)")
                #expect(answer.text.hasPrefix(#"{"type":""#) && answer.text.hasSuffix(#","attr":null}"#), "\(refusal.name)")
            }
        }
    }

    @Test func namesTheMethodThatIsNotAllowed() throws {
        let fixture = try ServerFixture { _ in text("") }
        defer { fixture.stop() }
        let answer = try fixture.client.send("TRACE", "/api/x")
        #expect(
            answer.text == #"{"type":"invalid_request","code":"method_not_allowed","detail":"Method \"TRACE\" not allowed.","attr":null}"#)
    }

    @Test func aHeadIsRefusedWithoutABody() throws {
        let fixture = try ServerFixture { _ in text("") }
        defer { fixture.stop() }
        let answer = try fixture.client.send("HEAD", "/nothing")
        #expect(answer.status == 404)
        #expect(answer.isComplete)
    }

    @Test func saysThatTheDaemonIsNotThere() throws {
        let fixture = try ServerFixture { _ in text("") }
        defer { fixture.stop() }
        #expect(fixture.server.stop(deadline: .seconds(60)))
        let answer = try fixture.client.send("GET", "/api/x")
        #expect(answer.status == 502)
        #expect(answer.header("content-type") == "application/json")
        #expect(answer.text.hasPrefix(#"{"type":"server_error","code":"error","detail":"Assay is not running"#))
        #expect(answer.text.contains(#""error_event_id":"\#(answer.header("x-request-id") ?? "")""#))
    }

    /// nginx would otherwise answer 413 with its own page, which clients take for final.
    @Test func saysThatTheDaemonIsNotThereWhateverTheLengthOfTheBody() throws {
        let fixture = try ServerFixture { _ in text("") }
        defer { fixture.stop() }
        #expect(fixture.server.stop(deadline: .seconds(60)))
        let body = [UInt8](repeating: UInt8(ascii: "x"), count: 20_971_521)
        let answer = try fixture.client.send("POST", "/api/projects/1/datasets/d/items/import/", body: body)
        #expect(answer.status == 502)
        #expect(answer.text.hasPrefix(#"{"type":"server_error","code":"error","detail":"Assay is not running"#))
    }

    @Test(.enabled(if: HTTP2.isPossible, "openssl or curl is not installed"))
    func isTheErrorObjectOverHTTP2() throws {
        let certificate = ScratchDirectory()
        let fixture = try ServerFixture(listenOptions: try HTTP2.listenOptions(in: certificate.path)) { _ in text("") }
        defer { fixture.stop() }
        let large = fixture.directory.path + "/large"
        #expect(try HTTP2.send("GET", "/nothing", port: fixture.nginx.port).hasPrefix(#"404 {"type":"invalid_request","code":"not_found""#))
        try [UInt8](repeating: UInt8(ascii: "x"), count: 20_971_521).withUnsafeBytes { try Data($0).write(to: URL(fileURLWithPath: large)) }
        let refused = try HTTP2.send("POST", "/api/x", port: fixture.nginx.port, file: large)
        #expect(
            refused
                == #"413 {"type":"invalid_request","code":"request_entity_too_large","detail":"The body of the request is too large.","attr":null}"#
        )
        #expect(fixture.server.stop(deadline: .seconds(60)))
        let missed = try HTTP2.send("POST", "/api/projects/1/datasets/d/items/import/", port: fixture.nginx.port, file: large)
        #expect(missed.hasPrefix(#"502 {"type":"server_error","code":"error","detail":"Assay is not running"#))
    }

    @Test func saysThatTheDaemonDoesNotAnswer() throws {
        let gate = PipeLatch()
        let slow = "location = /api/slow { fastcgi_read_timeout 50ms; fastcgi_pass assayd; }"
        let fixture = try ServerFixture(locations: slow) { _ in
            gate.wait()
            return text("")
        }
        defer { fixture.stop() }
        let answer = try fixture.client.send("GET", "/api/slow")
        gate.open()
        #expect(answer.status == 504)
        #expect(answer.text.hasPrefix(#"{"type":"server_error","code":"error","detail":"Assay did not answer in time"#))
    }

    @Test func metricsAreForThisMachine() throws {
        let fixture = try ServerFixture(locations: "location = /elsewhere { deny all; fastcgi_pass assayd; }") { _ in text("") }
        defer { fixture.stop() }
        let answer = try fixture.client.send("GET", "/elsewhere")
        #expect(answer.status == 403)
        #expect(answer.text.contains(#""code":"permission_denied""#))
    }

    @Test func anyBytesAtAllLeaveTheDaemonAnswering() throws {
        let fixture = try ServerFixture { _ in text("alive") }
        defer { fixture.stop() }
        var random = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            let noise = (0..<Int.random(in: 1...400, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
            let bytes = (Bool.random() ? Array("POST /api/x HTTP/1.1\r\nHost: h\r\n".utf8) : []) + noise + Array("\r\n\r\n".utf8)
            // Bytes without a line break are not a request yet. The end of the input makes nginx close the connection at once.
            let socket = try ByteSocket(port: fixture.nginx.port)
            try? socket.write(bytes)
            socket.endWriting()
            if let answer = try? HTTPAnswer(from: socket) { #expect(answer.status < 500, "\(bytes)") }
        }
        #expect(try fixture.client.send("GET", "/api/x").text == "alive")
    }
}

/// HTTP/2 requests by curl, which does not verify the certificate.
private enum HTTP2 {
    static var isPossible: Bool {
        ["openssl", "curl"].allSatisfy { FileManager.default.isExecutableFile(atPath: "/usr/bin/\($0)") }
    }

    /// The options of nginx's `listen`, followed by the directives for the certificate.
    static func listenOptions(in directory: String) throws -> String {
        let (key, certificate) = ("\(directory)/key.pem", "\(directory)/certificate.pem")
        _ = try output(
            of: "openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-keyout", key, "-out", certificate])
        return "ssl http2; ssl_certificate \(certificate); ssl_certificate_key \(key)"
    }

    /// The status, a space and the body of the response.
    static func send(_ method: String, _ target: String, port: UInt16, file: String? = nil) throws -> String {
        let written = try output(
            of: "curl",
            ["--silent", "--insecure", "--http2", "--request", method, "--write-out", "\n%{http_version} %{http_code}"]
                + (file.map { ["--data-binary", "@\($0)"] } ?? []) + ["https://127.0.0.1:\(port)\(target)"])
        let lines = written.split(separator: "\n")
        #expect(lines.last?.hasPrefix("2 ") == true)
        return "\(lines.last?.dropFirst(2) ?? "") \(lines.dropLast().joined(separator: "\n"))"
    }

    private static func output(of program: String, _ arguments: [String]) throws -> String {
        let (process, output) = (Process(), Pipe())
        process.executableURL = URL(fileURLWithPath: "/usr/bin/\(program)")
        process.arguments = arguments
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let written = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return written
    }
}
