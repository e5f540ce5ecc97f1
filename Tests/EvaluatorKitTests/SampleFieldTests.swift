import AssayDomain
import EvaluatorKit
import EvaluatorKitTesting
import JSON
import Testing

@Suite struct SampleFieldTests {
    private let sample = Sample(
        input: JSONText(compact: #"[{"role":"user","content":"Hi"}]"#), output: JSONText(compact: #"{"answer":{"a/b":[1.0,"two"]}}"#),
        expected: JSONText(compact: #""caf\u00e9""#), metadata: JSONText(compact: #"{"expected":"m","none":null}"#))

    @Test(arguments: [
        ("expected", "café"), ("/expected", "café"), ("/metadata/expected", "m"), ("/output/answer/a~1b/0", "1.0"),
        ("/output/answer/a~1b/1", "two"), ("/input/0/content", "Hi"), ("/metadata/none", nil), ("/metadata/absent", nil),
        ("/expected/0", nil), ("/output/answer/a~1b", "two"), ("/input", "user: Hi"),
    ])
    func findsText(pointer: String, text: String?) throws {
        let field = try #require(SampleField(pointer))
        #expect(try field.text(in: sample) == text)
        #expect("\(field)" == pointer)
    }

    @Test(arguments: [
        ("expected", "café"), ("/output/answer/a~1b", #"[1.0,"two"]"#), ("/output/answer/a~1b/0", "1.0"), ("/metadata/x", nil),
    ])
    func findsWhatCanBeCompared(pointer: String, text: String?) throws {
        #expect(try SampleField(pointer)?.exactText(in: sample) == text)
    }

    @Test func readsTheSameHoweverOftenItIsAsked() throws {
        for _ in 1...2 {
            #expect(try SampleField("expected")?.text(in: sample) == "café")
            #expect(try SampleField("metadata")?.exactText(in: sample) == #"{"expected":"m","none":null}"#)
            #expect(try SampleField("output")?.value(in: sample)?.kind == .object)
        }
        #expect(try SampleField("output")?.text(in: Sample(output: JSONText(compact: #""other""#))) == "other")
    }

    @Test func findsNothingInAnEmptySample() throws {
        for name in ["input", "output", "expected", "metadata"] { #expect(try SampleField(name)?.text(in: Sample()) == nil) }
    }

    @Test(arguments: ["", "/", "properties", "/properties/x", "metadata/x", "Output", "/ output"])
    func refusesOtherPaths(text: String) {
        #expect(SampleField(text) == nil)
    }

    @Test func saysWhatAConfigurationMayHold() {
        let error = #expect(throws: ConfigError.self) { try FieldPresenceEvaluator.ready(#"{"field":"properties"}"#) }
        #expect(error?.field == "evaluation_config.field")
        #expect(
            error?.sentence
                == "field: Must be input, output, metadata or expected, or a pointer below one of them such as /metadata/expected.")
    }

    @Test func failsOnWhatIsNotJSON() throws {
        let broken = Sample(output: JSONText(compact: "{"))
        #expect(throws: EvaluationError.failed(errorClass: "unreadable_item", message: "The item's output is not JSON.")) {
            try SampleField.output.text(in: broken)
        }
    }
}

/// Says yes when the sample has the field.
private struct FieldPresenceEvaluator: Evaluator {
    struct Config: Decodable, Sendable {
        let field: SampleField
    }

    static let card = Card(
        type: "reader", summary: "Says yes when the sample has the field.", outputs: [.boolean],
        config: ConfigSchema(.field, example: #"{"field":"output"}"#))

    private let field: SampleField

    init(_ setup: Setup<Config>) { field = setup.config.field }

    func judge(_ sample: Sample) throws(EvaluationError) -> Verdict {
        try field.text(in: sample) == nil ? .no("it is not there") : .yes("it is there")
    }
}
