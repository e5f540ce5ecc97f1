import AssayDomain
import EvaluatorKit
import EvaluatorKitTesting
import JSON
import Testing

@Suite struct ExtractionTests {
    private static func answer(_ config: String, in text: String) throws -> String? {
        try JSONValue(parsing: Array(config.utf8)).decode(as: TextOptions.self).field.text(in: .texts(output: text))
    }

    private typealias Case = (config: String, text: String, answer: String?)

    private static let patterns: [Case] = [
        (#"{"extract":"A: (\\d+)"}"#, "A: 5, A: 6", "5"), (#"{"extract":"\\d+ (a|b)?"}"#, "12 ", "12 "),
        (#"{"extract":"\\d+"}"#, "x 12 3", "12"),
        (#"{"extract":"(a)(b)"}"#, "ab", "a"), (#"{"extract":"(?:a)b"}"#, "ab", "ab"), (#"{"extract":"A: (\\d*)"}"#, "A: ", ""),
        (#"{"extract":"é(.)"}"#, "é日本", "日"), (#"{"extract":"b"}"#, "a", nil), (#"{"extract":"a"}"#, "", nil),
        (#"{"extract":"A: (\\d+)","extract_which":"last"}"#, "A: 5, A: 6", "6"),
        (#"{"extract":"A: (\\d+)","extract_which":"first"}"#, "A: 5, A: 6", "5"), (#"{"extract":"^.","extract_which":"last"}"#, "ab", "a"),
        (#"{"extract":["B: (.)","A: (.)"]}"#, "A: x, B: y, B: z", "y"), (#"{"extract":["B: (.)","A: (.)"]}"#, "A: x", "x"),
        (#"{"extract":["B: (.)","A: (.)"],"extract_which":"last"}"#, "B: y, B: z, A: x", "z"),
        (#"{"extract":["B: (.)","A: (.)"]}"#, "x", nil),
        (#"{"extract":"a","field":"input"}"#, "a", nil), (#"{"extract":null}"#, "a b", "a b"),
    ]

    private static let boxes: [Case] = [
        ("boxed", #"so $\boxed{5}$."#, "5"), ("boxed", #"\boxed{\frac{1}{2}} m"#, #"\frac{1}{2}"#),
        ("boxed", #"\boxed{1} or \boxed{2}"#, "2"),
        ("boxed", #"\boxed 7$ and \boxed{8}"#, "7"), ("boxed", #"\boxed 7"#, "7"), ("boxed", #"\fbox{9}"#, "9"),
        ("boxed", #"\boxed{1} \fbox{2}"#, "1"),
        ("boxed", #"\boxed{\boxed{3}}"#, "3"), ("boxed", #"\boxed{}"#, ""), ("boxed", #"\boxed{1"#, nil), ("boxed", #"\boxed1"#, nil),
        ("boxed", "boxed{1}", nil), ("boxed", "", nil),
    ]

    private static let answers: [Case] = [
        ("answer_is", "So the answer is 5.\nBye", "5"), ("answer_is", "The Answer is: (B).  \r\n", "(B)"),
        ("answer_is", "answer is 1.5", "1.5"),
        ("answer_is", "answer is 1\nanswer is 2", "2"), ("answer_is", "the answer is", ""), ("answer_is", "answer: 5", nil),
        ("choice_letter", "A or B? The answer is (C). D", "C"), ("choice_letter", "answer is C, or answer is D", "C"),
        ("choice_letter", "Answer: B\nor C", "B"), ("choice_letter", "answer: B, no, answer: C", "C"),
        ("choice_letter", "I say (D), E.", "E"),
        ("choice_letter", "K, AB, a", nil), ("choice_letter", "", nil),
    ]

    private static let parts: [Case] = [
        ("last_line", "a\n\n b c \r\n \t\n", "b c"), ("last_line", "a", "a"), ("last_line", " \n\t", nil), ("last_line", "", nil),
        ("code_fence", "Here:\n```json\n{}\n```\n```\nb\n```", "{}"), ("code_fence", "```\na\n\nb\n  ```", "a\n\nb"),
        ("code_fence", "```\n```", ""),
        ("code_fence", "```\na", nil), ("code_fence", "```a```", nil), ("code_fence", "~~~\na\n~~~", nil),
        ("json", #"It is {"a": [1, {"b": 2}]}, or [3]."#, #"{"a": [1, {"b": 2}]}"#), ("json", #"[1, {"a": 2}] x"#, #"[1, {"a": 2}]"#),
        ("json", #"{"a": "}]\"{"} b"#, #"{"a": "}]\"{"}"#), ("json", #"{"a": [1] "#, "[1]"), ("json", "{a} and [1, 2", nil),
        ("json", "{a} [2]", "[2]"),
        ("json", "[1}", nil), ("json", "12", nil), ("json", "a ] b } [] c", "[]"), ("json", "“{” means {\"é\":\"日\"}", "{\"é\":\"日\"}"),
    ]

    @Test(arguments: patterns)
    func aPatternTakesTheAnswer(config: String, text: String, answer: String?) throws {
        #expect(try Self.answer(config, in: text) == answer)
    }

    @Test(arguments: boxes + answers + parts)
    func aPresetTakesTheAnswer(preset: String, text: String, answer: String?) throws {
        #expect(try Self.answer(#"{"extract_preset":"\#(preset)"}"#, in: text) == answer)
    }

    @Test(arguments: [
        ("boxed", #"\boxed{1} \boxed{2}"#, "1", "2"), ("answer_is", "answer is 1\nanswer is 2", "1", "2"),
        ("choice_letter", "answer is A, answer is B", "A", "B"), ("choice_letter", "answer: A\nanswer: B", "A", "B"),
        ("choice_letter", "(A) (B)", "A", "B"), ("last_line", "\na\nb\n", "a", "b"), ("code_fence", "```\na\n```\n```\nb\n```", "a", "b"),
        ("json", #"{"a":[1]} {"b":[2]} }"#, #"{"a":[1]}"#, #"{"b":[2]}"#),
    ])
    func takesTheFirstOrTheLastOfSeveral(preset: String, text: String, first: String, last: String) throws {
        #expect(try Self.answer(#"{"extract_preset":"\#(preset)","extract_which":"first"}"#, in: text) == first)
        #expect(try Self.answer(#"{"extract_preset":"\#(preset)","extract_which":"last"}"#, in: text) == last)
    }

    @Test func comparesTheAnswerByTheSameRulesAsAText() throws {
        let judge = try ComparingEvaluator.ready(#"{"extract":"A: (.*)","ignore_case":true,"trim":true}"#)
        #expect(try judge.judge(.texts(output: "A:  Paris ", expected: "paris")) == .yes(#""Paris" is compared"#))
        // A list of texts means any of them, or the list as a whole, for an answer as for a text.
        for (output, isEqual) in [("A: Y", true), (#"A: ["x", "y"]"#, true), (#"A: ["x"]"#, false), ("y", false)] {
            let sample = Sample(output: JSONWriter.text { $0.string(output) }, expected: JSONText(compact: #"["x","y"]"#))
            #expect(try judge.judge(sample).answer == .boolean(isEqual), "\(output)")
        }
    }

    @Test func takesTheAnswerOutOfTheTextOfMessages() throws {
        let output = JSONText(compact: #"[{"role":"assistant","content":"The answer is 5."}]"#)
        let judge = try ComparingEvaluator.ready(#"{"extract_preset":"answer_is"}"#)
        #expect(try judge.judge(Sample(output: output, expected: JSONText(compact: "5"))).answer == .boolean(true))
    }

    @Test(arguments: [#""extract_preset":"boxed""#, #""extract":"boxed.(.)""#, #""extract":"boxed.(.)","extract_which":"last""#])
    func findsAnAnswerInALongText(config: String) throws {
        let text = String(repeating: "a ", count: 2_500_000) + #"\boxed{1}"#
        #expect(try Self.answer("{\(config)}", in: text) == "1")
    }

    @Test func isInterruptedInALongText() throws {
        let judge = try ComparingEvaluator.ready(#"{"extract":"[ab]+","extract_which":"last"}"#)
        let sample = Sample.texts(output: String(repeating: "a ", count: 200_000), expected: "b")
        var calls = 0
        #expect(throws: EvaluationError.interrupted) {
            try judge.judge(sample) {
                calls += 1
                return calls < 3
            }
        }
        #expect(calls == 3)
    }

    @Test func refusesAPatternThatMayTakeTooLong() throws {
        let text = String(repeating: "a", count: 2_000_000)
        #expect(throws: EvaluationError.patternTooSlow(in: text)) { try Self.answer(#"{"extract":"(a|b)*a(a|b){200}c"}"#, in: text) }
    }

    @Test func refusesATextWithTooManyBrackets() {
        #expect(throws: EvaluationError.plugin("The text has too many brackets to look for JSON in it: use extract with a pattern.")) {
            try Self.answer(#"{"extract_preset":"json"}"#, in: String(repeating: "[", count: 20_000))
        }
    }
}

/// What is said of a text without an answer.
@Suite struct AbsentAnswerTests {
    private static let withoutMatch = #"nothing in the output matches "A: (.)""#

    private func verdict(_ config: String, _ output: OutputType = .boolean, _ sample: Sample = .texts(output: "x", expected: "x")) throws
        -> Verdict
    {
        try ComparingEvaluator.ready(#"{"extract":"A: (.)"\#(config)}"#, output: output, outputConfig: #"{"allows_na":true}"#).judge(sample)
    }

    @Test(arguments: ["", #","extract_absent":"no""#, #","negate":true"#, #","extract_absent":null"#])
    func isANoEvenWithNegate(config: String) throws {
        #expect(try verdict(config) == .no(Self.withoutMatch))
        #expect(try verdict(config, .numeric) == .number(0, Self.withoutMatch))
    }

    @Test(arguments: [OutputType.boolean, .numeric], ["", #","negate":true"#])
    func isSkippedOnRequest(output: OutputType, config: String) {
        #expect(throws: EvaluationError.skipped(reason: "no_answer", message: #"No answer: nothing in the output matches "A: (.)"."#)) {
            try verdict(#","extract_absent":"skipped"\#(config)"#, output)
        }
    }

    @Test(arguments: [OutputType.boolean, .numeric], ["", #","negate":true"#])
    func isNotApplicableOnRequest(output: OutputType, config: String) throws {
        #expect(try verdict(#","extract_absent":"not_applicable"\#(config)"#, output) == .notApplicable(Self.withoutMatch))
    }

    @Test(arguments: ["no", "skipped", "not_applicable"])
    func aFieldThatIsNotThereIsANo(absent: String) throws {
        let config = #","extract_absent":"\#(absent)","negate":true"#
        let sample = Sample.texts(expected: "x")
        #expect(try verdict(config, .boolean, sample) == .no("the item has no output"))
        #expect(try verdict(config, .numeric, sample) == .number(0, "the item has no output"))
    }

    @Test(arguments: [
        (#""extract":["a+","b"]"#, #"nothing in the output matches any of "a+", "b""#),
        (#""extract_preset":"code_fence""#, "extract_preset code_fence finds no answer in the output"),
        (#""extract":"a","field":"/expected""#, #"nothing in the /expected matches "a""#),
    ])
    func saysWhereItLooked(config: String, reasoning: String) throws {
        #expect(try ComparingEvaluator.ready("{\(config)}").judge(.texts(output: "x", expected: "y")).reasoning == reasoning)
    }

    @Test func anExpectedOutputIsMissedFirst() {
        #expect(throws: EvaluationError.noExpected(pointer: "/metadata/expected")) {
            try verdict(#","extract_absent":"skipped""#, .boolean, .texts(output: "x"))
        }
    }
}

/// Which configurations are refused.
@Suite struct ExtractionRefusalTests {
    private static let tooMany = Array(repeating: #""a""#, count: 21).joined(separator: ",")

    @Test(arguments: [
        (#"{"extract":"a","extract_preset":"boxed"}"#, "extract_preset", "Give either extract or extract_preset, not both."),
        (#"{"extract_which":"last"}"#, "extract_which", "Give extract or extract_preset as well: without one, nothing is extracted."),
        (#"{"extract_absent":"no"}"#, "extract_absent", "Give extract or extract_preset as well: without one, nothing is extracted."),
        (
            #"{"extract":"a","extract_absent":"not_applicable"}"#, "extract_absent",
            "not_applicable needs allows_na in output_config: set it to true."
        ),
        (#"{"extract":"(a"}"#, "extract", "missing ): (a"), (#"{"extract":["a","(b"]}"#, "extract", "Pattern 2: missing ): (b"),
        (#"{"extract":""}"#, "extract", "Give at least one character."),
        (#"{"extract":["a",""]}"#, "extract", "Pattern 2: Give at least one character."),
        (#"{"extract":[]}"#, "extract", "Give 1 to 20 patterns."), (#"{"extract":[\#(tooMany)]}"#, "extract", "Give 1 to 20 patterns."),
        (#"{"extract_preset":"box"}"#, "extract_preset", "Must be one of boxed, answer_is, choice_letter, last_line, code_fence, json."),
        (#"{"extract":"a","extract_which":"all"}"#, "extract_which", "Must be one of first, last."),
        (#"{"extract":"a","extract_absent":"yes"}"#, "extract_absent", "Must be one of no, skipped, not_applicable."),
    ])
    func saysWhatToChange(config: String, field: String, sentence: String) {
        #expect(throws: ConfigError("evaluation_config.\(field)", "\(field): \(sentence)")) { try ComparingEvaluator.ready(config) }
    }

    @Test(arguments: ["5", "{}", "[5]", #"["a",null]"#])
    func aPatternIsAText(value: String) {
        let error = #expect(throws: ConfigError.self) { try ComparingEvaluator.ready(#"{"extract":\#(value)}"#) }
        #expect(error?.field.hasPrefix("evaluation_config.extract") == true)
    }

    @Test func acceptsTwentyPatterns() throws {
        let patterns = Array(repeating: #""a""#, count: 19).joined(separator: ",")
        let judge = try ComparingEvaluator.ready(#"{"extract":[\#(patterns),"b"]}"#)
        #expect(try judge.judge(.texts(output: "b", expected: "b")).answer == .boolean(true))
    }
}
