import AssayDomain
import FastCGI
import JSON
import Testing

@testable import AssayAPI

@Suite struct MemoryBudgetTests {
    private static let datasets = "/api/projects/1/datasets/"

    private func fixture(memory: Int = 8 << 20, scopes: [String] = ["*"]) throws -> APIFixture {
        var limits = API.Limits()
        limits.memory = memory
        return try APIFixture(limits: limits, scopes: scopes)
    }

    /// Memory that another request has reserved.
    private func reserve(_ bytes: Int, of fixture: APIFixture) throws -> MemoryReservation {
        let reservation = MemoryReservation(of: fixture.api.memory)
        try reservation.grow(by: bytes)
        return reservation
    }

    private static func dataset(ofSize size: Int) -> String { #"{"name":"d","description":"\#(String(repeating: "x", count: size))"}"# }

    @Test func largeBodiesShareABudget() throws {
        let fixture = try fixture()
        var other: MemoryReservation? = try reserve(8 << 20, of: fixture)
        let refused = fixture.send("POST", Self.datasets, Self.dataset(ofSize: 100_000))
        #expect(refused.status == 503 && refused.headers["Retry-After"] == "1")
        #expect(refused["type"]?.string == "server_error" && refused["error_event_id"]?.string == "request-1")
        #expect(fixture.send("POST", Self.datasets, Self.dataset(ofSize: 1000)).status == 201)
        withExtendedLifetime(other) {}
        other = nil
        #expect(fixture.send("POST", Self.datasets, Self.dataset(ofSize: 100_000)).status == 201)
        #expect(fixture.api.memory.inUse == 0)
    }

    @Test func oneThatIsLargerThanTheBudgetFitsAlone() throws {
        let fixture = try fixture(memory: 1 << 20)
        #expect(fixture.send("POST", Self.datasets, Self.dataset(ofSize: 1 << 20)).status == 201)
        #expect(fixture.api.memory.inUse == 0)
    }

    /// The parser's nodes of many small values are larger than their text.
    @Test func manyValuesCountForMoreThanTheirText() throws {
        let fixture = try fixture()
        let other = try reserve(6 << 20, of: fixture)
        let metadata = "[" + Array(repeating: "1", count: 100_000).joined(separator: ",") + "]"
        #expect(fixture.send("POST", Self.datasets, #"{"name":"d","metadata":\#(metadata)}"#).status == 503)
        #expect(fixture.send("POST", Self.datasets, Self.dataset(ofSize: metadata.utf8.count)).status == 201)
        withExtendedLifetime(other) {}
    }

    /// Records whether it is read.
    private final class TrackedBody: RequestBody {
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
        let fixture = try fixture(scopes: scopes)
        let other = try reserve(8 << 20, of: fixture)
        let body = TrackedBody(length: 1 << 20)
        #expect(fixture.send("POST", Self.datasets, type: type, body: body).status == status)
        #expect(!body.wasRead)
        withExtendedLifetime(other) {}
    }

    @Test func aLargeAnswerNeedsRoomAndAHeadOfAListNone() throws {
        let fixture = try fixture()
        let content = DatasetItem.Content(input: JSONText(compact: "\"\(String(repeating: "x", count: 3 << 20))\""))
        let dataset = try fixture.dataset(of: [content])
        let list = "/api/projects/1/dataset_items/?dataset=\(dataset.id)"
        let id = try #require(fixture.send("GET", list)["results"]?.elements.first?["id"]?.string)
        let item = "/api/projects/1/dataset_items/\(id)/"
        #expect(fixture.send("GET", item).text.utf8.count > 3 << 20)
        let other = try reserve(8 << 20, of: fixture)
        #expect(fixture.send("GET", item).status == 503)
        let head = fixture.send("HEAD", list)
        #expect(head.status == 200 && head.text == "")
        withExtendedLifetime(other) {}
    }
}
