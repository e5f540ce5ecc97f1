import AssayDomain
import ContainsAny
import EvaluatorKit
import EvaluatorKitTesting
import Testing

@Suite struct ContainsAnyEvaluatorTests {
    @Test func keepsTheContract() {
        #expect(Contract.broken(by: ContainsAnyEvaluator.self) == [])
    }

    @Test(arguments: [
        (#"{"texts":["a","b"]}"#, "xb", true), (#"{"texts":["a","b"]}"#, "B", false),
        (#"{"texts":["A","B"],"ignore_case":true}"#, "b", true),
        (#"{"texts":["a b"]}"#, "a\n b", false), (#"{"texts":["a b"],"collapse_whitespace":true}"#, "a\n b", true),
        (#"{"texts":["a"],"negate":true}"#, "b", true), (#"{"texts":["a"],"negate":true}"#, "a", false), (#"{"texts":["."]}"#, "a", false),
    ])
    func findsOneOfTheTexts(config: String, output: String, answer: Bool) throws {
        #expect(try ContainsAnyEvaluator.ready(config).judge(.texts(output: output)).answer == .boolean(answer))
    }

    @Test func saysWhichItFound() throws {
        let judge = try ContainsAnyEvaluator.ready(#"{"texts":["x","q","thanks","many","z"],"ignore_case":true}"#)
        #expect(try judge.judge(.texts(output: "Many Thanks!")) == .yes(#"found "Thanks" in "Many Thanks!""#))
        #expect(try judge.judge(.texts(output: "No.")) == .no(#"none of "x", "q", "thanks" and 2 more is in "No.""#))
    }

    @Test(arguments: ["", #","negate":true"#])
    func saysNoWhereThereIsNothingToRead(more: String) throws {
        #expect(try ContainsAnyEvaluator.ready(#"{"texts":["x"]\#(more)}"#).judge(Sample()) == .no("the item has no output"))
    }

    @Test(arguments: [
        ("[]", "texts", "texts: Name at least one text."), (#"["a",""]"#, "texts.1", "texts.1: Give at least one character."),
    ])
    func refusesToLookForNothing(texts: String, field: String, sentence: String) {
        #expect(throws: ConfigError("evaluation_config.\(field)", sentence)) {
            try ContainsAnyEvaluator.ready(#"{"texts":\#(texts)}"#)
        }
    }
}
