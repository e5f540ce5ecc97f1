import AssayDomain
import Catalog
import EvaluatorKit
import JSON
import Testing

@Suite struct CatalogTests {
    private static let cards = Catalog.registry.cards
    private static let readmes = PluginFolders.readmes

    @Test func listsEveryFolder() {
        let titles = Self.readmes.map { $0.split(separator: "\n").first ?? "" }
        #expect(titles.sorted() == Self.cards.map { "# \($0.type)" })
    }

    @Test func listsWhatPeopleRelyOn() {
        let promised = [
            "contains", "contains_all", "contains_any", "exact_match", "f1", "hog", "json_valid", "length", "levenshtein", "llm_judge",
            "numeric_match", "regex", "starts_with", "word_count",
        ]
        #expect(Set(Self.cards.map(\.type)).isSuperset(of: promised))
        #expect(Catalog.registry.providers == ["openai", "anthropic", "gemini", "openrouter", "fireworks"])
        #expect(Catalog.registry.card(for: "llm_judge")?.usesModel == true)
    }

    @Test(arguments: ["llm_judge"])
    func refusesToJudgeWithWhatOnlyCanBeStored(type: String) throws {
        let card = try #require(Catalog.registry.card(for: type))
        let error = #expect(throws: ConfigError.self) { try Catalog.registry.judge(for: .sent(type, card.config.example.text)) }
        #expect(error?.kind == .notExecutable)
        #expect(error?.sentence.hasSuffix(" yet.") == true)
    }

    @Test func namesAnUnsupportedCombination() {
        let error = #expect(throws: ConfigError.self) { try Catalog.registry.normalise(.sent("hog", "{}", output: "sentiment")) }
        #expect(error?.sentence == "Unsupported combination: hog + sentiment")
    }

    /// A README says what the card says: a key or an example that changes on the card changes on the page too.
    @Test(arguments: cards.map(\.type))
    func isExplainedInAREADME(type: String) throws {
        let card = try #require(Catalog.registry.card(for: type))
        let page = try #require(Self.readmes.first { $0.hasPrefix("# \(type)\n") })
        #expect(page.contains(card.summary))
        #expect(page.contains(card.config.example.text))
        for field in card.config.fields { #expect(page.contains("| `\(field.name)` |"), "\(field.name)") }
        for output in card.outputs { #expect(page.contains("`\(output.rawValue)`")) }
    }
}

extension Evaluation.Definition {
    /// As a client sends it.
    static func sent(_ type: String, _ config: String, output: String = "boolean") -> Evaluation.Definition {
        Evaluation.Definition(
            type: type, config: JSONText(compact: config), outputType: output, outputConfig: .emptyObject, model: nil)
    }
}
