import AssayDomain
import EvaluatorKit
import EvaluatorKitTesting
import ExactMatch
import JSON
import Testing

/// A table of outputs, expected outputs and verdicts.
@Suite struct ExactMatchTableTests {
    private typealias Row = (output: String, expected: String, answer: Bool)

    /// Both columns are JSON.
    private static let texts: [Row] = [
        (#""Paris""#, #""Paris""#, true), (#""Paris""#, #""paris""#, false), (#""Paris ""#, #""Paris""#, false), (#""""#, #""""#, true),
        (#""""#, #"" ""#, false), (#""é""#, #""e\u0301""#, false), (#""\r\n""#, #""\n""#, false), (#""\u0000""#, #""""#, false),
        (#""18""#, "18", true), (#""18.0""#, "18", false), (#""1e2""#, "100", false), ("18", #""18""#, true), ("18.0", #""18""#, false),
        (#""true""#, "true", true), ("true", #""true""#, true), (#""True""#, "true", false), (#""null""#, #""null""#, true),
        (#""{\"a\":1}""#, #""{\"a\":1}""#, true), (#"{"a":1}"#, #""{\"a\":1}""#, true), (#""{\"a\": 1}""#, #""{\"a\":1}""#, false),
    ]

    private static let surrogates: [Row] = [
        (#""\ud800""#, #""\ud800""#, true), (#""\ud800""#, #""\ud801""#, false), (#""\ud800""#, #""\udc00""#, false),
        (#""\ud800""#, #""\ufffd""#, false), (#""\ufffd""#, #""\ud800""#, false), (#""\ufffd""#, #""\ufffd""#, true),
        (#""a\udfffb\ufffdc\ud800""#, #""a\udfffb\ufffdc\ud800""#, true), (#""a\udfffb\ufffdc\ud800""#, #""a\ufffdb\udfffc\ud800""#, false),
        (#""\ud83d\ude00""#, #""😀""#, true), (#""\ud83d""#, #""\ud83d\ude00""#, false), (#""\ud800""#, #"["x","\ud800"]"#, true),
        (#""\ud800""#, #"["x","\ud801"]"#, false), (#""\ud800""#, #""\udbff\udc00""#, false), (#""\ud800""#, #""\udbfe\udc00""#, false),
        (#"["\ud800"]"#, #"["\ud800"]"#, true), (#"{"a":"\ud800"}"#, #"{"a":"\ufffd"}"#, false),
    ]

    private static let values: [Row] = [
        ("18", "18", true), ("18.0", "18", true), ("1e2", "100", true), ("0.1", "0.10000000000000000000001", false), ("-0", "0", true),
        ("true", "true", true), ("true", "false", false), ("true", "1", false),
        (#"{"a":1,"b":2}"#, #"{"b":2,"a":1}"#, true), (#"{"a":1}"#, #"{"a":1.0}"#, true), (#"{"a":1}"#, #"{"a":"1"}"#, false),
        (#"{"a":1}"#, #"{"a":1,"b":2}"#, false), (#"{"a":1,"b":2}"#, #"{"a":1}"#, false), (#"{"a":1,"a":2}"#, #"{"a":2}"#, true),
        (#"{"a":null}"#, "{}", false), (#"{"a":{"b":[1,{"c":2}]}}"#, #"{"a":{"b":[1,{"c":2.0}]}}"#, true), ("{}", "{}", true),
        ("{}", "[]", false),
        ("[1,2]", "[1,2]", true), ("[1,2]", "[2,1]", false), ("[1,2]", "[1,2,3]", false), ("[1.0,2]", "[1,2]", true), ("[]", "[]", true),
        ("[]", "{}", false), (#"{"A":"x"}"#, #"{"a":"x"}"#, false),
    ]

    private static let parsed: [Row] = [
        (#""{\"b\": 2, \"a\": 1}""#, #"{"a":1,"b":2}"#, true), (#"" {\"a\":1.0}\n""#, #"{"a":1}"#, true),
        (#""{\"a\":2}""#, #"{"a":1}"#, false),
        (#""no JSON""#, #"{"a":1}"#, false), (#""""#, #"{"a":1}"#, false), (#""```json\n{}\n```""#, "{}", false),
        (#""[1, 2.0]""#, "[1,2]", true),
        (#""[2, 1]""#, "[1,2]", false), (#""18""#, "[18]", false), (#""[[]]""#, "[[]]", true), (#""[\"a\",1]""#, #"["a",1]"#, true),
    ]

    private static let lists: [Row] = [
        (#""a""#, #"["a","b"]"#, true), (#""b""#, #"["a","b"]"#, true), (#""c""#, #"["a","b"]"#, false), (#""a""#, #"["a"]"#, true),
        (#""A""#, #"["a"]"#, false), ("18", #"["17","18"]"#, true), (#"["a","b"]"#, #"["a","b"]"#, true),
        (#"["b","a"]"#, #"["a","b"]"#, false),
        (#""[\"a\", \"b\"]""#, #"["a","b"]"#, true), (#""[\"b\", \"a\"]""#, #"["a","b"]"#, false), (#"["a"]"#, #"["a","b"]"#, false),
        (#""[1]""#, #"["[1]","one"]"#, true), (#""[citation needed]""#, #"["[citation needed]"]"#, true), ("[]", "[]", true),
        ("[1]", "[]", false),
        (#""[]""#, "[]", true), ("{}", "[]", false), (#"{"a":1}"#, #"["x","{\"a\":1}"]"#, true), (#""""#, #"["","x"]"#, true),
    ]

    @Test(arguments: texts + surrogates + values + parsed + lists)
    func comparesTextsAndValues(output: String, expected: String, answer: Bool) throws {
        let sample = Sample(output: JSONText(compact: output), expected: JSONText(compact: expected))
        #expect(try ExactMatchEvaluator.ready().judge(sample).answer == .boolean(answer))
        #expect(try ExactMatchEvaluator.ready(#"{"negate":true}"#).judge(sample).answer == .boolean(!answer))
        let metadata = JSONText(compact: #"{"expected":\#(expected)}"#)
        #expect(try ExactMatchEvaluator.ready().judge(Sample(output: sample.output, metadata: metadata)).answer == .boolean(answer))
    }

    /// Options such as `ignore_case` apply to texts, not to values.
    @Test(arguments: [
        (#""A ""#, #"["a","b"]"#, true), (#"{"a":"A"}"#, #"{"a":"a"}"#, false), (#"["A"]"#, #"["a"]"#, false), (#"" [ 1 ] ""#, "[1]", true),
        ("18", "18.0", true),
    ])
    func usesOptionsForTextsAlone(output: String, expected: String, answer: Bool) throws {
        let sample = Sample(output: JSONText(compact: output), expected: JSONText(compact: expected))
        #expect(try ExactMatchEvaluator.ready(#"{"ignore_case":true,"trim":true}"#).judge(sample).answer == .boolean(answer))
    }

    private typealias Reason = (output: String, expected: String, reasoning: String)
    private static let reasons: [Reason] = [
        (#""b""#, #"["a","b"]"#, #""b" is one of 2 expected outputs"#), (#""a""#, #"["a"]"#, #""a" is the expected output"#),
        (#""c""#, #"["a","b"]"#, #""c" is none of "a", "b""#), (#""c""#, #"["a"]"#, #""c" != "a""#),
        (#"{"a":1}"#, #"{"a":1.0}"#, #"{"a":1} is the expected output"#), (#"{"a":[1,2]}"#, #"{"a":[1,3]}"#, #"2 != 3 at "/a/1""#),
        (#"{"a":1}"#, #"{"b":2,"a":1}"#, #"nothing at "/b", where 2 was expected"#),
        (#"{"a":1,"b":2}"#, #"{"a":1}"#, #"2 at "/b", where nothing was expected"#),
        ("18", "17", #"18 != 17"#), (#""yes""#, "{}", #""yes" is not JSON: Expecting value: line 1 column 1 (char 0)"#),
        (#""\ud800""#, #""\ud801""#, #""\u{D800}" != "\u{D801}""#), (#"["b","a"]"#, #"["a","b"]"#, #""b" != "a" at "/0""#),
    ]

    @Test(arguments: reasons)
    func saysWhy(output: String, expected: String, reasoning: String) throws {
        let sample = Sample(output: JSONText(compact: output), expected: JSONText(compact: expected))
        #expect(try ExactMatchEvaluator.ready().judge(sample).reasoning == reasoning)
    }

    /// A text cannot be compared with an empty list, but an array can.
    @Test(arguments: [#""x""#, nil] as [String?])
    func skipsAnEmptyListOfTexts(output: String?) throws {
        let sample = Sample(output: output.map(JSONText.init(compact:)), expected: .emptyArray)
        let message = "The expected output is an empty list, which can only be compared with JSON."
        #expect(throws: EvaluationError.skipped(reason: "no_expected", message: message)) { try ExactMatchEvaluator.ready().judge(sample) }
    }
}
