internal import AssayDomain
internal import JSON

/// A sample that has exposed bugs in evaluators before.
struct EdgeCaseSample: Sendable {
    /// Such as `an empty text`.
    let name: String
    let sample: Sample
    /// Whether an evaluator may fail on the sample.
    let mayFail: Bool

    /// Part of every text, to find out where evaluators quote the item.
    static let secret = "Zanzibar"

    static let all: [EdgeCaseSample] =
        [EdgeCaseSample(name: "a sample with nothing in it", sample: Sample(), mayFail: false), plain, huge]
        + texts.map { EdgeCaseSample(name: $0.name, output: JSONWriter.string($0.text)) }
        + values.map { EdgeCaseSample(name: $0.name, output: JSONText(compact: $0.json)) }

    private static let texts: [(name: String, text: String)] = [
        ("an empty text", ""),
        ("white space", " \t\r\n\u{A0}\u{2028}"),
        ("a text of several lines", "\(secret)\r\n\(secret)\n\n\u{2028}\u{2029}\u{85}\(secret)"),
        ("control characters", "\(secret)\u{0}\u{1}\u{1B}[31m\u{7F}"),
        ("combining marks", "e\u{301} \u{301}" + String(repeating: "\u{300}", count: 1_000)),
        ("emoji", "👩‍👩‍👧‍👦🏳️‍🌈 \(secret)"),
        ("text from right to left", "\u{202E}שלום \(secret)\u{202C}"),
        ("quotation marks", ##"\""" '' \ # "##),
        ("JSON in a text", #"{"answer": 18, "note": "\#(secret)"}"#),
        ("very many digits", String(repeating: "9", count: 5_000)),
        ("a number beyond all numbers", "1e999999999999999999999"),
    ]

    private static let values: [(name: String, json: String)] = [
        ("half a surrogate pair", #""\ud800 \#(secret)""#),
        ("a boolean", "true"),
        ("a number", "18"),
        ("a number that is no double", "-1e400"),
        ("an empty list", "[]"),
        ("an empty object", "{}"),
        ("a list of messages", #"[{"role":"user","content":"\#(secret)"},{"role":"assistant","content":[{"type":"text","text":"18"}]}]"#),
        ("deep nesting", String(repeating: "[", count: 100) + String(repeating: "]", count: 100)),
        ("a null in a list", "[null]"),
    ]

    /// An ordinary sample.
    private static let plain = EdgeCaseSample(
        name: "a plain sample",
        sample: .texts(input: "How many? \(secret)", output: "18 \(secret)", expected: "18", metadata: #"{"expected":"18"}"#),
        mayFail: false)

    private static let huge = EdgeCaseSample(
        name: "a huge sample",
        sample: .texts(
            input: String(repeating: "\(secret) ", count: 100_000), output: "a\(String(repeating: "18 \(secret) ", count: 50_000))z",
            expected: "b\(String(repeating: "\(secret) 18 ", count: 50_000))y"),
        mayFail: true)
}

extension EdgeCaseSample {
    /// A sample with this output and a plain expected output.
    private init(name: String, output: JSONText) {
        let expected = JSONWriter.string("18 \(Self.secret)")
        self.init(name: name, sample: Sample(input: output, output: output, expected: expected, metadata: .emptyObject), mayFail: false)
    }
}

extension JSONWriter {
    /// A JSON string.
    static func string(_ text: String) -> JSONText { Self.text { $0.string(text) } }
}
