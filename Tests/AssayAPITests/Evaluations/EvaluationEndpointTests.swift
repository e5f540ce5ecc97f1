import AssayDomain
import AssayStore
import JSON
import Testing

@testable import AssayAPI

@Suite struct EvaluationEndpointTests {
    private let house: APIFixture
    private let id: ID<Evaluation>
    private var detail: String { "/api/projects/1/evaluations/\(id)/" }

    init() throws {
        house = try APIFixture()
        let made = house.send(
            "POST", "/api/projects/1/evaluations/",
            #"{"name":"starts","evaluation_type":"regex","output_type":"boolean","evaluation_config":{"pattern":"^A"}}"#)
        id = try #require(made["id"]?.string.flatMap { ID<Evaluation>($0) })
    }

    private func version() throws -> Int? { try house.store.evaluation(id, in: 1)?.version }

    @Test func onlyAChangedDefinitionMakesAVersion() throws {
        _ = house.send("PATCH", detail, #"{"name":"n","enabled":true,"evaluation_config":{"pattern":"^A","x":1}}"#)
        #expect(try version() == 1)
        _ = house.send("PATCH", detail, #"{"evaluation_config":{"pattern":"^B"}}"#)
        #expect(try version() == 2)
    }

    @Test func aRefusedChangeLeavesEverythingAsItWas() throws {
        let before = house.send("GET", detail).text
        let refused = house.send("PATCH", detail, #"{"name":"n","evaluation_config":{"pattern":"("}}"#)
        #expect(refused.status == 400)
        #expect(refused["attr"]?.string == "config")
        #expect(house.send("GET", detail).text == before)
    }

    @Test func whatASlimListShowsIsNotWhatDetailShows() throws {
        let list = house.send("GET", "/api/projects/1/evaluations/", headers: ["x-posthog-client": "mcp"])
        let row = try #require(list["results"]?.elements.first)
        #expect(row["name"]?.string == "starts")
        #expect(row["conditions"] == nil)
        #expect(house.send("GET", detail, headers: ["x-posthog-client": "mcp"])["conditions"]?.compact == .emptyArray)
    }

    @Test(arguments: [("regex", 1), ("hog", 0), ("", 1)])
    func listsAreFilteredByType(type: String, count: Int) throws {
        #expect(house.send("GET", "/api/projects/1/evaluations/?evaluation_type=\(type)")["count"]?.integer == count)
    }

    @Test func anUnknownOneIsNotFoundWhateverTheBodySays() throws {
        #expect(house.send("PATCH", "/api/projects/1/evaluations/\(ID<Evaluation>.new())/", #"{"name":null}"#).status == 404)
    }
}
