import AssayDomain
import AssayStore
import Digest
import FastCGI
import JSON
import NginxSupport
import Testing

@testable import AssayAPI

/// An export goes out in pieces: what is in memory at a time does not depend on how much there is.
@Suite struct ExportStreamTests {
    private func pieces(
        of dataset: Dataset, in house: APIFixture, _ output: String, _ onPiece: @escaping () -> Void = {}
    ) throws(StreamAborted) -> [Int] {
        let request = Request(
            method: "GET", path: "/api/projects/1/datasets/\(dataset.id)/items/export/", query: "output=\(output)", id: "1",
            headers: ["authorization": "Bearer \(house.secret.text)"], body: BytesBody([]))
        guard case .stream(let produce) = house.api.respond(to: request).body else { return [] }
        let pieces = Pieces(onPiece)
        try produce(pieces)
        return pieces.all.map(\.count)
    }

    @Test(arguments: ["ndjson", "csv"])
    func aStoreThatFailsInTheMiddleEndsInNothingThatLooksWhole(output: String) throws {
        let house = try APIFixture()
        let dataset = try house.dataset(of: [DatasetItem.Content](repeating: .init(), count: 3000))
        #expect(try pieces(of: dataset, in: house, output).count > 2)
        #expect(throws: StreamAborted.self) { try pieces(of: dataset, in: house, output) { house.store.close() } }
    }

    @Test(arguments: ["ndjson", "csv"])
    func aHundredThousandItemsAreWrittenInManyPieces(output: String) throws {
        let house = try APIFixture()
        let content = DatasetItem.Content(input: JSONText(compact: "\"\(String(repeating: "x", count: 300))\""))
        let dataset = try house.dataset(of: [DatasetItem.Content](repeating: content, count: 100_000))
        let pieces = try pieces(of: dataset, in: house, output)
        #expect(pieces.reduce(0, +) > 30_000_000)
        #expect(try #require(pieces.max()) < 1 << 20)
    }

    @Test(arguments: ["ndjson", "csv"])
    func largeItemsMakeShorterPages(output: String) throws {
        let house = try APIFixture()
        let content = DatasetItem.Content(input: JSONText(compact: "\"\(String(repeating: "x", count: 3 << 20))\""))
        let dataset = try house.dataset(of: [DatasetItem.Content](repeating: content, count: 12))
        let pieces = try pieces(of: dataset, in: house, output)
        #expect(pieces.reduce(0, +) > 36 << 20)
        #expect(try #require(pieces.max()) < 10 << 20)
    }

    /// A client that reads slowly keeps its stream, and neither its project nor the others lose all of them to it.
    @Test func aProjectHasItsShareOfTheStreams() throws {
        var limits = API.Limits()
        limits.streams = 4
        let house = try APIFixture(limits: limits)
        let path = "/api/projects/1/datasets/\(try house.dataset().id)/items/export/"
        let request = Request(
            method: "GET", path: path, id: "1", headers: ["authorization": "Bearer \(house.secret.text)"], body: BytesBody([]))
        let open = [house.api.respond(to: request), house.api.respond(to: request)]
        #expect(open.map(\.status) == [200, 200])
        let refused = house.send("GET", path)
        #expect(refused.status == 429 && refused.headers["Retry-After"] == "10")
        #expect(refused["code"]?.string == "throttled")
        #expect(house.send("HEAD", path).status == 200)
        #expect(house.send("GET", "/api/projects/1/datasets/").status == 200)
        withExtendedLifetime(open) {}
    }

    @Test func aStreamThatEndedLeavesItsPlace() throws {
        var limits = API.Limits()
        limits.streams = 2
        let house = try APIFixture(limits: limits)
        let path = "/api/projects/1/datasets/\(try house.dataset().id)/items/export/"
        for _ in 0..<5 { #expect(house.send("GET", path).status == 200) }
    }
}
