import AssayDomain
import EvaluatorKit
import EvaluatorKitTesting
import F1
import JSON
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

    /// Computed by hand with the formula of SQuAD's script: 2PR / (P + R).
    private static let pairs: [(String, String, Double)] = [
        ("Paris", "Paris", 1.0), ("The cat.", "a CAT", 1.0), ("It is Paris.", "Paris", 0.5), ("London", "Paris", 0.0),
        ("x b b c", "b b b d", 0.5), ("the", "", 1.0), ("", "Paris", 0.0), ("Paris", "", 0.0),
        ("Straße, bitte!", "STRASSE bitte", 0.5), ("ΟΔΟΣ", "οδος", 1.0), ("don't", "dont", 1.0), ("$5", "5", 1.0),
        ("é", "e\u{301}", 0.0), ("\0ab", "ab", 0.0),
        ("immeasurably immeasurable", "immeasurable immeasurableness", 0.5), ("a-b c-d e.f.", "ab cd ef", 1.0), ("日本 語", "日本", 2.0 / 3),
    ]

    @Test(arguments: pairs)
    func measuresTheWordsInCommon(output: String, expected: String, wanted: Double) throws {
        let measured = try #require(try share(output, expected))
        #expect(abs(measured - wanted) < 1e-12)
        #expect(try share(expected, output) == measured)
    }

    /// Expectations follow SQuAD's script: drop ASCII punctuation, then `\b(a|an|the)\b`, then `str.split`.
    private static let scripts: [(String, String, Double)] = [
        ("“Resign”", "Resign", 0), ("“the”", "“ ”", 1), ("a–b", "–b", 1), ("a–b", "– b", 0), ("a–b", "–b x", 2.0 / 3),
        ("the—cat", "—cat", 1),
        ("à la", "la", 2.0 / 3), ("a\u{300} la", "\u{300} la", 1), ("the2 cat", "cat", 2.0 / 3), ("théâtre", "théâtre", 1),
        ("x\u{1C}y", "x y", 1), ("x\u{200B}y", "x y", 0), ("the\u{A0}cat", "cat", 1), ("T.H.E cat", "cat", 1), ("a²", "²", 0),
        ("日本the", "日本", 0),
        ("“a an”", "“ ”", 1), ("the-cat", "thecat", 1), ("_the_ cat", "cat", 1), ("$5.00", "500", 1),
        ("An apple; the pear", "apple pear", 1),
    ]

    @Test(arguments: scripts)
    func agreesWithSQuADsScript(output: String, expected: String, wanted: Double) throws {
        for config in [
            "{}", #"{"preset":"squad"}"#, #"{"preset":"squad2"}"#, #"{"ignore_punctuation":true}"#, #"{"ignore_punctuation":"ascii"}"#,
        ] {
            #expect(try share(output, expected, config) == wanted)
        }
    }

    @Test(
        arguments: [("squad", 0.0), ("squad2", 1.0), ("mlqa", 0.0), ("hotpotqa", 0.0), ("quasi_exact", 0.0), (nil, 1.0)]
            as [(String?, Double)])
    func differsByPresetWhereThereIsNothing(preset: String?, wanted: Double) throws {
        let config = preset.map { #"{"preset":"\#($0)"}"# } ?? "{}"
        for (output, expected) in [("", ""), ("the", "a"), ("...", "?")] { #expect(try share(output, expected, config) == wanted) }
        #expect(try share("", "x", config) == 0)
    }

    @Test(arguments: [
        (#"{"ignore_punctuation":"unicode"}"#, "“Resign”", "Resign", 1.0),
        (#"{"ignore_punctuation":"unicode"}"#, "“c-d” ¿$5?", "cd 5", 1.0),
        (#"{"preset":"squad","ignore_punctuation":"unicode"}"#, "“”", "…", 0.0),
        (#"{"preset":"squad","ignore_case":false}"#, "Cat", "cat", 0.0),
        (#"{"ignore_case":true}"#, "Straße, bitte!", "STRASSE bitte", 1.0), (#"{"unicode":"nfkc"}"#, "ﬁn ５", "fin 5", 1.0),
        (#"{"preset":"squad","ignore_articles":false}"#, "the cat", "cat", 2.0 / 3),
        (#"{"ignore_punctuation":false}"#, "the,cat", ",cat", 1.0),
        (#"{"ignore_punctuation":false}"#, "_the_", "the", 0.0),
    ])
    func takesAKeyBeforeThePreset(config: String, output: String, expected: String, wanted: Double) throws {
        #expect(try share(output, expected, config) == wanted)
    }

    @Test(arguments: [
        (#"{"preset":"SQuAD"}"#, "preset", "Must be one of squad, squad2, mlqa, hotpotqa, quasi_exact."),
        (#"{"ignore_punctuation":"all"}"#, "ignore_punctuation", #"Must be true, false, "ascii" or "unicode"."#),
    ])
    func refusesWhatItDoesNotKnow(config: String, key: String, sentence: String) {
        #expect(throws: ConfigError("evaluation_config.\(key)", "\(key): \(sentence)")) { try F1Evaluator.ready(config, output: .numeric) }
    }

    private static let scores: [(String, String, String, Double)] = [
        ("hotpotqa", "yes it is", "yes", 0.0), ("hotpotqa", "Yes.", "yes", 1.0), ("hotpotqa", "no", "no one", 0.0),
        ("hotpotqa", "noanswer", "the noanswer", 1.0), ("hotpotqa", "yes no", "yes", 0.0), ("hotpotqa", "yes yes", "yes it is", 0.4),
        ("squad", "yes it is", "yes", 0.5), ("quasi_exact", "x x y", "x", 2.0 / 3), ("quasi_exact", "x x y", "x x", 2.0 / 3),
        ("squad", "x x y", "x", 0.5), ("squad", "x x y", "x x", 0.8), ("mlqa", "“x” y", "x", 2.0 / 3), ("squad", "“x” y", "x", 0.0),
    ]

    @Test(arguments: scores)
    func hasTheRulesOfAPreset(preset: String, output: String, expected: String, wanted: Double) throws {
        let measured = try #require(try share(output, expected, #"{"preset":"\#(preset)"}"#))
        #expect(abs(measured - wanted) < 1e-12)
    }

    @Test func saysThatClosedAnswersAreComparedAsAWhole() throws {
        let verdict = try F1Evaluator.ready(#"{"preset":"hotpotqa"}"#, output: .numeric).judge(
            .texts(output: "Yes, it is", expected: "yes"))
        #expect(
            verdict == .number(0, #""Yes, it is" has an F1 of 0 with "yes", compared as a whole, like every yes, no or noanswer"#))
    }

    @Test func takesTheBestOfSeveralReferences() throws {
        let sample = Sample(
            output: JSONText(compact: #""Levi's Stadium, Santa Clara""#),
            expected: JSONText(compact: #"["Santa Clara, California","Levi's Stadium","Stadium of Levi"]"#))
        let verdict = try F1Evaluator.ready(output: .numeric).judge(sample)
        #expect(
            verdict
                == .number(
                    2.0 / 3,
                    #""Levi's Stadium, Santa Clara" has an F1 of 0.667 with "Levi's Stadium", 2 words in common of 4 and 2, the best of 3"#)
        )
    }

    @Test(arguments: [
        (#"["a b","c"]"#, #"["a b","c"]"#, 1.0), (#""[\"x y\", \"c\"]""#, #"["x y","c"]"#, 1.0), (#"["x"]"#, #"["x","y"]"#, 1.0),
        (#"{"x":1}"#, #"{"x":1}"#, 1.0),
        (#""x""#, "[1,2]", 0.0), (#""x""#, #"["y","x z"]"#, 2.0 / 3),
    ])
    func comparesAnArrayWithTheList(output: String, expected: String, wanted: Double) throws {
        let sample = Sample(output: JSONText(compact: output), expected: JSONText(compact: expected))
        #expect(try F1Evaluator.ready(output: .numeric).judge(sample).answer == .number(wanted))
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
        let close = Sample.texts(output: "a1 b c d", expected: "a1 b c")
        #expect(try F1Evaluator.ready(output: .numeric).judge(close).reasoning.contains("an F1 of 0.857 with"))
        #expect(try F1Evaluator.ready(#"{"minimum":0.8572}"#).judge(close).reasoning.contains("an F1 of 0.857 with"))
        #expect(try F1Evaluator.ready(#"{"minimum":0.857}"#).judge(close).reasoning.contains("an F1 of 0.8571 with"))
        let rule = #"{"passing_rule":{"operator":"gte","threshold":0.857}}"#
        #expect(try F1Evaluator.ready(output: .numeric, outputConfig: rule).judge(close).reasoning.contains("an F1 of 0.8571 with"))
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
        #expect(throws: ConfigError("evaluation_config.minimum", "minimum: Give a number from 0 to 1, the lowest F1 that counts as a yes."))
        {
            try F1Evaluator.ready()
        }
    }
}
