import AssayDomain
import EvaluatorKit
import EvaluatorKitTesting
import ExactMatch
import F1
import JSON
import PythonSupport
import Testing

/// Published scripts, re-implemented in Python, give the same texts, verdicts and scores.
@Suite(.enabled("python3 is not installed") { PythonEnvironment.system != nil })
struct NormalizationAgreementTests {
    @Test(arguments: [NormalizationPreset.squad, .mlqa])
    func aPresetHasTheTextsOfItsScript(preset: NormalizationPreset) throws {
        #expect(try Self.differences(preset.normalization, preset.rawValue) == [])
    }

    /// Their scripts have the function of SQuAD's first script.
    @Test(arguments: [NormalizationPreset.squad2, .hotpotqa, .quasiExact])
    func aPresetHasTheTextsOfSQuADs(preset: NormalizationPreset) {
        #expect(preset.normalization == NormalizationPreset.squad.normalization)
    }

    @Test(arguments: [
        (#"{"ignore_case":"lower"}"#, "lower"), (#"{"unicode":"nfc"}"#, "nfc"), (#"{"unicode":"nfkc"}"#, "nfkc"),
        (#"{"ignore_case":"lower","ignore_punctuation":"ascii"}"#, "lower without ascii"),
        (#"{"ignore_case":"lower","ignore_punctuation":"unicode"}"#, "lower without unicode"),
        (#"{"ignore_articles":"en"}"#, "without articles"),
        (#"{"unicode":"nfkc","preset":"squad"}"#, "squad of nfkc"),
    ])
    func aKeyIsWhatPythonDoes(config: String, texts: String) throws {
        let options = try JSONValue(parsing: Array(config.utf8)).decode(as: TextOptions.self)
        #expect(try Self.differences(options.normalization, texts) == [])
    }

    @Test(arguments: [NormalizationPreset.squad, .mlqa, .quasiExact])
    func exactMatchHasTheVerdictsOfItsScript(preset: NormalizationPreset) throws {
        let judge = try ExactMatchEvaluator.ready(#"{"preset":"\#(preset.rawValue)"}"#)
        var (yes, differences) = (0, [String]())
        for pair in try PythonNormalizer.pairs.get() {
            let published = try #require(pair["exact_match"]?[preset.rawValue]?.boolean as Bool?)
            let verdict = try judge.judge(Self.sample(pair))
            if verdict.answer != .boolean(published) { differences.append("\(pair.compact.text): \(verdict)") }
            yes += published ? 1 : 0
        }
        #expect(differences.prefix(3) == [])
        #expect(2_000...8_000 ~= yes)
    }

    @Test(arguments: NormalizationPreset.allCases)
    func f1HasTheScoresOfItsScript(preset: NormalizationPreset) throws {
        let judge = try F1Evaluator.ready(#"{"preset":"\#(preset.rawValue)"}"#, output: .numeric)
        var (between, differences) = (0, [String]())
        for pair in try PythonNormalizer.pairs.get() {
            let published = try #require(pair["f1"]?[preset.rawValue]?.double)
            let verdict = try judge.judge(Self.sample(pair))
            guard case .number(let score) = verdict.answer, abs(score - published) <= 1e-9 else {
                differences.append("\(pair.compact.text): \(verdict)")
                continue
            }
            between += 0 < published && published < 1 ? 1 : 0
        }
        #expect(differences.prefix(3) == [])
        #expect(between > 2_000)
    }

    private static func sample(_ pair: JSONValue) -> Sample {
        Sample(output: pair["prediction"]?.compact, expected: pair["truth"]?.compact)
    }

    /// The first texts that a normalization changes to others than Python does.
    private static func differences(_ normalization: Normalization, _ name: String) throws -> [String] {
        let pairs = try PythonNormalizer.pairs.get()
        #expect(pairs.count == 10_000)
        var differences: [String] = []
        for pair in pairs {
            let wanted = try #require(pair["texts"]?[name]?.elements)
            for (text, wanted) in try zip([#require(pair["prediction"]?.string), #require(pair["truth"]?.string)], wanted) {
                let compared = normalization(text).compared
                let expected = try #require(wanted.string)
                // Texts that are canonically equivalent are equal for `String`.
                if !compared.utf8.elementsEqual(expected.utf8) {
                    differences.append("\(text.debugDescription): \(compared.debugDescription), not \(expected.debugDescription)")
                }
            }
        }
        return Array(differences.prefix(3))
    }
}

private enum PythonNormalizer {
    /// The lines of the script.
    static let pairs = Result { () throws -> [JSONValue] in
        let script = #filePath.replacing("NormalizationAgreementTests.swift", with: "normalization_rules.py")
        let printed = try #require(PythonEnvironment.system).run(script: script)
        return try printed.utf8.split(separator: UInt8(ascii: "\n")).map { try JSONValue(parsing: Array($0)) }
    }
}
