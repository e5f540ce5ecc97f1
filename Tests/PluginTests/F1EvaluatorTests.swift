import AssayDomain
import EvaluatorKit
import EvaluatorKitTesting
import F1
import Testing

@Suite struct F1EvaluatorTests {
    @Test func keepsTheContract() {
        #expect(Contract.broken(by: F1Evaluator.self) == [])
    }

    private func share(_ output: String, _ expected: String, _ config: String = "{}") throws -> Double? {
        let judge = try F1Evaluator.ready(config, output: .numeric)
        guard case .number(let share) = try judge.judge(.texts(output: output, expected: expected)).answer else { return nil }
        return share
    }

    /// By hand, with the formula of SQuAD's script: 2PR / (P + R).
    private static let pairs: [(String, String, Double)] = [
        ("Paris", "Paris", 1.0), ("The cat.", "a CAT", 1.0), ("It is Paris.", "Paris", 0.5), ("London", "Paris", 0.0),
        ("x b b c", "b b b d", 0.5), ("the", "", 1.0), ("", "Paris", 0.0), ("Paris", "", 0.0),
        ("“Straße”, bitte!", "STRASSE bitte", 1.0), ("don't", "dont", 1.0), ("$5", "5", 1.0),
        ("é", "e\u{301}", 0.0), ("\0ab", "ab", 0.0),
        ("immeasurably immeasurable", "immeasurable immeasurableness", 0.5), ("a-b “c-d” e.f.", "ab cd ef", 1.0), ("日本 語", "日本", 2.0 / 3),
    ]

    @Test(arguments: pairs)
    func measuresTheWordsInCommon(output: String, expected: String, wanted: Double) throws {
        let measured = try #require(try share(output, expected))
        #expect(abs(measured - wanted) < 1e-12)
        #expect(try share(expected, output) == measured)
    }

    @Test(arguments: [
        (#"{"ignore_case":false}"#, "Cat", "cat", 0.0), (#"{"ignore_punctuation":false}"#, "cat.", "cat", 0.0),
        (#"{"ignore_articles":false}"#, "the cat", "cat", 2.0 / 3), (#"{"ignore_case":false}"#, "The cat", "cat", 2.0 / 3),
    ])
    func countsWhatItIsTold(config: String, output: String, expected: String, wanted: Double) throws {
        #expect(try share(output, expected, config) == wanted)
    }

    @Test func saysYesFromTheMinimumOn() throws {
        let sample = Sample.texts(output: "It is Paris.", expected: "Paris")
        let evidence = #""It is Paris." has an F1 of 0.5 with "Paris", 1 word in common of 3 and 1"#
        #expect(try F1Evaluator.ready(#"{"minimum":0.5}"#).judge(sample) == .yes(evidence))
        #expect(try F1Evaluator.ready(#"{"minimum":0.6}"#).judge(sample) == .no(evidence + ", less than 0.6"))
        #expect(try F1Evaluator.ready(#"{"minimum":0.6,"negate":true}"#).judge(sample).answer == .boolean(true))
    }

    @Test func noOutputHasNothingInCommon() throws {
        #expect(try F1Evaluator.ready(#"{"minimum":0,"negate":true}"#).judge(.texts(expected: "x")) == .no("the item has no output"))
        #expect(try F1Evaluator.ready(output: .numeric).judge(.texts(expected: "x")) == .number(0, "the item has no output"))
    }

    @Test func needsAMinimumForABoolean() {
        #expect(throws: ConfigError("evaluation_config.minimum", "minimum: Give a number from 0 to 1, the least F1 that is a yes.")) {
            try F1Evaluator.ready()
        }
    }
}
