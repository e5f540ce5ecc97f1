import AssayDomain
import AssayStore
import Digest
import FastCGI
import JSON
import NginxSupport
import Testing

@testable import AssayAPI

/// An export is sent in pieces, so that its memory does not depend on its size.
@Suite struct ExportStreamTests {
    private func pieces(
        of dataset: Dataset, in fixture: APIFixture, _ output: String, _ onPiece: @escaping () -> Void = {}
    ) throws(StreamAborted) -> [Int] {
        let request = Request(
            method: "GET", path: "/api/projects/1/datasets/\(dataset.id)/items/export/", query: "output=\(output)", id: "1",
            headers: ["authorization": "Bearer \(fixture.secret.text)"], body: BytesBody([]))
        guard case .stream(let produce) = fixture.api.respond(to: request).body else { return [] }
        let stream = RecordingStream(onPiece)
        try produce(stream)
        return stream.pieces.map(\.count)
    }

    @Test(arguments: ["ndjson", "csv"])
    func aStoreThatFailsInTheMiddleEndsInNothingThatLooksWhole(output: String) throws {
        let fixture = try APIFixture()
        let dataset = try fixture.dataset(of: [DatasetItem.Content](repeating: .init(), count: 3000))
        #expect(try pieces(of: dataset, in: fixture, output).count > 2)
        #expect(throws: StreamAborted.self) { try pieces(of: dataset, in: fixture, output) { fixture.store.close() } }
    }

    @Test(arguments: ["ndjson", "csv"])
    func aHundredThousandItemsAreWrittenInManyPieces(output: String) throws {
        let fixture = try APIFixture()
        let content = DatasetItem.Content(input: JSONText(compact: "\"\(String(repeating: "x", count: 300))\""))
        let dataset = try fixture.dataset(of: [DatasetItem.Content](repeating: content, count: 100_000))
        let pieces = try pieces(of: dataset, in: fixture, output)
        #expect(pieces.reduce(0, +) > 30_000_000)
        #expect(try #require(pieces.max()) < 1 << 20)
    }

    @Test(arguments: ["ndjson", "csv"])
    func largeItemsMakeShorterPages(output: String) throws {
        let fixture = try APIFixture()
        let content = DatasetItem.Content(input: JSONText(compact: "\"\(String(repeating: "x", count: 3 << 20))\""))
        let dataset = try fixture.dataset(of: [DatasetItem.Content](repeating: content, count: 12))
        let pieces = try pieces(of: dataset, in: fixture, output)
        #expect(pieces.reduce(0, +) > 36 << 20)
        #expect(try #require(pieces.max()) < 10 << 20)
    }

    /// A slow client holds a stream; a project may hold only half of them.
    @Test func aProjectHasItsShareOfTheStreams() throws {
        var limits = API.Limits()
        limits.streams = 4
        let fixture = try APIFixture(limits: limits)
        let path = "/api/projects/1/datasets/\(try fixture.dataset().id)/items/export/"
        let request = Request(
            method: "GET", path: path, id: "1", headers: ["authorization": "Bearer \(fixture.secret.text)"], body: BytesBody([]))
        let open = [fixture.api.respond(to: request), fixture.api.respond(to: request)]
        #expect(open.map(\.status) == [200, 200])
        let refused = fixture.send("GET", path)
        #expect(refused.status == 429 && refused.headers["Retry-After"] == "10")
        #expect(refused["code"]?.string == "throttled")
        #expect(fixture.send("HEAD", path).status == 200)
        #expect(fixture.send("GET", "/api/projects/1/datasets/").status == 200)
        withExtendedLifetime(open) {}
    }

    @Test func aStreamThatEndedLeavesItsPlace() throws {
        var limits = API.Limits()
        limits.streams = 2
        let fixture = try APIFixture(limits: limits)
        let path = "/api/projects/1/datasets/\(try fixture.dataset().id)/items/export/"
        for _ in 0..<5 { #expect(fixture.send("GET", path).status == 200) }
    }
}
