import AssayDomain
import FastCGI
import JSON
import Testing

@testable import AssayAPI

@Suite struct MemoryBudgetTests {
    private static let datasets = "/api/projects/1/datasets/"

    private func house(memory: Int = 8 << 20, scopes: [String] = ["*"]) throws -> APIFixture {
        var limits = API.Limits()
        limits.memory = memory
        return try APIFixture(limits: limits, scopes: scopes)
    }

    /// All of the budget, or part of it, in the hands of another request.
    private func taken(_ bytes: Int, of house: APIFixture) throws -> MemoryReservation {
        let share = MemoryReservation(of: house.api.memory)
        try share.grow(by: bytes)
        return share
    }

    private static func dataset(ofSize size: Int) -> String { #"{"name":"d","description":"\#(String(repeating: "x", count: size))"}"# }

    @Test func largeBodiesShareABudget() throws {
        let house = try house()
        var other: MemoryReservation? = try taken(8 << 20, of: house)
        let refused = house.send("POST", Self.datasets, Self.dataset(ofSize: 100_000))
        #expect(refused.status == 503 && refused.headers["Retry-After"] == "1")
        #expect(refused["type"]?.string == "server_error" && refused["error_event_id"]?.string == "request-1")
        #expect(house.send("POST", Self.datasets, Self.dataset(ofSize: 1000)).status == 201)
        withExtendedLifetime(other) {}
        other = nil
        #expect(house.send("POST", Self.datasets, Self.dataset(ofSize: 100_000)).status == 201)
        #expect(house.api.memory.inUse == 0)
    }

    @Test func oneThatIsLargerThanTheBudgetFitsAlone() throws {
        let house = try house(memory: 1 << 20)
        #expect(house.send("POST", Self.datasets, Self.dataset(ofSize: 1 << 20)).status == 201)
        #expect(house.api.memory.inUse == 0)
    }

    /// What the parser notes of many small values is more than their text.
    @Test func manyValuesCountForMoreThanTheirText() throws {
        let house = try house()
        let other = try taken(6 << 20, of: house)
        let metadata = "[" + Array(repeating: "1", count: 100_000).joined(separator: ",") + "]"
        #expect(house.send("POST", Self.datasets, #"{"name":"d","metadata":\#(metadata)}"#).status == 503)
        #expect(house.send("POST", Self.datasets, Self.dataset(ofSize: metadata.utf8.count)).status == 201)
        withExtendedLifetime(other) {}
    }

    /// Says that it is read.
    private final class WatchedBody: RequestBody {
        let length: Int
        private(set) var wasRead = false

        init(length: Int) {
            self.length = length
        }

        func read(into buffer: UnsafeMutableRawBufferPointer) throws(BodyError) -> Int {
            wasRead = true
            throw .incomplete
        }
    }

    @Test(arguments: [
        (scopes: ["dataset:read"], type: "application/json", status: 403), (scopes: ["*"], type: "text/plain", status: 415),
        (scopes: ["*"], type: "application/json", status: 503),
    ])
    func whatIsRefusedIsNotRead(scopes: [String], type: String, status: Int) throws {
        let house = try house(scopes: scopes)
        let other = try taken(8 << 20, of: house)
        let body = WatchedBody(length: 1 << 20)
        #expect(house.send("POST", Self.datasets, type: type, body: body).status == status)
        #expect(!body.wasRead)
        withExtendedLifetime(other) {}
    }

    @Test func aLargeAnswerNeedsRoomAndAHeadOfAListNone() throws {
        let house = try house()
        let content = DatasetItem.Content(input: JSONText(compact: "\"\(String(repeating: "x", count: 3 << 20))\""))
        let dataset = try house.dataset(of: [content])
        let list = "/api/projects/1/dataset_items/?dataset=\(dataset.id)"
        let id = try #require(house.send("GET", list)["results"]?.elements.first?["id"]?.string)
        let item = "/api/projects/1/dataset_items/\(id)/"
        #expect(house.send("GET", item).text.utf8.count > 3 << 20)
        let other = try taken(8 << 20, of: house)
        #expect(house.send("GET", item).status == 503)
        let head = house.send("HEAD", list)
        #expect(head.status == 200 && head.text == "")
        withExtendedLifetime(other) {}
    }
}
