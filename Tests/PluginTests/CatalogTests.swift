import AssayDomain
import Catalog
import EvaluatorKit
import Glibc
import JSON
import Testing

@Suite struct CatalogTests {
    private static let cards = Catalog.registry.cards

    @Test func listsWhatShips() {
        #expect(
            Self.cards.map(\.type) == [
                "contains", "exact_match", "hog", "json_valid", "levenshtein", "llm_judge", "numeric_match", "regex",
            ])
        #expect(Catalog.registry.providers == ["openai", "anthropic", "gemini", "openrouter", "fireworks"])
        #expect(Self.cards.filter(\.usesModel).map(\.type) == ["llm_judge"])
    }

    @Test(arguments: ["hog", "llm_judge"])
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
        let page = try #require(readme(of: type), "no README.md below Plugins begins with # \(type)")
        #expect(page.contains(card.summary))
        #expect(page.contains(card.config.example.text))
        for field in card.config.fields { #expect(page.contains("| `\(field.name)` |"), "\(field.name)") }
        for output in card.outputs { #expect(page.contains("`\(output.rawValue)`")) }
    }

    private func readme(of type: String) -> String? {
        let plugins = #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" } + "/Plugins"
        return ["Contains", "ExactMatch", "HogProgram", "JSONValid", "LLMJudge", "Levenshtein", "NumericMatch", "Regex"].lazy
            .compactMap { try? text(of: "\(plugins)/\($0)/README.md") }.first { $0.hasPrefix("# \(type)\n") }
    }

    private func text(of path: String) throws -> String {
        let file = try #require(fopen(path, "r"), "\(path)")
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 100_000)
        let count = fread(&bytes, 1, bytes.count, file)
        return String(decoding: bytes.prefix(count), as: UTF8.self)
    }
}

extension Evaluation.Definition {
    /// As a client sends it.
    static func sent(_ type: String, _ config: String, output: String = "boolean") -> Evaluation.Definition {
        Evaluation.Definition(
            type: type, config: JSONText(compact: config), outputType: output, outputConfig: .emptyObject, model: nil)
    }
}
