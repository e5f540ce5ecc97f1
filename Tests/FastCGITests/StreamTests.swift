import FastCGI
import Foundation
import NginxSupport
import Synchronization
import Testing

@Suite(.enabled(if: Nginx.isInstalled, "nginx is not installed"))
struct StreamTests {
    private static func stream(
        headers: [(name: String, value: String)] = [],
        _ produce: @escaping @Sendable (_ stream: any ResponseStream) throws(StreamAborted) -> Void
    ) -> Response {
        Response(status: 200, headers: [("Content-Type", "text/plain")] + headers, body: .stream(produce))
    }

    @Test func arrivesWholeAndInOrder() throws {
        let fixture = try ServerFixture { _ in
            Self.stream { (stream) throws(StreamAborted) in
                for number in 0..<50_000 { try stream.write(Array("line \(number)\n".utf8)) }
            }
        }
        defer { fixture.stop() }
        let answer = try fixture.client.send("GET", "/api/x")
        #expect(answer.isComplete)
        #expect(answer.text == (0..<50_000).map { "line \($0)\n" }.joined())
    }

    @Test func aPieceArrivesBeforeTheNextIsWritten() throws {
        let gate = PipeLatch()
        let fixture = try ServerFixture { _ in
            Self.stream(headers: [("X-Accel-Buffering", "no")]) { (stream) throws(StreamAborted) in
                try stream.write(Array("first ".utf8))
                gate.wait()
                try stream.write(Array("second".utf8))
            }
        }
        defer { fixture.stop() }
        let socket = try ByteSocket(port: fixture.nginx.port)
        try socket.write("GET /api/x HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n".utf8)
        var seen = ""
        while !seen.contains("first") { seen += String(decoding: try socket.read(), as: UTF8.self) }
        gate.open()
        #expect(String(decoding: try socket.readToEnd(), as: UTF8.self).contains("second"))
    }

    @Test func theWriterLearnsThatTheClientLeft() throws {
        let (begun, over) = (PipeLatch(), PipeLatch())
        let fixture = try ServerFixture { _ in
            Self.stream(headers: [("X-Accel-Buffering", "no")]) { (stream) throws(StreamAborted) in
                defer { over.open() }
                begun.open()
                while true { try stream.write(Array(String(repeating: "x", count: 65_536).utf8)) }
            }
        }
        defer { fixture.stop() }
        do {
            let socket = try ByteSocket(port: fixture.nginx.port)
            try socket.write("GET /api/x HTTP/1.1\r\nHost: h\r\n\r\n".utf8)
            #expect(begun.wait())
        }
        #expect(over.wait())
    }

    @Test(arguments: ["yes", "no"])
    func oneThatGivesUpIsNotTakenForTheWhole(buffering: String) throws {
        let fixture = try ServerFixture { request in
            if request.path == "/api/whole" { return text("whole") }
            return Self.stream(headers: [("X-Accel-Buffering", buffering)]) { (stream) throws(StreamAborted) in
                try stream.write(Array("half".utf8))
                throw StreamAborted.clientGone
            }
        }
        defer { fixture.stop() }
        // The client may not even get the part that nginx had not passed on yet.
        let answer = try? fixture.client.send("GET", "/api/x")
        #expect(answer?.isComplete != true)
        #expect(try fixture.client.send("GET", "/api/whole").text == "whole")
    }

    /// Writes without end, which fills nginx's buffers and all sockets.
    private static let endless = { @Sendable (stream: any ResponseStream) throws(StreamAborted) in
        while true { try stream.write([UInt8](repeating: UInt8(ascii: "x"), count: 65_536)) }
    }

    /// Clients that request an endless response and read nothing of it.
    private func slowReaders(_ count: Int, of fixture: ServerFixture) throws -> [ByteSocket] {
        try (0..<count).map { _ in
            let socket = try ByteSocket(port: fixture.nginx.port)
            try socket.write("GET /api/endless HTTP/1.1\r\nHost: h\r\n\r\n".utf8)
            return socket
        }
    }

    @Test func slowReadersLeaveTheThreadsToOthers() throws {
        let begun = (0..<12).map { _ in PipeLatch() }
        let number = Atomic(0)
        let fixture = try ServerFixture(threads: 2) { request in
            guard request.path == "/api/endless" else { return text("quick") }
            let gate = begun[number.add(1, ordering: .relaxed).oldValue]
            return Self.stream(headers: [("X-Accel-Buffering", "no")]) { (stream) throws(StreamAborted) in
                gate.open()
                try Self.endless(stream)
            }
        }
        let readers = try slowReaders(begun.count, of: fixture)
        for gate in begun { #expect(gate.wait()) }
        #expect(fixture.server.streams == begun.count)
        #expect(try fixture.client.send("GET", "/api/x").text == "quick")
        withExtendedLifetime(readers) {}
        fixture.nginx.stop()
        #expect(fixture.server.stop(deadline: .seconds(60)))
        #expect(fixture.server.streams == 0)
    }

    @Test func threadsThatWroteStreamsDoNotPileUp() throws {
        let fixture = try ServerFixture(threads: 2) { _ in
            Self.stream { (stream) throws(StreamAborted) in try stream.write(Array("done".utf8)) }
        }
        defer { fixture.stop() }
        let before = try threadCount()
        for _ in 0..<300 { #expect(try fixture.client.send("GET", "/api/x").text == "done") }
        // Other tests start and end threads meanwhile.
        #expect(try threadCount() - before < 100)
    }

    private func threadCount() throws -> Int { try FileManager.default.contentsOfDirectory(atPath: "/proc/self/task").count }

    @Test func aReaderThatTakesNothingIsBrokenOff() throws {
        let (over, outcome) = (PipeLatch(), Recorder<String>())
        let fixture = try ServerFixture(sendTimeout: .milliseconds(200)) { _ in
            var response = Self.stream(headers: [("X-Accel-Buffering", "no")], Self.endless)
            response.whenSent = { delivery in
                outcome.add("\(delivery.aborted.map { "\($0)" } ?? "complete")")
                over.open()
            }
            return response
        }
        defer { fixture.stop() }
        let reader = try slowReaders(1, of: fixture)[0]
        #expect(over.wait())
        #expect(outcome.all == ["clientTooSlow"])
        // What is in the buffers still arrives, but not the end of the response.
        let answer = try HTTPAnswer(from: reader)
        #expect(!answer.isComplete)
    }

    @Test(arguments: [(path: "/api/whole", outcome: "4 nil"), (path: "/api/broken", outcome: "4 failed")])
    func saysHowTheSendingEnded(path: String, outcome: String) throws {
        let (over, outcomes) = (PipeLatch(), Recorder<String>())
        let fixture = try ServerFixture { request in
            let breaks = request.path == "/api/broken"
            var response = Self.stream { (stream) throws(StreamAborted) in
                try stream.write(Array("four".utf8))
                if breaks { throw .failed(BodyError.incomplete) }
            }
            response.whenSent = { delivery in
                let end = if case .failed? = delivery.aborted { "failed" } else { "\(delivery.aborted.map { "\($0)" } ?? "nil")" }
                outcomes.add("\(delivery.bytes) \(end)")
                over.open()
            }
            return response
        }
        defer { fixture.stop() }
        _ = try? fixture.client.send("GET", path)
        #expect(over.wait())
        #expect(outcomes.all == [outcome])
    }
}
