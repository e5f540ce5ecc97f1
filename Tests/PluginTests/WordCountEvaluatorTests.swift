import AssayDomain
import EvaluatorKit
import EvaluatorKitTesting
import Testing
import WordCount

@Suite struct WordCountEvaluatorTests {
    @Test func keepsTheContract() {
        #expect(Contract.broken(by: WordCountEvaluator.self) == [])
    }

    @Test(arguments: [
        ("", 0), (" \n", 0), ("one", 1), (" one\ttwo\r\n three ", 3), ("one\u{A0}two\u{3000}three\u{2003}four", 4),
        ("don't stop-now", 2), ("日本語", 1),
    ])
    func countsWhatStandsBetweenWhiteSpace(output: String, count: Double) throws {
        #expect(try WordCountEvaluator.ready(output: .numeric).judge(.texts(output: output)).answer == .number(count))
    }

    @Test(arguments: [
        (#"{"min":2,"max":2}"#, "a b", true), (#"{"min":2}"#, "a", false), (#"{"max":1}"#, "a b", false),
        (#"{"max":1,"negate":true}"#, "a b", true),
    ])
    func saysYesWithinTheLimits(config: String, output: String, answer: Bool) throws {
        #expect(try WordCountEvaluator.ready(config).judge(.texts(output: output)).answer == .boolean(answer))
    }

    @Test func saysHowManyThereAre() throws {
        let judge = try WordCountEvaluator.ready(#"{"max":1}"#)
        #expect(try judge.judge(.texts(output: "a b")) == .no(#""a b" has 2 words, more than 1"#))
        #expect(try judge.judge(.texts(output: "a")) == .yes(#""a" has 1 word, 0 to 1 allowed"#))
        #expect(try judge.judge(Sample()) == .no("the item has no output"))
        #expect(throws: EvaluationError.self) { try WordCountEvaluator.ready(output: .numeric).judge(Sample()) }
    }

    @Test func needsALimitForABoolean() {
        let error = #expect(throws: ConfigError.self) { try WordCountEvaluator.ready() }
        #expect(error?.field == "evaluation_config.max")
    }
}
