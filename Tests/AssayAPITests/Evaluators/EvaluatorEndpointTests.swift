import Catalog
import EvaluatorKit
import JSON
import Testing

@testable import AssayAPI

@Suite struct EvaluatorEndpointTests {
    private let fixture: APIFixture

    init() throws {
        fixture = try APIFixture()
    }

    private func cards(_ query: String = "") throws -> [JSONValue] {
        try #require(fixture.send("GET", "/api/projects/1/evaluators/\(query)")["results"]).elements
    }

    @Test func everyEvaluatorHasACard() throws {
        #expect(try cards().map { $0["type"]?.string } == EvaluatorCatalog.registry.cards.map(\.type))
        for card in try cards() {
            #expect(
                card.members.map(\.key) == [
                    "type", "summary", "version", "source", "health", "outputs", "config_schema", "example",
                ])
        }
    }

    @Test func theExampleOfACardMakesAnEvaluation() throws {
        for card in try cards() {
            let (type, output) = (card["type"]?.compact.text ?? "", card["outputs"]?.elements.first?.compact.text ?? "")
            let example = card["example"]?.compact.text ?? ""
            let made = fixture.send(
                "POST", "/api/projects/1/evaluations/",
                #"{"name":"n","evaluation_type":\#(type),"output_type":\#(output),"evaluation_config":\#(example)}"#
            )
            #expect(made.status == 201, "\(made.text)")
        }
    }

    @Test(arguments: [("regex", "ok"), ("json_valid", "ok"), ("hog", "ok"), ("llm_judge", "unavailable")])
    func healthSaysWhetherItCanRun(type: String, health: String) throws {
        let card = try #require(try cards().first { $0["type"]?.string == type })
        #expect(card["health"]?.string == health)
    }

    @Test func theyComeInPages() throws {
        let page = fixture.send("GET", "/api/projects/1/evaluators/?limit=2&offset=1")
        #expect(page["count"]?.integer == EvaluatorCatalog.registry.cards.count)
        #expect(page["results"]?.elements.map { $0["type"]?.string } == EvaluatorCatalog.registry.cards[1...2].map(\.type))
        #expect(try cards("?offset=100").isEmpty)
    }
}
