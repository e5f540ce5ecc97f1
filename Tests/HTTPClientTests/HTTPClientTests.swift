import Foundation
import HTTPClient
import Testing

@Suite struct HTTPClientTests {
    let server: PythonServer

    init() throws { server = try PythonServer() }

    /// What the server received, as it reports in its response.
    struct Seen: Decodable {
        let method, path, sha256: String
        let type, authorization, expect: String?
        let length, port: Int
    }

    func seen(_ response: HTTPResponse) throws -> Seen {
        try JSONDecoder().decode(Seen.self, from: Data(response.body))
    }

    @Test func sendsMethodPathAndHeaders() throws {
        let client = HTTPSession()
        let response = try client.send(HTTPRequest("GET", server.url("/echo?a=1"), headers: [("Authorization", "Bearer k")]))
        let seen = try seen(response)
        #expect(response.status == 200)
        #expect(seen.method == "GET" && seen.path == "/echo?a=1" && seen.authorization == "Bearer k" && seen.type == nil)
    }

    @Test(arguments: ["POST", "PATCH"])
    func sendsABody(method: String) throws {
        let client = HTTPSession()
        let response = try client.send(HTTPRequest(method, server.url("/echo"), body: .bytes(Array("{}".utf8), type: "application/json")))
        let seen = try seen(response)
        #expect(response.status == 201)
        #expect(seen.method == method && seen.length == 2 && seen.type == "application/json" && seen.expect == nil)
    }

    @Test func sendsAFileAndTellsHowFarItIs() throws {
        let path = NSTemporaryDirectory() + "assay-upload-\(UUID().uuidString)"
        let content = Data((0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
        try content.write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }

        var steps: [Int] = []
        let client = HTTPSession()
        let request = HTTPRequest("POST", server.url("/echo"), body: .file(path: path, type: "application/x-ndjson"))
        let response = try client.send(request) { sent, total in
            #expect(total == 3_000_000)
            steps.append(sent)
        }
        #expect(try seen(response).length == 3_000_000)
        #expect(steps.last == 3_000_000 && steps == steps.sorted() && steps.count > 10)
    }

    @Test func keepsItsConnection() throws {
        let client = HTTPSession()
        let ports = try (0..<3).map { _ in try seen(client.send(HTTPRequest("GET", server.url("/echo")))).port }
        #expect(Set(ports).count == 1)
    }

    @Test func sendsAgainWhereAKeptConnectionWasClosed() throws {
        let client = HTTPSession()
        _ = try client.send(HTTPRequest("GET", server.url("/closes")))
        let response = try client.send(HTTPRequest("POST", server.url("/echo"), body: .bytes([1, 2, 3], type: "text/plain")))
        #expect(try seen(response).length == 3)
    }

    @Test func followsNoRedirect() throws {
        let client = HTTPSession()
        let response = try client.send(HTTPRequest("GET", server.url("/moved")))
        #expect(response.status == 302 && response.body == Array("elsewhere".utf8))
    }

    @Test func handsALongAnswerOnPieceByPiece() throws {
        let client = HTTPSession()
        var lengths: [Int] = []
        let request = HTTPRequest("GET", server.url("/long"), maximumResponseSize: 10)
        let response = try client.stream(request) { piece in
            lengths.append(piece.count)
            return true
        }
        #expect(response.status == 200 && response.body.isEmpty)
        #expect(lengths.count > 1 && lengths.reduce(0, +) == 100_000)

        lengths = []
        let cut = try client.stream(request) { piece in
            lengths.append(piece.count)
            return false
        }
        #expect(cut.status == 200 && lengths.count == 1)
        #expect(try client.send(HTTPRequest("GET", server.url("/echo"))).status == 200)
    }

    @Test func keepsAnAnswerThatIsNotTheOneToHandOn() throws {
        let client = HTTPSession()
        let response = try client.stream(HTTPRequest("GET", server.url("/moved"))) { _ in
            Issue.record("A redirect is not a successful response.")
            return true
        }
        #expect(response.status == 302 && response.body == Array("elsewhere".utf8))
    }

    @Test func refusesALongerAnswerThanAskedFor() {
        let client = HTTPSession()
        #expect(throws: HTTPError.responseTooLong(limit: 99_999)) {
            try client.send(HTTPRequest("GET", server.url("/long"), maximumResponseSize: 99_999))
        }
    }

    @Test func givesUpWhenNothingMoves() {
        let client = HTTPSession()
        #expect(throws: HTTPError.timedOut) {
            try client.send(HTTPRequest("GET", server.url("/silent"), timeout: .seconds(1)))
        }
    }

    @Test func saysThatAnAnswerWasCutShort() {
        let client = HTTPSession()
        #expect {
            try client.send(HTTPRequest("GET", server.url("/broken")))
        } throws: { error in
            if case HTTPError.connectionLost = error { true } else { false }
        }
    }

    @Test func saysThatNobodyListens() {
        let client = HTTPSession()
        #expect {
            try client.send(HTTPRequest("GET", "http://127.0.0.1:1/"))
        } throws: { error in
            if case HTTPError.unreachable = error { true } else { false }
        }
    }

    @Test(arguments: ["file:///etc/passwd", "ftp://localhost/", "http://"])
    func refusesWhatIsNoHTTP(url: String) {
        let client = HTTPSession()
        #expect(throws: HTTPError.invalidURL(url)) { try client.send(HTTPRequest("GET", url)) }
    }

    @Test(arguments: ["/does/not/exist", "/tmp"])
    func saysWhichFileCannotBeRead(path: String) {
        let client = HTTPSession()
        #expect {
            try client.send(HTTPRequest("POST", server.url("/echo"), body: .file(path: path, type: "text/csv")))
        } throws: { error in
            if case HTTPError.unreadableFile(path, _) = error { true } else { false }
        }
    }
}

/// A real HTTP server, written in Python, that runs as a child process for the lifetime of this object.
final class PythonServer {
    let port: Int
    private let process = Process()
    private let input = Pipe()

    init() throws {
        let output = Pipe()
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("server.py")
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", script.path]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        port = Int(line.trimmingCharacters(in: .whitespacesAndNewlines))!
    }

    deinit {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    func url(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }
}
