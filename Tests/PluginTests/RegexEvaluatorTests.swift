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
        for config in [#"{"pattern":"a*"}"#, #"{"pattern":"a","negate":true}"#] {
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

    private typealias CategoryCase = (pattern: String, mode: String, output: String, keys: [String])
    private static let categoryCases: [CategoryCase] = [
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

    @Test(arguments: categoryCases)
    func namesCategoriesByKeyOrLabel(pattern: String, mode: String, output: String, keys: [String]) throws {
        let judge = try categories(pattern, #","selection_mode":"\#(mode)","passing_rule":{"categories":["good"]}"#)
        let verdict = try judge.judge(.texts(output: output))
        #expect(verdict.answer == .categories(keys))
        #expect(judge.passes(verdict, on: .texts(output: output)) == (keys == ["good"]))
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

    /// Names of options that come late are shown after the first names.
    @Test(arguments: [
        ("multiple", "a b c d good e bad f", ["good", "bad"], #""a", "b", "c" and 4 more, "good", "bad" among them"#),
        ("single", "a b c d good e bad f", ["good"], #""a", "b", "c" and 2 more, "good" among them"#),
        ("multiple", "so a b c d", [], #""so", "a", "b" and 2 more"#),
    ])
    func showsWhatCounted(mode: String, output: String, keys: [String], shown: String) throws {
        let options = #"{"options":[{"key":"good","label":"Good"},{"key":"bad","label":"Bad"}],"selection_mode":"\#(mode)"}"#
        let judge = try RegexEvaluator.ready(#"{"pattern":"[a-z]+"}"#, output: .categorical, outputConfig: options)
        #expect(try judge.judge(.texts(output: output)) == .categories(keys, "the pattern \"[a-z]+\" finds \(shown)"))
    }

    /// Searching the next match of this pattern reads the rest of the text.
    @Test func stopsSearchingOnceTheAnswerIsKnown() throws {
        let options = #"{"options":[{"key":"a","label":"A"}],"selection_mode":"multiple"}"#
        let judge = try RegexEvaluator.ready(#"{"pattern":"a.*z|a"}"#, output: .categorical, outputConfig: options)
        #expect(try judge.judge(.texts(output: String(repeating: "a", count: 1_000_000))).answer == .categories(["a"]))
    }

    @Test func isInterrupted() throws {
        let options = #"{"options":[{"key":"b","label":"B"}]}"#
        let judge = try RegexEvaluator.ready(#"{"pattern":"a.*z|a"}"#, output: .categorical, outputConfig: options)
        var calls = 0
        #expect(throws: EvaluationError.interrupted) {
            try judge.judge(.texts(output: String(repeating: "a", count: 1_000_000))) {
                calls += 1
                return calls < 10
            }
        }
    }

    /// RE2 falls back to a simulation with a thousand states per byte here.
    @Test func interruptsALongSearch() throws {
        let judge = try RegexEvaluator.ready(#"{"pattern":"(a?){1000}z"}"#)
        var calls = 0
        #expect(throws: EvaluationError.interrupted) {
            try judge.judge(.texts(output: String(repeating: "a", count: 2_000_000))) {
                calls += 1
                return calls < 3
            }
        }
        #expect(calls == 3)
    }

    @Test func givesUpOnWhatMayTakeTooLong() throws {
        let judge = try RegexEvaluator.ready(#"{"pattern":"(a|b)*a(a|b){200}c"}"#)
        let text = String(repeating: "ab", count: 1_000_000)
        #expect(
            throws: EvaluationError.plugin(
                "The pattern may take too long in a text of 2000000 bytes: use a shorter text or a simpler pattern.")
        ) {
            try judge.judge(.texts(output: text))
        }
        for pattern in [#"\\pL+1"#, "a.*z|a", "[a-q][^u-z]{13}x", #"^\\w+ (\\w+)$"#] {
            #expect(throws: Never.self) { try RegexEvaluator.ready(#"{"pattern":"\#(pattern)"}"#).judge(.texts(output: text)) }
        }
    }

    @Test(arguments: [("so [[8]], not [[9]]", 8.0), ("[[ -1.5 ]]", -1.5), ("[[1e3]]", 1_000), ("x8", nil), ("[[eight]]", nil), ("", nil)])
    func findsTheNumber(output: String, number: Double?) throws {
        let pattern = #"{"pattern":"\\[\\[(.+?)\\]\\]","answer":"number"}"#
        let answer = Result { try RegexEvaluator.ready(pattern, output: .numeric).judge(.texts(output: output)).answer }
        let lenient = try RegexEvaluator.ready(pattern, output: .numeric, outputConfig: #"{"allows_na":true}"#)
        #expect(try lenient.judge(.texts(output: output)).answer == number.map(Verdict.Answer.number) ?? .notApplicable)
        if let number {
            #expect(try answer.get() == .number(number))
        } else {
            let error = #expect(throws: EvaluationError.self) { try answer.get() }
            guard case .skipped("parse_error", _) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
    }

    @Test func findsTheNumberOfAWholeMatch() throws {
        let judge = try RegexEvaluator.ready(#"{"pattern":"[0-9]+"}"#, output: .numeric)
        #expect(try judge.judge(.texts(output: "7 of 10")) == .number(7, #"the pattern "[0-9]+" finds "7""#))
    }

    @Test(arguments: [(#""number""#, OutputType.boolean), (#""letter""#, .numeric)])
    func refusesAnAnswerThatIsNoNumber(answer: String, output: OutputType) {
        #expect(throws: ConfigError("evaluation_config.answer", "answer: Must be number, and the output_type numeric.")) {
            try RegexEvaluator.ready(#"{"pattern":"a","answer":\#(answer)}"#, output: output)
        }
    }

    @Test func takesThePatternFromTheItem() throws {
        let judge = try RegexEvaluator.ready(#"{"pattern_from":"/metadata/format"}"#)
        #expect(try judge.judge(.texts(output: "12", metadata: #"{"format":"^[0-9]+$"}"#)).answer == .boolean(true))
        #expect(try judge.judge(.texts(output: "12", metadata: #"{"format":"^[a-z]+$"}"#)).answer == .boolean(false))
        let message = "The item's /metadata/format cannot be used as pattern: missing ): (a"
        #expect(throws: EvaluationError.failed(errorClass: "bad_parameter", message: message)) {
            try judge.judge(.texts(output: "12", metadata: #"{"format":"(a"}"#))
        }
    }

    @Test func refusesAPatternThatIsEmpty() {
        #expect(throws: ConfigError("evaluation_config.pattern", "pattern: Give at least one character.")) {
            try RegexEvaluator.ready(#"{"pattern":""}"#)
        }
    }

    /// The README's examples for text outside ASCII.
    @Test(arguments: [
        (#"^\\w$"#, "é", false), (#"^\\pL$"#, "é", true), (#"\\bcaf\\b"#, "café", true), (#"(?:^|[^\\pL])caf(?:$|[^\\pL])"#, "café", false),
        (#"(?:^|[^\\pL])caf(?:$|[^\\pL])"#, "(caf)", true), (#"^\\d$"#, "٣", false), (#"^\\pN$"#, "٣", true), (#"^\\s$"#, "\u{A0}", false),
        (#"^[\\s\\pZ]$"#, "\u{A0}", true), (#"^[\\pL\\pM\\pN_]+$"#, "e\u{301}_日本4", true),
    ])
    func knowsOnlyASCIIWithoutUnicodesClasses(pattern: String, output: String, answer: Bool) throws {
        #expect(try RegexEvaluator.ready(#"{"pattern":"\#(pattern)"}"#).judge(.texts(output: output)).answer == .boolean(answer))
    }

    @Test func refusesInRE2sWords() {
        #expect(throws: ConfigError("evaluation_config.pattern", "missing ): (abc")) { try RegexEvaluator.ready(#"{"pattern":"(abc"}"#) }
    }
}
