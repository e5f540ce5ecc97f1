import AssayDomain
import EvaluatorKit
import EvaluatorKitTesting
import ExactMatch
import JSON
import PythonSupport
import Testing

/// Published scripts, re-implemented in Python, take the same answers out of texts.
@Suite(.enabled("python3 is not installed") { PythonEnvironment.system != nil })
struct ExtractionAgreementTests {
    @Test(arguments: ["boxed", "answer_is", "choice_letter"])
    func aPresetTakesTheAnswerOfItsScript(preset: String) throws {
        let judge = try ExactMatchEvaluator.ready(#"{"extract_preset":"\#(preset)","extract_absent":"skipped"}"#)
        let texts = try PythonExtractor.texts.get().filter { $0["preset"]?.string == preset }
        var (found, differences) = (0, [String]())
        for text in texts {
            // An answer equals the expected one only if both are the same character by character.
            let answer = try #require(text["answer"])
            let expected = answer.isNull ? JSONText(compact: #""no answer""#) : answer.compact
            let verdict = Result { try judge.judge(Sample(output: text["text"]?.compact, expected: expected)) }
            let agrees: Bool =
                switch verdict {
                case .success(let verdict): !answer.isNull && verdict.answer == .boolean(true)
                case .failure(EvaluationError.skipped("no_answer", _)): answer.isNull
                case .failure: false
                }
            if !agrees { differences.append("\(text.compact.text): \(verdict)") }
            found += answer.isNull ? 0 : 1
        }
        #expect(differences.prefix(3) == [])
        #expect(texts.count == 4_000)
        #expect(1_500...3_900 ~= found)
    }
}

private enum PythonExtractor {
    /// The lines of the script.
    static let texts = Result { () throws -> [JSONValue] in
        let script = #filePath.replacing("ExtractionAgreementTests.swift", with: "extraction_rules.py")
        let printed = try #require(PythonEnvironment.system).run(script: script)
        return try printed.utf8.split(separator: UInt8(ascii: "\n")).map { try JSONValue(parsing: Array($0)) }
    }
}
