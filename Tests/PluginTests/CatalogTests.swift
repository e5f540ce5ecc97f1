import AssayDomain
import Catalog
import EvaluatorKit
import Glibc
import JSON
import Testing

@Suite struct CatalogTests {
    private static let cards = EvaluatorCatalog.registry.cards
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
        #expect(EvaluatorCatalog.registry.providers == ["openai", "anthropic", "gemini", "openrouter", "fireworks"])
        #expect(EvaluatorCatalog.registry.card(for: "llm_judge")?.usesModel == true)
    }

    @Test(arguments: ["llm_judge"])
    func refusesToJudgeWithWhatOnlyCanBeStored(type: String) throws {
        let card = try #require(EvaluatorCatalog.registry.card(for: type))
        let prepared = try EvaluatorCatalog.registry.prepare(.sent(type, card.config.example.text), from: .request)
        let error = #expect(throws: ConfigError.self) { try prepared.judge() }
        #expect(error?.kind == .notExecutable)
        #expect(error?.sentence.hasSuffix(" yet.") == true)
    }

    @Test func namesAnUnsupportedCombination() {
        let error = #expect(throws: ConfigError.self) {
            try EvaluatorCatalog.registry.prepare(.sent("hog", "{}", output: "sentiment"), from: .request)
        }
        #expect(error?.sentence == "Unsupported combination: hog + sentiment")
    }

    /// Every README agrees with its card: whoever changes the card must change the README.
    @Test(arguments: cards.map(\.type))
    func isExplainedInAREADME(type: String) throws {
        let card = try #require(EvaluatorCatalog.registry.card(for: type))
        let page = try #require(Self.readmes.first { $0.hasPrefix("# \(type)\n") })
        #expect(page.contains(card.summary))
        #expect(page.contains(card.config.example.text))
        for field in card.config.fields { #expect(page.contains("| `\(field.name)` |"), "\(field.name)") }
        for output in card.outputs { #expect(page.contains("`\(output.rawValue)`")) }
    }
}

extension Evaluation.Definition {
    /// A definition as a client sends it.
    static func sent(_ type: String, _ config: String, output: String = "boolean") -> Evaluation.Definition {
        Evaluation.Definition(
            type: type, config: JSONText(compact: config), outputType: output, outputConfig: .emptyObject, model: nil)
    }
}

/// The folders in `Plugins/` on disk.
private enum PluginFolders {
    /// The text of each README; empty if a folder has none.
    static let readmes = names.map { text(of: "\(plugins)/\($0)/README.md") }

    private static let plugins = #filePath.split(separator: "/").dropLast(3).map { "/\($0)" }.joined() + "/Plugins"

    /// All folders except `Catalog`.
    private static var names: [String] {
        guard let folder = opendir(plugins) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix("."), name != "Catalog" { names.append(name) }
        }
        return names
    }

    private static func text(of path: String) -> String {
        guard let file = fopen(path, "r") else { return "" }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 100_000)
        let count = fread(&bytes, 1, bytes.count, file)
        return String(decoding: bytes.prefix(count), as: UTF8.self)
    }
}
