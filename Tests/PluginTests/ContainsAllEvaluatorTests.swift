import AssayDomain
import ContainsAll
import EvaluatorKit
import EvaluatorKitTesting
import Testing

@Suite struct ContainsAllEvaluatorTests {
    @Test func keepsTheContract() {
        #expect(Contract.broken(by: ContainsAllEvaluator.self) == [])
    }

    private typealias Case = (config: String, output: String, answer: Bool, share: Double)
    private static let cases: [Case] = [
        (#"{"texts":["a","b"]}"#, "b a", true, 1), (#"{"texts":["a","b"]}"#, "b A", false, 0.5),
        (#"{"texts":["a","b","c"]}"#, "", false, 0),
        (#"{"texts":["A","b"],"ignore_case":true}"#, "aB", true, 1), (#"{"texts":["a b"],"collapse_whitespace":true}"#, "a\t\nb", true, 1),
        (#"{"texts":["a","b"],"negate":true}"#, "a", true, 0.5), (#"{"texts":["a"],"negate":true}"#, "a", false, 1),
    ]

    @Test(arguments: cases)
    func findsAllOfTheTexts(config: String, output: String, answer: Bool, share: Double) throws {
        let sample = Sample.texts(output: output)
        #expect(try ContainsAllEvaluator.ready(config).judge(sample).answer == .boolean(answer))
        #expect(try ContainsAllEvaluator.ready(config, output: .numeric).judge(sample).answer == .number(share))
    }

    @Test func saysWhatIsMissing() throws {
        let judge = try ContainsAllEvaluator.ready(#"{"texts":["name","address","age"],"ignore_case":true}"#)
        #expect(try judge.judge(.texts(output: "Name?")) == .no(#""address", "age" are not in "Name?""#))
        #expect(try judge.judge(.texts(output: "Name, age?")) == .no(#""address" is not in "Name, age?""#))
        #expect(try judge.judge(.texts(output: "Age Address Name")) == .yes(#""name", "address", "age" are in "Age Address Name""#))
    }

    @Test func hasNothingWhereThereIsNothingToRead() throws {
        for more in ["", #","negate":true"#] {
            #expect(try ContainsAllEvaluator.ready(#"{"texts":["x"]\#(more)}"#).judge(Sample()) == .no("the item has no output"))
        }
        let share = try ContainsAllEvaluator.ready(#"{"texts":["x"]}"#, output: .numeric)
        #expect(try share.judge(Sample()) == .number(0, "the item has no output"))
    }

    @Test func refusesToLookForNothing() {
        #expect(throws: ConfigError("evaluation_config.texts", "texts: Name at least one text.")) {
            try ContainsAllEvaluator.ready(#"{"texts":[]}"#)
        }
    }
}
