import AssayDomain
import EvaluatorKit
import EvaluatorKitTesting
import JSON
import Testing

/// The passing rule of categories that must be the expected ones.
@Suite struct PassingTests {
    /// - Parameters:
    ///   - answer: the keys of the answer, or the key of the configuration with its value.
    ///   - rule: the value of `expected`.
    private static func judge(_ answer: String, _ more: String = "", rule: String = "true") throws -> any Judge {
        let options = #"[{"key":"a","label":"A"},{"key":"b","label":"On topic"},{"key":"3","label":"Three"}]"#
        return try CategorizingEvaluator.ready(
            answer.hasPrefix("{") ? answer : #"{"answer":"\#(answer)"}"#, output: .categorical,
            outputConfig: #"{"options":\#(options),"passing_rule":{"expected":\#(rule)}\#(more)}"#)
    }

    private static func passes(_ answer: String, _ expected: String, _ more: String = "") throws -> Bool? {
        let judge = try judge(answer, more)
        let sample = Sample(expected: JSONText(compact: expected))
        return judge.passes(try judge.judge(sample), on: sample)
    }

    @Test(arguments: [
        ("a", #""a""#, true), ("a", #""A""#, true), ("b", #"" ON  topic\n""#, true), ("b", #""B""#, true), ("b", #""a""#, false),
        ("a", #"["b","a"]"#, true), ("a", #"["b","3"]"#, false), ("a", #"["other","a"]"#, true),
        ("3", "3", true), ("a", "3", false), ("3", "[3]", true),
    ])
    func oneCategoryIsAnyOfTheExpected(answer: String, expected: String, passes: Bool) throws {
        #expect(try Self.passes(answer, expected) == passes)
    }

    @Test(arguments: [
        ("a b", #"["b","a"]"#, true), ("a b", #"["On topic","A"]"#, true), ("a b", #"["a","a","b"]"#, true), ("a b", #"["a"]"#, false),
        ("a", #"["a","b"]"#, false), ("a", #""A""#, true), ("a b", #""a""#, false), ("", "[]", true),
        ("a", "[]", false), ("", #""a""#, false),
    ])
    func severalCategoriesAreAllOfTheExpected(answer: String, expected: String, passes: Bool) throws {
        #expect(try Self.passes(answer, expected, #","selection_mode":"multiple""#) == passes)
    }

    /// What nothing could match says nothing about the answer.
    @Test(arguments: [
        (#""other""#, "single", #"The expected output "other" names none of the options."#),
        (#""""#, "single", #"The expected output "" names none of the options."#),
        (#"{"a":1}"#, "single", #"The expected output "{"a":1}" names none of the options."#),
        ("[]", "single", "The expected output is an empty list, which names none of the options."),
        (#"["a","other"]"#, "multiple", #"The expected output "a", "other" names something that is not an option."#),
    ])
    func isSkippedIfNoOptionIsExpected(expected: String, mode: String, sentence: String) throws {
        let judge = try Self.judge("a", #","selection_mode":"\#(mode)""#)
        #expect(throws: EvaluationError.unusableExpected(sentence)) { try judge.judge(Sample(expected: JSONText(compact: expected))) }
    }

    @Test func isSkippedWithoutAnExpectedOutput() throws {
        let judge = try Self.judge("a")
        let sample = Sample.texts(output: "a", metadata: "{}")
        #expect(throws: EvaluationError.noExpected(pointer: "/metadata/expected")) { try judge.judge(sample) }
        #expect(judge.passes(.categories(["a"], "it is"), on: sample) == nil)
    }

    @Test func findsTheExpectedOutputWhereTheRuleSays() throws {
        let judge = try Self.judge("b", rule: #""/metadata/label""#)
        for (label, passes) in [("on topic", true), ("a", false)] {
            let sample = Sample.texts(metadata: #"{"label":"\#(label)"}"#)
            #expect(judge.passes(try judge.judge(sample), on: sample) == passes)
        }
        let own = Sample.texts(expected: "a", metadata: #"{"label":"b"}"#)
        #expect(judge.passes(try judge.judge(own), on: own) == false)
        #expect(throws: EvaluationError.noExpected(pointer: "/metadata/label")) { try judge.judge(.texts(metadata: "{}")) }
    }

    @Test func doesNotApplyToASampleThatIsNotApplicable() throws {
        let judge = try Self.judge("not applicable", #","allows_na":true"#)
        let sample = Sample.texts(expected: "a")
        let verdict = try judge.judge(sample)
        #expect(verdict.answer == .notApplicable)
        #expect(judge.passes(verdict, on: sample) == nil)
    }

    @Test func appliesToAnEvaluatorThatIsMadeReadyForEachItem() throws {
        let judge = try Self.judge(#"{"answer_from":"output"}"#, rule: #""/metadata/label""#)
        for (label, passes) in [("On topic", true), ("a", false)] {
            let sample = Sample.texts(output: "b", metadata: #"{"label":"\#(label)"}"#)
            #expect(judge.passes(try judge.judge(sample), on: sample) == passes)
        }
        #expect(throws: EvaluationError.noExpected(pointer: "/metadata/label")) { try judge.judge(.texts(output: "b", metadata: "{}")) }
    }
}

/// How the rule is written.
@Suite struct PassingRuleTests {
    private func stored(_ rule: String) throws -> String {
        let json = #"{"options":[{"key":"a","label":"A"}],"passing_rule":\#(rule)}"#
        return try OutputConfig(.categorical, parsing: JSONValue(parsing: Array(json.utf8))).normalised.text
    }

    @Test(arguments: ["true"])
    func isStoredAsItIs(value: String) throws {
        let wanted =
            #"{"options":[{"key":"a","label":"A"}],"selection_mode":"single","passing_rule":{"expected":true},"allows_na":false}"#
        #expect(try stored(#"{"expected":\#(value)}"#) == wanted)
        #expect(try stored(#"{"expected":\#(value),"categories":null}"#) == wanted)
    }

    @Test func storesAPointer() throws {
        #expect(try stored(#"{"expected":"/metadata/letter"}"#).contains(#""passing_rule":{"expected":"/metadata/letter"}"#))
    }

    @Test(arguments: [
        (#"{"expected":true,"categories":["a"]}"#, "expected", "Give either categories or expected, not both."),
        (#"{"expected":false}"#, "expected", "Must be true, or a JSON pointer such as /metadata/label."),
        (
            #"{"expected":"/letter"}"#, "expected",
            "Must be true, or a JSON pointer such as /metadata/label."
        ), (#"{"expected":"metadata/letter"}"#, "expected", "Must be true, or a JSON pointer such as /metadata/label."),
        (#"{"expected":"perhaps"}"#, "expected", "Must be true, or a JSON pointer such as /metadata/label."),
        (#"{"expected":null}"#, "categories", "This field is required."),
        ("{}", "categories", "This field is required."),
    ])
    func refusesAnotherRule(rule: String, field: String, sentence: String) {
        #expect(throws: ConfigError("output_config.passing_rule.\(field)", "\(field): \(sentence)")) { try stored(rule) }
    }
}

/// Answers with the configured categories.
private struct CategorizingEvaluator: Evaluator {
    struct Config: Decodable, Sendable {
        let answer: String
    }

    static let card = Card(
        type: "categorizing", summary: "Answers with categories.", outputs: [.categorical],
        config: ConfigSchema(.required("answer", .string, "The keys.").orFromItem, example: #"{"answer":"a"}"#))

    private let answer: String

    init(_ setup: Setup<Config>) { answer = setup.config.answer }

    func judge(_ sample: Sample) -> Verdict {
        if answer == "not applicable" { return .notApplicable("it is configured") }
        return .categories(answer.split(separator: " ").map(String.init), "it is configured")
    }
}
