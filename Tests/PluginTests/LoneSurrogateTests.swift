import AssayDomain
import Contains
import ContainsAll
import ContainsAny
import EvaluatorKit
import EvaluatorKitTesting
import F1
import JSON
import Levenshtein
import StartsWith
import Testing

/// An unpaired surrogate, which JSON strings can contain, differs from every other code point and from U+FFFD.
@Suite struct LoneSurrogateTests {
    private static let replacement = "\u{FFFD}"
    private static let searches: [any Judge] = [
        try! ContainsEvaluator.ready(#"{"text":"\#(replacement)"}"#),
        try! ContainsEvaluator.ready(#"{"text":"\#(replacement)","ignore_case":true}"#),
        try! ContainsAllEvaluator.ready(#"{"texts":["\#(replacement)"]}"#),
        try! ContainsAnyEvaluator.ready(#"{"texts":["\#(replacement)"]}"#),
        try! StartsWithEvaluator.ready(#"{"text":"\#(replacement)","trim":true}"#),
    ]

    @Test(arguments: [
        (#""\ud800""#, false), (#"" \udfff É ""#, false), (#""\ufffd""#, true), (#"["\ud800"]"#, false), (#"["\ufffd\ud800"]"#, true),
        (#"{"content":"\ud800"}"#, false),
    ])
    func isNotFoundAsItsReplacement(output: String, isFound: Bool) throws {
        for judge in Self.searches { #expect(try judge.judge(Sample(output: JSONText(compact: output))).answer == .boolean(isFound)) }
    }

    @Test func doesNotAffectTheTextAroundIt() throws {
        let sample = Sample(output: JSONText(compact: #"" \ud800ÄB\ufffd\udc00 c""#))
        #expect(try ContainsEvaluator.ready(#"{"text":"äb�","ignore_case":true}"#).judge(sample).answer == .boolean(true))
        let verdict = try ContainsEvaluator.ready(#"{"text":"x"}"#).judge(sample)
        #expect(verdict == .no(#""x" is not in " \u{D800}ÄB�\u{DC00} c""#))
    }

    @Test(arguments: [
        (#""\ud800""#, #""\ud800""#, 1.0), (#""\ud800""#, #""\ud801""#, 0.0), (#""\ud800""#, #""\ufffd""#, 0.0),
        (#""a\ud800é""#, #""a\ud800e""#, 2.0 / 3), (#""\ud800\udc01x""#, #""\ud800\udc00x""#, 0.5),
        (#""\ud800 a""#, #""\ud800 b""#, 2.0 / 3),
        (#""\ud800b""#, #""b""#, 0.5),
    ])
    func isASymbolToTheEditDistance(output: String, expected: String, similarity: Double) throws {
        let sample = Sample(output: JSONText(compact: output), expected: JSONText(compact: expected))
        #expect(try LevenshteinEvaluator.ready(output: .numeric).judge(sample).answer == .number(similarity))
        #expect(try LevenshteinEvaluator.ready(#"{"ignore_case":true}"#, output: .numeric).judge(sample).answer == .number(similarity))
    }

    @Test(arguments: [
        (#""x \ud800""#, #""x \ud800""#, 1.0), (#""x \ud800""#, #""x \ud801""#, 0.5), (#""x \ud800""#, #""x \ufffd""#, 0.5),
        (#""X.\ud800é""#, #""x\ud800É""#, 1.0), (#""the\ud800""#, #""\ud800""#, 1.0),
    ])
    func isPartOfAWord(output: String, expected: String, share: Double) throws {
        let sample = Sample(output: JSONText(compact: output), expected: JSONText(compact: expected))
        for punctuation in ["true", #""unicode""#] {
            let judge = try F1Evaluator.ready(#"{"ignore_punctuation":\#(punctuation)}"#, output: .numeric)
            #expect(try judge.judge(sample).answer == .number(share))
        }
    }
}
