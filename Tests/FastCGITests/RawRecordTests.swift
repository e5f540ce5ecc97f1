import FastCGI
import NginxSupport
import Testing

/// Records that nginx never sends: only a process that may write to the server's socket can.
@Suite struct RawRecordTests {
    private let directory = ScratchDirectory()
    private let server: Server

    private var path: String { directory.path + "/s" }

    init() throws {
        server = try Server(.init(socketPath: directory.path + "/s", threads: 2)) { request in
            do {
                return text("\(request.method) \(request.path) \(try request.body.bytes(limit: 1000).count)")
            } catch {
                return text("\(error)", status: 400)
            }
        }
    }

    private func ask(_ bytes: [UInt8]) throws -> String? {
        let connection = try RawConnection(path)
        try connection.send(bytes)
        connection.socket.endWriting()
        return try connection.answer()
    }

    private func isAlive() throws -> Bool { try ask(Record.request("/alive")) == "GET /alive 0" }

    @Test(arguments: ["-1", "ten", "0x10", "1e3", " 5", "+5", "99999999999999999999", "٣"])
    func aLengthThatIsNoneIsSaidToBe(length: String) throws {
        #expect(try ask(Record.head("/x", [("CONTENT_LENGTH", length)]) + Record(.input).bytes) == "badLength")
        #expect(try isAlive())
        _ = server.stop(deadline: .seconds(60))
    }

    @Test func aBodyShorterThanAnnouncedIsIncomplete() throws {
        let head = Record.head("/x", [("CONTENT_LENGTH", "10")])
        #expect(try ask(head + Record(.input, Array("12345".utf8)).bytes + Record(.input).bytes) == "incomplete")
        #expect(try ask(head + Record(.input, Array("12345".utf8)).bytes) == "incomplete")
        #expect(try ask(head + Record(.input, Array("12345".utf8)).bytes + Record(.abort).bytes) == "incomplete")
        #expect(try ask(head + Record(.input, Array("1234567890abc".utf8)).bytes + Record(.input).bytes) == "POST /x 10")
        _ = server.stop(deadline: .seconds(60))
    }

    @Test func anEmptySetOfParametersIsARequest() throws {
        #expect(try ask(Record.begin().bytes + Record(.parameters).bytes + Record(.input).bytes) == "  0")
        _ = server.stop(deadline: .seconds(60))
    }

    @Test func absurdlyManyParametersEndTheConnection() throws {
        let many = (0..<9).map { _ in Record.parameters([("X", String(repeating: "x", count: 60_000))]).bytes }
        #expect(try ask(Record.begin().bytes + many.joined() + Record(.parameters).bytes + Record(.input).bytes) == nil)
        #expect(try isAlive())
        _ = server.stop(deadline: .seconds(60))
    }

    @Test func garbageEndsItsConnectionAndNothingElse() throws {
        var garbage: [[UInt8]] = [
            [0], Array("GET / HTTP/1.1\r\n\r\n".utf8), [UInt8](repeating: 255, count: 100), [UInt8](repeating: 1, count: 5000),
            // Half a header, half a record, a record without a request, an unknown role.
            [1, 1, 0], Record.begin().bytes.dropLast(3), Record(.input, [1, 2, 3]).bytes, Record(.begin, [0, 9, 0, 0, 0, 0, 0, 0]).bytes,
            // Sizes that are larger than the data.
            Record.begin().bytes + Record(.parameters, [255, 255, 255, 255, 255, 255, 255, 255]).bytes,
            Record.begin().bytes + Record(.parameters, [200, 0, 0, 0, 1, 65]).bytes + Record(.parameters).bytes,
            Record.begin().bytes + Record(.parameters, [5]).bytes + Record(.parameters).bytes,
            Record.begin().bytes + Record.begin().bytes,
        ]
        var random = SystemRandomNumberGenerator()
        for _ in 0..<100 {
            garbage.append((0..<50).map { _ in UInt8.random(in: 0...255, using: &random) })
        }
        for bytes in garbage { _ = try ask(bytes) }
        #expect(try isAlive())
        _ = server.stop(deadline: .seconds(60))
    }

    @Test func aSecondRequestOnABusyConnectionIsNotMixedIn() throws {
        let connection = try RawConnection(path)
        try connection.send(
            Record.head("/x", [("CONTENT_LENGTH", "4")]) + Record(.begin, request: 2, [0, 1, 0, 0, 0, 0, 0, 0]).bytes
                + Record(.input, request: 2, Array("evil".utf8)).bytes + Record(.input, Array("good".utf8)).bytes + Record(.input).bytes)
        // The refusal of the second request arrives first.
        #expect(try connection.answer() == "")
        let answer = try connection.answer()
        #expect(answer == "POST /x 4")
        _ = server.stop(deadline: .seconds(60))
    }
}
