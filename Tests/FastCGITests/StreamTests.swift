import FastCGI
import NginxSupport
import Testing

@Suite(.enabled(if: Nginx.isInstalled, "nginx is not installed"))
struct StreamTests {
    private static func stream(
        headers: [(name: String, value: String)] = [],
        _ produce: @escaping @Sendable (_ write: (UnsafeRawBufferPointer) throws(ClientGone) -> Void) throws(ClientGone) -> Void
    ) -> Response {
        Response(status: 200, headers: [("Content-Type", "text/plain")] + headers, body: .stream(produce))
    }

    private static func write(
        _ text: String, _ write: (UnsafeRawBufferPointer) throws(ClientGone) -> Void
    ) throws(ClientGone) {
        try Array(text.utf8).withUnsafeBufferPointer { (bytes) throws(ClientGone) in try write(UnsafeRawBufferPointer(bytes)) }
    }

    @Test func arrivesWholeAndInOrder() throws {
        let front = try Front { _ in
            Self.stream { (write) throws(ClientGone) in
                for number in 0..<50_000 { try Self.write("line \(number)\n", write) }
            }
        }
        defer { front.stop() }
        let answer = try front.client.send("GET", "/api/x")
        #expect(answer.isComplete)
        #expect(answer.text == (0..<50_000).map { "line \($0)\n" }.joined())
    }

    @Test func aPieceArrivesBeforeTheNextIsWritten() throws {
        let gate = Gate()
        let front = try Front { _ in
            Self.stream(headers: [("X-Accel-Buffering", "no")]) { (write) throws(ClientGone) in
                try Self.write("first ", write)
                gate.wait()
                try Self.write("second", write)
            }
        }
        defer { front.stop() }
        let socket = try ByteSocket(port: front.nginx.port)
        try socket.write("GET /api/x HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n".utf8)
        var seen = ""
        while !seen.contains("first") { seen += String(decoding: try socket.read(), as: UTF8.self) }
        gate.open()
        #expect(String(decoding: try socket.readToEnd(), as: UTF8.self).contains("second"))
    }

    @Test func theWriterLearnsThatTheClientLeft() throws {
        let (begun, over) = (Gate(), Gate())
        let front = try Front { _ in
            Self.stream(headers: [("X-Accel-Buffering", "no")]) { (write) throws(ClientGone) in
                defer { over.open() }
                begun.open()
                while true { try Self.write(String(repeating: "x", count: 65_536), write) }
            }
        }
        defer { front.stop() }
        do {
            let socket = try ByteSocket(port: front.nginx.port)
            try socket.write("GET /api/x HTTP/1.1\r\nHost: h\r\n\r\n".utf8)
            #expect(begun.wait())
        }
        #expect(over.wait())
    }

    @Test(arguments: ["yes", "no"])
    func oneThatGivesUpIsNotTakenForTheWhole(buffering: String) throws {
        let front = try Front { request in
            if request.path == "/api/whole" { return text("whole") }
            return Self.stream(headers: [("X-Accel-Buffering", buffering)]) { (write) throws(ClientGone) in
                try Self.write("half", write)
                throw ClientGone()
            }
        }
        defer { front.stop() }
        // What nginx had not passed on yet may not arrive at all.
        let answer = try? front.client.send("GET", "/api/x")
        #expect(answer?.isComplete != true)
        #expect(try front.client.send("GET", "/api/whole").text == "whole")
    }
}
