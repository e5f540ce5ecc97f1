import AssayDomain
import AssayStore
import Digest
import FastCGI
import JSON
import Testing

@testable import AssayAPI

/// Pages that are larger than one piece.
@Suite struct LargePageTests {
    private static func text(_ size: Int) -> JSONText { JSONText(compact: "\"\(String(repeating: "é", count: size / 2))\"") }

    private func request(_ fixture: APIFixture, _ list: String, _ query: String) -> Request {
        Request(
            method: "GET", path: "/api/projects/1/\(list)/", query: query, id: "1",
            headers: ["authorization": "Bearer \(fixture.secret.text)"],
            body: BytesBody([]))
    }

    private func pieces(_ fixture: APIFixture, _ list: String, _ query: String) throws -> [[UInt8]] {
        guard case .stream(let produce) = fixture.api.respond(to: request(fixture, list, query)).body else { return [] }
        let stream = RecordingStream()
        try produce(stream)
        return stream.pieces
    }

    /// The same rows, requested one by one.
    private func rows(_ fixture: APIFixture, _ list: String, _ numbers: Range<Int>) -> [String] {
        numbers.map { number in
            let page = fixture.send("GET", "/api/projects/1/\(list)/?limit=1&offset=\(number)")
            return page["results"]?.elements.first?.compact.text ?? "none"
        }
    }

    private func expectPage(_ fixture: APIFixture, _ list: String, rows count: Int, largest: Int) throws {
        let pieces = try pieces(fixture, list, "limit=\(count)&offset=1")
        #expect(pieces.count > 2)
        #expect(try #require(pieces.map(\.count).max()) < largest)
        let page = try JSONValue(parsing: Array(pieces.joined()))
        #expect(page.members.map(\.key) == ["count", "next", "previous", "results"])
        #expect(page["count"]?.integer == count + 2)
        #expect(page["next"]?.string == "http://localhost/api/projects/1/\(list)/?limit=\(count)&offset=\(count + 1)")
        #expect(page["previous"]?.string == "http://localhost/api/projects/1/\(list)/?limit=\(count)")
        #expect(page["results"]?.elements.map(\.compact.text) == rows(fixture, list, 1..<count + 1))
        #expect(fixture.api.memory.inUse == 0)
    }

    @Test(arguments: [(size: 60_000, largest: 800_000), (size: 3 << 20, largest: 800_000)])
    func itemsAreSentPieceByPiece(size: Int, largest: Int) throws {
        let fixture = try APIFixture()
        let small = DatasetItem.Content(input: Self.text(10))
        let large = DatasetItem.Content(input: Self.text(size), metadata: JSONText(compact: "{\"a\":1}"))
        _ = try fixture.dataset(of: (0..<22).map { $0 % 3 == 1 ? small : large })
        try expectPage(fixture, "dataset_items", rows: 20, largest: largest)
    }

    @Test func datasetsAreSentPieceByPiece() throws {
        let fixture = try APIFixture()
        for size in [100_000, 10, 700_000, 3 << 20, 10, 100_000, 2 << 20, 10] {
            _ = try fixture.store.createDataset(NewDataset(name: "d", metadata: Self.text(size)), in: 1, by: fixture.user)
        }
        try expectPage(fixture, "datasets", rows: 6, largest: 1_000_000)
    }

    @Test func evaluationsAreSentPieceByPiece() throws {
        let fixture = try APIFixture()
        for number in 0..<8 {
            let text = String(repeating: "x", count: 200_000)
            let body =
                #"{"name":"e\#(number)","description":"\#(text)","evaluation_type":"contains","evaluation_config":{"text":"x"},"output_type":"boolean"}"#
            #expect(fixture.send("POST", "/api/projects/1/evaluations/", body).status == 201)
        }
        try expectPage(fixture, "evaluations", rows: 6, largest: 800_000)
    }

    /// A slow client: accepts one piece at a time and records the memory that the API holds meanwhile.
    private final class SlowStream: ResponseStream {
        private let api: API
        private var isAccepting = false
        private(set) var bytes: [UInt8] = []
        private(set) var held = 0
        private(set) var waits = 0

        init(_ api: API) {
            self.api = api
        }

        func write(_ piece: UnsafeRawBufferPointer) {
            bytes += piece
            isAccepting = false
        }

        func isReady(within time: Duration) -> Bool {
            if time >= .seconds(1) {
                held = max(held, api.memory.inUse)
                waits += 1
                isAccepting = true
            }
            return isAccepting
        }
    }

    @Test func aSlowReaderKeepsNoLargeRowInMemory() throws {
        let fixture = try APIFixture()
        _ = try fixture.dataset(of: (0..<3).map { _ in DatasetItem.Content(input: Self.text(2 << 20)) })
        guard case .stream(let produce) = fixture.api.respond(to: request(fixture, "dataset_items", "")).body else {
            Issue.record("the page is not streamed")
            return
        }
        let stream = SlowStream(fixture.api)
        try produce(stream)
        #expect(stream.waits > 90)
        #expect(stream.held == 0)
        let page = try JSONValue(parsing: stream.bytes)
        #expect(page["results"]?.elements.map(\.compact.text) == rows(fixture, "dataset_items", 0..<3))
    }
}
