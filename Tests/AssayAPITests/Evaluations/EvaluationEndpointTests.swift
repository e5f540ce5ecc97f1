import AssayDomain
import AssayStore
import JSON
import Testing

@testable import AssayAPI

@Suite struct EvaluationEndpointTests {
    private let fixture: APIFixture
    private let id: ID<Evaluation>
    private var detail: String { "/api/projects/1/evaluations/\(id)/" }

    init() throws {
        fixture = try APIFixture()
        let made = fixture.send(
            "POST", "/api/projects/1/evaluations/",
            #"{"name":"starts","evaluation_type":"regex","output_type":"boolean","evaluation_config":{"pattern":"^A"}}"#)
        id = try #require(made["id"]?.string.flatMap { ID<Evaluation>($0) })
    }

    private func version() throws -> Int? { try fixture.store.evaluation(id, in: 1)?.version }

    @Test func onlyAChangedDefinitionMakesAVersion() throws {
        _ = fixture.send("PATCH", detail, #"{"name":"n","enabled":true,"evaluation_config":{"pattern":"^A","x":1}}"#)
        #expect(try version() == 1)
        _ = fixture.send("PATCH", detail, #"{"evaluation_config":{"pattern":"^B"}}"#)
        #expect(try version() == 2)
    }

    @Test func aRefusedChangeLeavesEverythingAsItWas() throws {
        let before = fixture.send("GET", detail).text
        let refused = fixture.send("PATCH", detail, #"{"name":"n","evaluation_config":{"pattern":"("}}"#)
        #expect(refused.status == 400)
        #expect(refused["attr"]?.string == "config")
        #expect(fixture.send("GET", detail).text == before)
    }

    @Test func whatASlimListShowsIsNotWhatDetailShows() throws {
        let list = fixture.send("GET", "/api/projects/1/evaluations/", headers: ["x-posthog-client": "mcp"])
        let row = try #require(list["results"]?.elements.first)
        #expect(row["name"]?.string == "starts")
        #expect(row["conditions"] == nil)
        #expect(fixture.send("GET", detail, headers: ["x-posthog-client": "mcp"])["conditions"]?.compact == .emptyArray)
    }

    @Test(arguments: [("regex", 1), ("hog", 0), ("", 1)])
    func listsAreFilteredByType(type: String, count: Int) throws {
        #expect(fixture.send("GET", "/api/projects/1/evaluations/?evaluation_type=\(type)")["count"]?.integer == count)
    }

    @Test func anUnknownOneIsNotFoundWhateverTheBodySays() throws {
        #expect(fixture.send("PATCH", "/api/projects/1/evaluations/\(ID<Evaluation>.new())/", #"{"name":null}"#).status == 404)
    }
}
