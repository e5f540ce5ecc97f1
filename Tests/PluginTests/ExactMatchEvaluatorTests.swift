import AssayDomain
import EvaluatorKit
import EvaluatorKitTesting
import ExactMatch
import JSON
import Testing

@Suite struct ExactMatchEvaluatorTests {
    @Test func keepsTheContract() {
        #expect(Contract.broken(by: ExactMatchEvaluator.self) == [])
    }

    @Test(arguments: [
        ("{}", "A: 18", "A: 18", true), ("{}", "A: 18", "A: 17", false), ("{}", "a", "A", false), ("{}", "a ", "a", false),
        ("{}", "", "", true),
        (#"{"ignore_case":true}"#, "Straße", "STRASSE", true), (#"{"ignore_case":true}"#, "ΟΔΟΣ", "οδος", true),
        (#"{"trim":true}"#, "\n a b\u{A0}\r\n", "a b", true), (#"{"trim":true}"#, "  ", "", true),
        (#"{"trim":true}"#, "a  b", "a b", false), (#"{"collapse_whitespace":true}"#, "a \n b", "a b", true),
        (#"{"collapse_whitespace":true,"trim":true}"#, " a  b ", "a b", true), (#"{"negate":true}"#, "a", "b", true),
        (#"{"negate":true}"#, "a", "a", false), (#"{"field":"/output/a"}"#, "a", "a", false),
        ("{}", "e\u{301}", "é", false), ("{}", "\r\n", "\n", false),
    ])
    func comparesCharacterByCharacter(config: String, output: String, expected: String, answer: Bool) throws {
        let judge = try ExactMatchEvaluator.ready(config)
        #expect(try judge.judge(.texts(output: output, expected: expected)).answer == .boolean(answer))
    }

    @Test func showsWhatDiffers() throws {
        let judge = try ExactMatchEvaluator.ready()
        #expect(try judge.judge(.texts(output: "A: 18", expected: "A: 17")) == .no(#""A: 18" != "A: 17""#))
        #expect(try judge.judge(.texts(output: "A: 18", expected: "A: 18")) == .yes(#""A: 18" is the expected output"#))
        #expect(try judge.judge(.texts(expected: "A: 18")) == .no("the item has no output"))
    }

    @Test func tellsApartWhatLooksTheSame() throws {
        let verdict = try ExactMatchEvaluator.ready().judge(.texts(output: "caf\u{E9}", expected: "cafe\u{301}"))
        #expect(verdict.answer == .boolean(false))
        #expect(verdict.reasoning.hasSuffix(", which look the same: one is composed, the other decomposed"))
    }

    @Test func neitherASkipNorNothingBecomesGoodNewsByNegation() throws {
        let judge = try ExactMatchEvaluator.ready(#"{"negate":true}"#)
        #expect(try judge.judge(.texts(expected: "18")) == .no("the item has no output"))
        #expect(throws: EvaluationError.noExpected(pointer: "/metadata/expected")) { try judge.judge(.texts(output: "18")) }
    }

    @Test func comparesAPartOfTheOutput() throws {
        let judge = try ExactMatchEvaluator.ready(#"{"field":"/output/answer"}"#)
        let sample = Sample(output: JSONText(compact: #"{"answer":"18"}"#), expected: JSONText(compact: #""18""#))
        #expect(try judge.judge(sample).answer == .boolean(true))
    }

    @Test func showsTheDifferenceInALongText() throws {
        let same = String(repeating: "same ", count: 20)
        let verdict = try ExactMatchEvaluator.ready().judge(.texts(output: same + "left", expected: same + "right"))
        #expect(verdict == .no(#""same same same same left" != "same same same same right", from character 81 on"#))
    }
}
