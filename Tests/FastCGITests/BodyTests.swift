import FastCGI
import Foundation
import NginxSupport
import Testing

@Suite(.enabled(if: Nginx.isInstalled, "nginx is not installed"))
struct BodyTests {
    private static let limit = 20_971_520
    private static let importPath = "/api/projects/1/datasets/d/items/import/"

    /// Responds with the number of bytes and their checksum, or with the error.
    @Sendable private static func checksum(_ request: Request) -> Response {
        do {
            let bytes = try request.body.bytes(limit: request.path == importPath ? 1 << 30 : limit)
            return text("\(bytes.count) \(sum(bytes))")
        } catch {
            return text("\(error)", status: 400)
        }
    }

    private static func sum(_ bytes: [UInt8]) -> UInt64 {
        bytes.withUnsafeBufferPointer { $0.reduce(7) { $0 &* 31 &+ UInt64($1) } }
    }

    private static func body(_ count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            for index in 0..<count { buffer[index] = UInt8(truncatingIfNeeded: index &* 7 &+ index >> 8) }
            filled = count
        }
    }

    private static func chunked(_ path: String, _ body: [UInt8], size: Int) -> [UInt8] {
        var request = Array("POST \(path) HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n".utf8)
        for start in stride(from: 0, to: body.count, by: size) {
            let piece = body[start..<min(start + size, body.count)]
            request += Array(String(piece.count, radix: 16).utf8) + [13, 10] + piece + [13, 10]
        }
        return request + Array("0\r\n\r\n".utf8)
    }

    @Test(arguments: [0, 1, 8191, 8192, 8193, 70_000, 1_000_000, 20_971_520])
    func arrivesToTheByte(count: Int) throws {
        let fixture = try ServerFixture(handler: Self.checksum)
        defer { fixture.stop() }
        let body = Self.body(count)
        let answer = try fixture.client.send("POST", "/api/x", body: body)
        #expect(answer.status == 200)
        #expect(answer.text == "\(count) \(Self.sum(body))")
    }

    @Test func oneByteAboveTheLimitIsRefusedWithTheErrorObject() throws {
        let seen = Recorder<String>()
        let fixture = try ServerFixture { request in
            seen.add(request.path)
            return Self.checksum(request)
        }
        defer { fixture.stop() }
        let answer = try fixture.client.send("POST", "/api/x", body: Self.body(Self.limit + 1))
        #expect(answer.status == 413)
        #expect(answer.text.contains(#""code":"request_entity_too_large""#))
        #expect(seen.all.isEmpty)
    }

    /// The peak memory of this process, in KiB.
    private static var peakMemory: Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        return status.firstMatch(of: #/VmHWM:\s+(\d+)/#).flatMap { Int($0.1) } ?? 0
    }

    /// The client announces a gibibyte and sends nothing.
    @Test func whatIsOnlyAnnouncedTakesUpNoMemory() throws {
        final class Silent: RequestBody {
            let length = 1 << 30
            func read(into buffer: UnsafeMutableRawBufferPointer) -> Int { 0 }
        }
        let before = Self.peakMemory
        #expect(try Silent().bytes(limit: 1 << 31) == [])
        #expect(Self.peakMemory - before < 500_000)
    }

    @Test(arguments: ["/api/x", importPath])
    func aChunkedBodyArrivesWhole(path: String) throws {
        let fixture = try ServerFixture(handler: Self.checksum)
        defer { fixture.stop() }
        let body = Self.body(300_000)
        let answer = try fixture.client.exchange(Self.chunked(path, body, size: 7777))
        #expect(answer.text == "300000 \(Self.sum(body))")
    }

    @Test(arguments: ["projects/1", "environments/@current"])
    func anImportMayBeLarger(project: String) throws {
        let fixture = try ServerFixture { request in
            let bytes = try? request.body.bytes(limit: 1 << 30)
            return text("\(bytes?.count ?? -1)")
        }
        defer { fixture.stop() }
        let answer = try fixture.client.send(
            "POST", "/api/\(project)/datasets/d/items/import", body: Self.body(Self.limit + 1_000_000))
        #expect(answer.text == "\(Self.limit + 1_000_000)")
    }

    @Test func anImportIsSeenWhileItArrives() throws {
        let first = PipeLatch()
        let fixture = try ServerFixture { request in
            var buffer = [UInt8](repeating: 0, count: 10)
            let count = try? buffer.withUnsafeMutableBytes { try request.body.read(into: $0) }
            first.open()
            let rest = try? request.body.bytes(limit: 1000)
            return text("\(count ?? -1) \(rest?.count ?? -1)")
        }
        defer { fixture.stop() }
        let socket = try ByteSocket(port: fixture.nginx.port)
        try socket.write("POST \(Self.importPath) HTTP/1.1\r\nHost: h\r\nContent-Length: 20\r\n\r\n0123456789".utf8)
        #expect(first.wait())
        try socket.write("0123456789".utf8)
        #expect(try HTTPAnswer(from: socket).text == "10 10")
    }

    @Test func aBodyLargerThanItsReaderWantsIsRefusedWhileItIsRead() throws {
        let fixture = try ServerFixture { request in
            do {
                return text("\(try request.body.bytes(limit: 1000).count)")
            } catch {
                return text("\(error)", status: 413)
            }
        }
        defer { fixture.stop() }
        let announced = try fixture.client.send("POST", Self.importPath, body: Self.body(1001))
        #expect(announced.text == "tooLarge(limit: 1000)")
        let unannounced = try fixture.client.exchange(Self.chunked(Self.importPath, Self.body(100_000), size: 100))
        #expect(unannounced.text == "tooLarge(limit: 1000)")
    }

    @Test func aClientThatLeavesWhileItSendsLeavesAnIncompleteBody() throws {
        let (begun, over, failures) = (PipeLatch(), PipeLatch(), Recorder<BodyError>())
        let fixture = try ServerFixture { request in
            begun.open()
            do {
                _ = try request.body.bytes(limit: 1 << 20)
            } catch let error as BodyError {
                failures.add(error)
            } catch {}
            over.open()
            return text("")
        }
        defer { fixture.stop() }
        for head in ["Content-Length: 1000", "Transfer-Encoding: chunked"] {
            do {
                let socket = try ByteSocket(port: fixture.nginx.port)
                try socket.write("POST \(Self.importPath) HTTP/1.1\r\nHost: h\r\n\(head)\r\n\r\n5\r\n012".utf8)
                #expect(begun.wait())
            }
            #expect(over.wait())
        }
        #expect(failures.all == [.incomplete, .incomplete])
    }

    @Test func anImportThatIsRefusedUnreadIsAnsweredAtOnce() throws {
        let fixture = try ServerFixture { _ in text("no", status: 401) }
        defer { fixture.stop() }
        let answer = try fixture.client.send("POST", Self.importPath, body: Self.body(5_000_000))
        #expect(answer.status == 401)
        #expect(answer.text == "no")
    }

    /// The thread that refused the import must not wait for the rest of it, which may never arrive.
    @Test func anImportThatIsRefusedUnreadHoldsNoThread() throws {
        let fixture = try ServerFixture(threads: 1) { request in text("", status: request.method == "POST" ? 429 : 200) }
        defer { fixture.stop() }
        let start = ContinuousClock.now
        let socket = try ByteSocket(port: fixture.nginx.port)
        try socket.write("POST \(Self.importPath) HTTP/1.1\r\nHost: h\r\nContent-Length: 1000\r\n\r\n{".utf8)
        #expect(String(decoding: try socket.read(), as: UTF8.self).contains(" 429 "))
        #expect(try fixture.client.send("GET", "/healthz").status == 200)
        #expect(start.duration(to: .now) < .seconds(4))
    }
}
