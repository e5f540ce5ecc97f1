import AssayDomain
import EvaluatorKit
import EvaluatorKitTesting
import ExactMatch
import JSON
import Regex
import Testing

/// Recorded outputs with the verdicts of the benchmarks' own scripts.
@Suite(.enabled("../shared/data/published is not here") { Published.isHere })
struct PublishedVerdictTests {
    @Test(arguments: [("squad_v1_rnet.jsonl", 10_570, 8_717), ("nq_open_fid.jsonl", 3_610, 1_678)])
    func exactMatchIsSQuADs(file: String, count: Int, right: Int) throws {
        let judge = try ExactMatchEvaluator.ready(#"{"preset":"squad"}"#)
        try compare(file, count, right: right, judge) { try #require($0["metadata"]?["em"]?.boolean as Bool?) }
    }

    @Test func exactMatchIsHotpotQAs() throws {
        let judge = try ExactMatchEvaluator.ready(#"{"preset":"hotpotqa"}"#)
        try compare("hotpotqa_react.jsonl", 1_348, right: 1_004, judge) { try #require($0["metadata"]?["correct"]?.boolean as Bool?) }
    }

    @Test(arguments: [#"{"extract":"answer is \\(?([A-J])\\)?"}"#, #"{"extract_preset":"choice_letter"}"#])
    func exactMatchFindsTheLetterOfMMLUPro(config: String) throws {
        let judge = try ExactMatchEvaluator.ready(config)
        try compare("mmlu_pro_llama31_8b.jsonl", 1_831, right: 883, judge) { item in
            try #require(item["metadata"]?["pred"]?.string) == #require(item["expected"]?.string)
        }
    }

    @Test func regexFindsTheLetterOfMMLUPro() throws {
        let options = "abcdefghij".map { #"{"key":"\#($0)","label":"\#($0.uppercased())"}"# }.joined(separator: ",")
        let judge = try RegexEvaluator.ready(
            #"{"pattern":"answer is \\(?([A-J])\\)?"}"#, output: .categorical,
            outputConfig: #"{"options":[\#(options)],"passing_rule":{"expected":true}}"#)
        let items = try Published.items(in: "mmlu_pro_llama31_8b.jsonl")
        var passed = 0
        for item in items {
            let sample = Sample(output: item["output"]?.compact, expected: item["expected"]?.compact)
            let verdict = try judge.judge(sample)
            let letter = try #require(item["metadata"]?["pred"]?.string)
            let passes = letter == item["expected"]?.string
            #expect(verdict.answer == .categories([letter.lowercased()]), "\(item["external_id"]?.string ?? "")")
            #expect(judge.passes(verdict, on: sample) == passes, "\(item["external_id"]?.string ?? "")")
            passed += passes ? 1 : 0
        }
        #expect(items.count == 1_831)
        #expect(passed == 883)
    }

    /// Judges each item of a file and compares the verdict with the published one.
    ///
    /// - Parameters:
    ///   - count: the items of the file.
    ///   - right: those whose published verdict is a yes.
    private func compare(
        _ file: String, _ count: Int, right: Int, _ judge: any Judge, published: (JSONValue) throws -> Bool
    ) throws {
        let items = try Published.items(in: file)
        var yes = 0
        for item in items {
            let verdict = try judge.judge(Sample(output: item["output"]?.compact, expected: item["expected"]?.compact))
            let published = try published(item)
            #expect(verdict.answer == .boolean(published), "\(item["external_id"]?.string ?? ""): \(verdict.reasoning)")
            yes += published ? 1 : 0
        }
        #expect(items.count == count)
        #expect(yes == right)
    }
}
