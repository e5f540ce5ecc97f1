import AssayDomain
import EvaluatorKit
import EvaluatorKitTesting
import JSON
import NumericMatch
import PythonSupport
import Testing

/// An independent implementation in Python finds the same numbers.
@Suite(.enabled("the regular expressions of PyPI's regex are not installed") { PythonNumberReader.environment != nil })
struct NumericMatchAgreementTests {
    private let judge: any Judge

    init() throws { judge = try NumericMatchEvaluator.ready() }

    /// 20,000 sentences whose number is known, and 20,000 random texts that are compared with the Python implementation.
    @Test func readsTheNumberOfASentence() throws {
        let texts = try PythonNumberReader.lines(of: "numeric_match_sentences.py").filter { $0["role"]?.string == "output" }
        #expect(texts.count == 40_000)
        for text in texts {
            let output = try #require(text["text"])
            let isNumber = text["is"]?.string == "number"
            let what = text["what"]?.string ?? "0"
            let verdict = try judge.judge(Sample(output: output.compact, expected: JSONText(compact: isNumber ? what : "0")))
            switch text["is"]?.string {
            case "number":
                #expect(verdict.answer == .boolean(true), "\(output.compact) \(verdict.reasoning)")
                let other = try judge.judge(Sample(output: output.compact, expected: JSONText(compact: "1e-900")))
                #expect(other.answer == .boolean(false), "\(output.compact)")
            case "unread":
                #expect(
                    verdict.answer == .boolean(false) && verdict.reasoning.hasSuffix("which can be read as more than one number"),
                    "\(output.compact)")
                #expect(verdict.reasoning.contains(what), "\(output.compact) \(verdict.reasoning)")
            default: #expect(verdict.reasoning.hasPrefix("there is no number in"), "\(output.compact)")
            }
        }
    }

    @Test func readsWhatIsExpected() throws {
        let texts = try PythonNumberReader.lines(of: "numeric_match_sentences.py").filter { $0["role"]?.string == "expected" }
        #expect(texts.count == 25_000)
        for text in texts {
            let expected = try #require(text["text"])
            let what = text["what"]?.string ?? "0"
            let found = Result { try judge.judge(Sample(output: JSONText(compact: what), expected: expected.compact)).answer }
            switch text["is"]?.string {
            case "number": #expect(try found.get() == .boolean(true), "\(expected.compact)")
            case "part": #expect(found.skipReason == "expected_not_numeric", "\(expected.compact) \(found)")
            default: #expect(found.skipReason == "no_expected", "\(expected.compact) \(found)")
            }
        }
    }

    @Test func knowsWordCharacters() throws {
        let characters = try PythonNumberReader.lines(of: "numeric_match_words.py")
        #expect(characters.count > 4_000)
        for line in characters {
            let character = try #require(line["character"]?.string)
            let output = JSONWriter.text { $0.string(" \(character)-5") }
            let verdict = try judge.judge(Sample(output: output, expected: JSONText(compact: "5")))
            #expect(verdict.answer == .boolean(line["is_word"]?.boolean == true), "\(output)")
        }
    }
}

extension Result<Verdict.Answer, any Error> {
    fileprivate var skipReason: String? {
        guard case .failure(EvaluationError.skipped(let reason, _)) = self else { return nil }
        return reason
    }
}

private enum PythonNumberReader {
    static let environment = PythonEnvironment.with(packages: ["regex==2026.5.9"])

    static func lines(of script: String) throws -> [JSONValue] {
        let path = #filePath.replacing("NumericMatchAgreementTests.swift", with: script)
        return try #require(environment).run(script: path).split(separator: "\n").map { try JSONValue(parsing: Array($0.utf8)) }
    }
}
