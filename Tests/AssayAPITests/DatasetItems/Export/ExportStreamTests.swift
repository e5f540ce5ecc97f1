import AssayDomain
import FastCGI
import JSON
import NginxSupport
import Testing

@testable import AssayAPI

/// An export goes out in pieces: what is in memory at a time does not depend on how much there is.
@Suite struct ExportStreamTests {
    private func pieces(
        of dataset: Dataset, in house: House, _ output: String, _ onPiece: () -> Void = {}
    ) throws(ClientGone) -> [Int] {
        let request = Request(
            method: "GET", path: "/api/projects/1/datasets/\(dataset.id)/items/export/", query: "output=\(output)", id: "1",
            headers: ["authorization": "Bearer \(house.secret.text)"], body: BytesBody([]))
        guard case .stream(let produce) = house.api.respond(to: request).body else { return [] }
        var pieces: [Int] = []
        try produce { (piece) throws(ClientGone) in
            pieces.append(piece.count)
            onPiece()
        }
        return pieces
    }

    @Test(arguments: ["ndjson", "csv"])
    func aStoreThatFailsInTheMiddleEndsInNothingThatLooksWhole(output: String) throws {
        let house = try House()
        let dataset = try house.dataset(of: [DatasetItem.Content](repeating: .init(), count: 3000))
        #expect(try pieces(of: dataset, in: house, output).count > 2)
        #expect(throws: ClientGone.self) { try pieces(of: dataset, in: house, output) { house.store.close() } }
    }

    @Test(arguments: ["ndjson", "csv"])
    func aHundredThousandItemsAreWrittenInManyPieces(output: String) throws {
        let house = try House()
        let content = DatasetItem.Content(input: JSONText(compact: "\"\(String(repeating: "x", count: 300))\""))
        let dataset = try house.dataset(of: [DatasetItem.Content](repeating: content, count: 100_000))
        let pieces = try pieces(of: dataset, in: house, output)
        #expect(pieces.reduce(0, +) > 30_000_000)
        #expect(try #require(pieces.max()) < 1 << 20)
    }

    @Test(arguments: ["ndjson", "csv"])
    func largeItemsMakeShorterPages(output: String) throws {
        let house = try House()
        let content = DatasetItem.Content(input: JSONText(compact: "\"\(String(repeating: "x", count: 3 << 20))\""))
        let dataset = try house.dataset(of: [DatasetItem.Content](repeating: content, count: 12))
        let pieces = try pieces(of: dataset, in: house, output)
        #expect(pieces.reduce(0, +) > 36 << 20)
        #expect(try #require(pieces.max()) < 10 << 20)
    }
}
