import AssayDomain
import AssayStore
import Digest
import FastCGI
import JSON
import Testing

@testable import AssayAPI

/// Pages that are larger than what is read at a time.
@Suite struct LargePageTests {
    private static func text(_ size: Int) -> JSONText { JSONText(compact: "\"\(String(repeating: "é", count: size / 2))\"") }

    private func request(_ house: APIFixture, _ list: String, _ query: String) -> Request {
        Request(
            method: "GET", path: "/api/projects/1/\(list)/", query: query, id: "1",
            headers: ["authorization": "Bearer \(house.secret.text)"],
            body: BytesBody([]))
    }

    private func pieces(_ house: APIFixture, _ list: String, _ query: String) throws -> [[UInt8]] {
        guard case .stream(let produce) = house.api.respond(to: request(house, list, query)).body else { return [] }
        let pieces = Pieces()
        try produce(pieces)
        return pieces.all
    }

    /// The same rows, asked for one by one.
    private func rows(_ house: APIFixture, _ list: String, _ numbers: Range<Int>) -> [String] {
        numbers.map { number in
            let page = house.send("GET", "/api/projects/1/\(list)/?limit=1&offset=\(number)")
            return page["results"]?.elements.first?.compact.text ?? "none"
        }
    }

    private func expectPage(_ house: APIFixture, _ list: String, rows count: Int, largest: Int) throws {
        let pieces = try pieces(house, list, "limit=\(count)&offset=1")
        #expect(pieces.count > 2)
        #expect(try #require(pieces.map(\.count).max()) < largest)
        let page = try JSONValue(parsing: Array(pieces.joined()))
        #expect(page.members.map(\.key) == ["count", "next", "previous", "results"])
        #expect(page["count"]?.integer == count + 2)
        #expect(page["next"]?.string == "http://localhost/api/projects/1/\(list)/?limit=\(count)&offset=\(count + 1)")
        #expect(page["previous"]?.string == "http://localhost/api/projects/1/\(list)/?limit=\(count)")
        #expect(page["results"]?.elements.map(\.compact.text) == rows(house, list, 1..<count + 1))
        #expect(house.api.memory.inUse == 0)
    }

    @Test(arguments: [(size: 60_000, largest: 800_000), (size: 3 << 20, largest: 800_000)])
    func itemsAreSentPieceByPiece(size: Int, largest: Int) throws {
        let house = try APIFixture()
        let small = DatasetItem.Content(input: Self.text(10))
        let large = DatasetItem.Content(input: Self.text(size), metadata: JSONText(compact: "{\"a\":1}"))
        _ = try house.dataset(of: (0..<22).map { $0 % 3 == 1 ? small : large })
        try expectPage(house, "dataset_items", rows: 20, largest: largest)
    }

    @Test func datasetsAreSentPieceByPiece() throws {
        let house = try APIFixture()
        for size in [100_000, 10, 700_000, 3 << 20, 10, 100_000, 2 << 20, 10] {
            _ = try house.store.createDataset(NewDataset(name: "d", metadata: Self.text(size)), in: 1, by: house.user)
        }
        try expectPage(house, "datasets", rows: 6, largest: 1_000_000)
    }

    @Test func evaluationsAreSentPieceByPiece() throws {
        let house = try APIFixture()
        for number in 0..<8 {
            let text = String(repeating: "x", count: 200_000)
            let body =
                #"{"name":"e\#(number)","description":"\#(text)","evaluation_type":"contains","evaluation_config":{"text":"x"},"output_type":"boolean"}"#
            #expect(house.send("POST", "/api/projects/1/evaluations/", body).status == 201)
        }
        try expectPage(house, "evaluations", rows: 6, largest: 800_000)
    }

    /// Takes a piece of 64 KiB now and then, and notes what the API holds while it waits.
    private final class SlowStream: ResponseStream {
        private let api: API
        private var takesMore = false
        private(set) var bytes: [UInt8] = []
        private(set) var held = 0
        private(set) var waits = 0

        init(_ api: API) {
            self.api = api
        }

        func write(_ piece: UnsafeRawBufferPointer) {
            bytes += piece
            takesMore = false
        }

        func isReady(within time: Duration) -> Bool {
            if time >= .seconds(1) {
                held = max(held, api.memory.inUse)
                waits += 1
                takesMore = true
            }
            return takesMore
        }
    }

    @Test func aSlowReaderKeepsNoLargeRowInMemory() throws {
        let house = try APIFixture()
        _ = try house.dataset(of: (0..<3).map { _ in DatasetItem.Content(input: Self.text(2 << 20)) })
        guard case .stream(let produce) = house.api.respond(to: request(house, "dataset_items", "")).body else {
            Issue.record("the page is not streamed")
            return
        }
        let stream = SlowStream(house.api)
        try produce(stream)
        #expect(stream.waits > 90)
        #expect(stream.held == 0)
        let page = try JSONValue(parsing: stream.bytes)
        #expect(page["results"]?.elements.map(\.compact.text) == rows(house, "dataset_items", 0..<3))
    }
}
