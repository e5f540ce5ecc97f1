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

    private typealias Naming = (pattern: String, mode: String, output: String, keys: [String])
    private static let namings: [Naming] = [
        (#"Sentiment: (\\w+)"#, "single", "Sentiment: Good. Sentiment: bad", ["good"]),
        (#"\\w+"#, "single", "It is BAD, not good", ["bad"]),
        (".+", "single", " so so \n", ["meh"]), (#"\\w+"#, "multiple", "bad, then good, then bad", ["good", "bad"]),
        (#"\\w+"#, "multiple", "neither", []), ("x", "multiple", "", []),
    ]

    private func categories(_ pattern: String, _ more: String) throws -> any Judge {
        let options = #"[{"key":"good","label":"Good"},{"key":"bad","label":"Bad"},{"key":"meh","label":"So  so"}]"#
        return try RegexEvaluator.ready(
            #"{"pattern":"\#(pattern)"}"#, output: .categorical, outputConfig: #"{"options":\#(options)\#(more)}"#)
    }

    @Test(arguments: namings)
    func namesCategoriesByKeyOrLabel(pattern: String, mode: String, output: String, keys: [String]) throws {
        let judge = try categories(pattern, #","selection_mode":"\#(mode)","passing_rule":{"categories":["good"]}"#)
        let verdict = try judge.judge(.texts(output: output))
        #expect(verdict.answer == .categories(keys))
        #expect(judge.passes(verdict) == (keys == ["good"]))
    }

    @Test func saysWhatNamedACategory() throws {
        let judge = try categories(#": (\\w+)"#, #","allows_na":true"#)
        let verdict = try judge.judge(.texts(output: "A: x, B: Good"))
        #expect(verdict == .categories(["good"], #"the pattern ": (\w+)" finds "x", "Good""#))
        #expect(try judge.judge(.texts(output: "-")) == .notApplicable(#"nothing matches the pattern ": (\w+)""#))
        #expect(try judge.judge(Sample()) == .notApplicable("the item has no output"))
    }

    @Test(arguments: [nil, "", "neither"] as [String?])
    func aSingleCategoryThatNothingNamesIsNoAnswer(output: String?) throws {
        let judge = try categories(#"\\w+"#, "")
        #expect(throws: EvaluationError.skipped(reason: "parse_error", message: "The item names none of the options.")) {
            try judge.judge(.texts(output: output))
        }
    }

    @Test func refusesInRE2sWords() {
        #expect(throws: ConfigError("evaluation_config.pattern", "missing ): (abc")) { try RegexEvaluator.ready(#"{"pattern":"(abc"}"#) }
    }
}
