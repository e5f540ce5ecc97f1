import AssayDomain
import EvaluatorKit
import EvaluatorKitTesting
import Length
import Testing

@Suite struct LengthEvaluatorTests {
    @Test func keepsTheContract() {
        #expect(Contract.broken(by: LengthEvaluator.self) == [])
    }

    @Test(arguments: [
        ("", 0, 0, 0), ("abc", 3, 3, 3), ("a\r\nb", 3, 4, 4), ("é", 1, 1, 2), ("e\u{301}", 1, 2, 3), ("👩‍👩‍👧", 1, 5, 18), ("日本", 2, 2, 6),
        ("🇱🇻🇱🇻", 2, 4, 16),
    ])
    func countsInTheUnit(output: String, characters: Int, codePoints: Int, bytes: Int) throws {
        for (unit, count) in [("characters", characters), ("code_points", codePoints), ("bytes", bytes)] {
            let judge = try LengthEvaluator.ready(#"{"unit":"\#(unit)"}"#, output: .numeric)
            #expect(try judge.judge(.texts(output: output)).answer == .number(Double(count)))
        }
        #expect(try LengthEvaluator.ready(output: .numeric).judge(.texts(output: output)).answer == .number(Double(characters)))
    }

    @Test(arguments: [
        (#"{"min":2,"max":3}"#, "a", false), (#"{"min":2,"max":3}"#, "ab", true), (#"{"min":2,"max":3}"#, "abc", true),
        (#"{"min":2,"max":3}"#, "abcd", false), (#"{"min":2}"#, "abcd", true), (#"{"max":0}"#, "", true),
        (#"{"max":2,"trim":true}"#, " ab\n", true),
        (#"{"max":3,"collapse_whitespace":true}"#, "a  b", true), (#"{"max":1,"negate":true}"#, "ab", true),
    ])
    func saysYesWithinTheLimits(config: String, output: String, answer: Bool) throws {
        #expect(try LengthEvaluator.ready(config).judge(.texts(output: output)).answer == .boolean(answer))
    }

    @Test func saysHowLongItIs() throws {
        let judge = try LengthEvaluator.ready(#"{"min":2,"max":3}"#)
        #expect(try judge.judge(.texts(output: "ab")) == .yes(#""ab" has 2 characters, 2 to 3 allowed"#))
        #expect(try judge.judge(.texts(output: "a")) == .no(#""a" has 1 character, fewer than 2"#))
        #expect(try judge.judge(.texts(output: "abcd")) == .no(#""abcd" has 4 characters, more than 3"#))
        let points = try LengthEvaluator.ready(#"{"min":1,"unit":"code_points"}"#)
        #expect(try points.judge(.texts(output: "ab")) == .yes(#""ab" has 2 code points, at least 1"#))
    }

    /// An absent output has no length, so numeric output skips it.
    @Test func doesNotMeasureWhatIsNotThere() throws {
        for more in ["", #","negate":true"#] {
            #expect(try LengthEvaluator.ready(#"{"max":1\#(more)}"#).judge(Sample()) == .no("the item has no output"))
        }
        #expect(throws: EvaluationError.skipped(reason: "no_text", message: "The item has no output to measure.")) {
            try LengthEvaluator.ready(output: .numeric).judge(Sample())
        }
    }

    @Test(arguments: [
        ("{}", "max", "Give min, max or both, or ask for numeric output."),
        (#"{"min":-1}"#, "min", "Must be a whole number of at least 0."),
        (#"{"min":2,"max":1}"#, "max", "Must not be less than 2."),
        (#"{"max":1,"unit":"words"}"#, "unit", "Must be one of characters, code_points, bytes."),
    ])
    func refusesALimitThatCannotBe(config: String, field: String, sentence: String) {
        #expect(throws: ConfigError("evaluation_config.\(field)", "\(field): \(sentence)")) { try LengthEvaluator.ready(config) }
    }
}
