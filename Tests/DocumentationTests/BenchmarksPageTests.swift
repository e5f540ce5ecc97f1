import AssayDomain
import Catalog
import EvaluatorKit
import Foundation
import JSON
import NginxSupport
import ServedAssay
import Testing

/// The tables of docs/benchmarks.md are right, and its recipes give the figures that it says.
@Suite struct BenchmarksPageTests {
    private let page: DocumentationPage

    init() throws { page = try DocumentationPage("docs/benchmarks.md") }

    /// Texts that only some normalizations make equal.
    private static let texts = [
        "the tower", "The Tower!", "tower", "THE  tower\n", "to-wer", "“tower”", "«the» tower", "a", "an a", "an-a", "$5", "5", "the_fox",
        "fox", "ß", "SS", "ẞ", "ΟΔΟΣ", "οδος", "οδοσ", "İ", "i̇", "é", "e\u{301}", "a\u{1C}b", "a b", "（tower）", "don't", "dont",
    ]

    @Test func aNormalizationPresetStandsForItsKeys() throws {
        let rows = try page.section("Normalization presets").codeRows.filter { $0.count == 3 && $0[2].hasPrefix("{") }
        #expect(rows.map { $0[0] } == Self.choices(of: "preset"))
        for row in rows {
            let preset = try Self.judge("exact_match", #"{"preset":"\#(row[0])"}"#)
            let keys = try Self.judge("exact_match", row[2])
            for output in Self.texts {
                for expected in Self.texts {
                    let sample = Sample(output: Self.json(output), expected: Self.json(expected))
                    #expect(
                        try preset.judge(sample).answer == keys.judge(sample).answer, "\(row[0]): \(output) and \(expected)")
                }
            }
        }
    }

    @Test func anExtractionPresetFindsTheAnswerInItsExample() throws {
        let section = try page.section("Extraction presets")
        #expect(section.codeRows.map { $0[0] } == Self.choices(of: "extract_preset"))
        let examples = try section.blocks("json")[0].split(separator: "\n").map { try JSONValue(parsing: Array($0.utf8)) }
        #expect(Set(examples.compactMap { $0["preset"]?.string }) == Set(Self.choices(of: "extract_preset")))
        for example in examples {
            let preset = try #require(example["preset"]?.string)
            let judge = try Self.judge("exact_match", #"{"extract_preset":"\#(preset)"}"#)
            let verdict = try judge.judge(Sample(output: example["text"]?.compact, expected: example["answer"]?.compact))
            #expect(verdict.answer == .boolean(true), "\(preset): \(verdict.reasoning)")
        }
    }

    @Test func theExamplesOfSharedKeysHaveTheirResults() throws {
        let rows = try DocumentationPage("docs/text-evaluators.md").section("Examples").codeRows
        #expect(rows.count >= 15)
        for row in rows {
            let item = try JSONValue(parsing: Array(row[2].utf8))
            let sample = Sample(
                output: item["output"]?.compact, expected: item["expected"]?.compact, metadata: item["metadata"]?.compact)
            let judge = try Self.judge(row[0], row[1])
            #expect(Self.result(of: judge, on: sample) == row[3], "\(row)")
        }
    }

    private static func result(of judge: any Judge, on sample: Sample) -> String {
        do throws(EvaluationError) {
            switch try judge.judge(sample).answer {
            case .boolean(true): return "yes"
            case .boolean(false): return "no"
            default: return "another answer"
            }
        } catch {
            switch error {
            case .skipped(let reason, _): return "skipped: `\(reason)`"
            case .failed(let errorClass, _): return "error: `\(errorClass)`"
            case .interrupted: return "interrupted"
            }
        }
    }

    private static func choices(of key: String) -> [String] {
        EvaluatorCatalog.registry.card(for: "exact_match")?.config.fields.first { $0.name == key }?.choices ?? []
    }

    private static func json(_ text: String) -> JSONText { JSONWriter.text { $0.string(text) } }

    private static func judge(_ type: String, _ config: String) throws -> any Judge {
        let definition = Evaluation.Definition(
            type: type, config: JSONText(compact: config), outputType: "boolean", outputConfig: .emptyObject, model: nil)
        return try EvaluatorCatalog.registry.prepare(definition, from: .request).judge()
    }
}

extension BenchmarksPageTests {
    /// The folder with recorded outputs, beside the repository.
    private static let shared = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../../shared/data").standardized.path

    @Test(
        .enabled(if: Nginx.isInstalled, "nginx is not installed"),
        arguments: ["SQuAD", "NQ-open", "HotpotQA", "MMLU-Pro", "GSM8K", "BBH", "IFEval"])
    func aRecipePrintsWhatThePageSays(heading: String) throws {
        let recipe = try page.section(heading)
        let served = try AssayServer()
        let items = try recipe.blocks("json")[0]
        try items.write(to: served.directory.appendingPathComponent(Self.file(of: recipe)), atomically: false, encoding: .utf8)
        if recipe.text.contains("```hog\n") {
            let program = try recipe.blocks("hog")[0]
            try program.write(to: served.directory.appendingPathComponent("end.hog"), atomically: false, encoding: .utf8)
        }
        let output = try served.output(of: recipe.blocks("sh").joined())
        for printed in try recipe.blocks("") { #expect(output.contains(printed), "\(output)") }
    }

    /// - Parameter figures: that of each evaluation, in percent.
    @Test(
        .enabled(if: Nginx.isInstalled, "nginx is not installed"),
        .enabled(if: FileManager.default.fileExists(atPath: shared), "the recorded outputs are not beside the repository"),
        arguments: [
            ("SQuAD", "published/squad_v1_rnet.jsonl", 10_570, ["82.4693", "88.4779"]),
            ("NQ-open", "published/nq_open_fid.jsonl", 3_610, ["46.4820"]),
            ("HotpotQA", "published/hotpotqa_react.jsonl", 1_348, ["74.4807", nil]),
            ("MMLU-Pro", "published/mmlu_pro_llama31_8b.jsonl", 1_831, ["48.2250", "48.2250"]),
            ("GSM8K", "gsm8k/175b_verification.jsonl", 1_319, ["56.2547"]),
            ("GSM8K", "gsm8k/6b_finetuning.jsonl", 1_319, ["21.6831"]),
        ] as [(String, String, Int, [String?])])
    func aRecipeGivesThePublishedFigures(heading: String, file: String, count: Int, figures: [String?]) throws {
        let recipe = try page.section(heading)
        let served = try AssayServer()
        let script = try recipe.blocks("sh").joined().replacing(/(?m)^assay run .*$/) { "\($0.output) --json >run.json 2>/dev/null" }
        let run = try served.output(of: "cp '\(Self.shared)/\(file)' \(Self.file(of: recipe))\n(\(script)) >/dev/null 2>&1\ncat run.json")
        let summary = try JSONValue(parsing: Array(run.utf8))["summary"]?.elements ?? []
        try #require(summary.count == figures.count)
        for (evaluation, figure) in zip(summary, figures) {
            #expect(evaluation["verdict"]?.integer == count)
            guard let figure else { continue }
            let share = try #require(evaluation["mean"]?.double ?? evaluation["pass_rate"]?.double)
            #expect(String(format: "%.4f", 100 * share) == figure)
            #expect(recipe.text.contains("\(figure) %"))
        }
    }

    /// The file that a recipe imports.
    private static func file(of recipe: DocumentationPage) throws -> String {
        String(try #require(recipe.text.firstMatch(of: /assay import \S+ (\S+)/)).output.1)
    }
}
