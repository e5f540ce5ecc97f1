import AssayDomain
import EvaluatorKit
import EvaluatorKitTesting
import Regex
import Testing

@Suite struct RegexEvaluatorTests {
    @Test func keepsTheContract() {
        #expect(Contract.broken(by: RegexEvaluator.self) == [])
    }

    @Test func findsThePattern() throws {
        let judge = try RegexEvaluator.ready(#"{"pattern":"^\\{"}"#)
        #expect(try judge.judge(.texts(output: "{}")) == .yes(#"the pattern "^\{" matches "{""#))
        #expect(try judge.judge(.texts(output: "Sure! {}")) == .no(#"nothing matches the pattern "^\{""#))
    }

    @Test func saysNoWhereThereIsNothingToRead() throws {
        for config in [#"{"pattern":""}"#, #"{"pattern":"a","negate":true}"#] {
            #expect(try RegexEvaluator.ready(config).judge(Sample()) == .no("the item has no output"))
        }
    }

    @Test(arguments: [
        (#"{"pattern":"^yes$"}"#, "Yes\n", false), (#"{"pattern":"^yes$","ignore_case":true,"trim":true}"#, "Yes\n", true),
        (#"{"pattern":"a b","collapse_whitespace":true}"#, "a\n b", true), (#"{"pattern":"a","negate":true}"#, "a", false),
        (#"{"pattern":"a","negate":true}"#, "b", true),
    ])
    func leavesOutWhatDoesNotCount(config: String, output: String, answer: Bool) throws {
        #expect(try RegexEvaluator.ready(config).judge(.texts(output: output)).answer == .boolean(answer))
    }

    @Test func readsAnotherField() throws {
        let judge = try RegexEvaluator.ready(#"{"pattern":"^b$","field":"/metadata/a"}"#)
        #expect(try judge.judge(.texts(output: "x", metadata: #"{"a":"b"}"#)).answer == .boolean(true))
        #expect(try judge.judge(.texts(output: "b")) == .no("the item has no /metadata/a"))
    }

    @Test func refusesInRE2sWords() {
        #expect(throws: ConfigError("evaluation_config.pattern", "missing ): (abc")) { try RegexEvaluator.ready(#"{"pattern":"(abc"}"#) }
    }
}
