import AssayDomain
import FastCGI
import JSON
import NginxSupport
import Testing

@testable import AssayAPI

/// An export goes out in pieces: what is in memory at a time does not depend on how much there is.
@Suite struct ExportMemoryTests {
    private func pieces(of response: Response) throws -> [Int] {
        guard case .stream(let produce) = response.body else { return [] }
        var pieces: [Int] = []
        try produce { (piece) throws(ClientGone) in pieces.append(piece.count) }
        return pieces
    }

    private func pieces(of dataset: Dataset, in house: House, _ output: String) throws -> [Int] {
        let request = Request(
            method: "GET", path: "/api/projects/1/datasets/\(dataset.id)/items/export/", query: "output=\(output)", id: "1",
            headers: ["authorization": "Bearer \(house.secret.text)"], body: BytesBody([]))
        return try pieces(of: house.api.respond(to: request))
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
