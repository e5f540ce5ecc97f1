import AssayDomain
import EvaluatorKit
import EvaluatorKitTesting
import HogProgram
import JSON
import Testing

/// What a program sees of an item.
@Suite struct HogGlobalsTests {
    /// What a program prints when it evaluates an expression on a sample.
    private func printed(_ expression: String, _ sample: Sample) throws -> String {
        let source = JSONWriter.text { $0.string("print(\(expression))\nreturn true") }
        return try HogEvaluator.ready(#"{"source":\#(source)}"#).judge(sample).reasoning
    }

    private func sample(input: String? = nil, output: String? = nil, expected: String? = nil, metadata: String? = nil) -> Sample {
        func json(_ text: String?) -> JSONText? { text.map(JSONText.init(compact:)) }
        return Sample(
            item: ID("01990000-0000-7000-8000-000000000011"), input: json(input), output: json(output), expected: json(expected),
            metadata: json(metadata))
    }

    @Test(arguments: [
        (#""a text""#, "a text"), (#""""#, ""), ("null", ""), ("true", "True"), ("1.5", "1.5"), ("18", "18"), ("1E2", "100.0"),
        ("-0", "0"), ("1e16", "1e+16"), ("1e400", "inf"), ("123456789012345678901234567890", "123456789012345678901234567890"),
        (#"[1,"é",null,1.0]"#, #"[1, "\u00e9", null, 1.0]"#), ("[]", "[]"), ("{}", "{}"),
        (#"{"a":{"b":"😀\n\u0001"},"c":false}"#, #"{"a": {"b": "\ud83d\ude00\n\u0001"}, "c": false}"#),
    ])
    func inputAndOutputAreTexts(json: String, text: String) throws {
        #expect(try printed("output", sample(output: json)) == text)
        #expect(try printed("input", sample(input: json)) == text)
        #expect(try printed("typeof(output)", sample(output: json)) == "string")
    }

    @Test(arguments: [
        (#""18""#, "'18'"), ("18", "18"), (#"{"a":[1,true]}"#, "{'a': [1, true]}"), ("null", "null"),
    ])
    func theExpectedOutputIsTheValueItself(json: String, value: String) throws {
        #expect(try printed("[expected]", sample(expected: json)) == "[\(value)]")
        #expect(try printed("[expected]", sample(metadata: #"{"expected":\#(json)}"#)) == "[\(value)]")
    }

    @Test func anEmptyItemHasAllGlobals() throws {
        let all = "[input, output, expected, metadata, properties, metadata.x, properties.x.y, target.total_cost_usd]"
        #expect(try printed(all, Sample()) == "['', '', null, {}, {}, null, null, null]")
        #expect(try printed("event.uuid || event.distinct_id", Sample()) == "")
    }

    @Test func propertiesAreTheMetadataWithInputAndOutput() throws {
        let item = sample(input: #""q""#, output: "[1]", metadata: #"{"$ai_model":"m","n":1.5,"$ai_input":"own"}"#)
        #expect(try printed("metadata", item) == "{'$ai_model': 'm', 'n': 1.5, '$ai_input': 'own'}")
        #expect(try printed("properties", item) == "{'$ai_model': 'm', 'n': 1.5, '$ai_input': 'own', '$ai_output': [1]}")
        #expect(try printed("properties.$ai_model", item) == "m")
    }

    @Test func theEventIsAGeneration() throws {
        #expect(
            try printed("event", sample())
                == "{'uuid': '01990000-0000-7000-8000-000000000011', 'event': '$ai_generation', 'distinct_id': ''}")
        let paid = sample(metadata: #"{"$ai_total_cost_usd":0.25,"$ai_latency":3}"#)
        #expect(
            try printed("target", paid)
                == "{'type': 'generation', 'id': '01990000-0000-7000-8000-000000000011', 'total_cost_usd': 0.25, 'total_latency_seconds': 3}"
        )
    }

    @Test func theOnlyEvaluationEventIsReadable() throws {
        let item = sample(
            input: #"[{"role":"user","content":"hi"}]"#,
            output: #"{"choices":[{"message":{"role":"assistant","content":[{"type":"text","text":"18"},{"type":"text","text":"!"}]}}]}"#,
            metadata: #"{"$ai_tools":[1],"n":1}"#)
        #expect(try printed("length(evaluation_events)", item) == "1")
        #expect(try printed("evaluation_events[1].input_text", item) == "user: hi")
        #expect(try printed("evaluation_events[1].output_text", item) == "18 !")
        #expect(try printed("evaluation_events[1].properties", item) == "{'n': 1}")
        #expect(try printed("evaluation_events[1].input", item) == #"[{"role": "user", "content": "hi"}]"#)
        #expect(try printed("keys(evaluation_events[1])", item).contains("'timestamp'"))
    }

    @Test(arguments: [
        (#"[{"role":"assistant","content":"a"},{"message":{"content":null,"refusal":"no"}},{"text":"c"}]"#, #"a\nno\nc"#),
        (#""plain""#, "plain"),
        (
            #"[{"role":"assistant","content":[{"type":"text","text":"See"},{"type":"image","inline_data":{"data":"iVBO"}},"#
                + #"{"type":"function","id":"c1","function":{"name":"f","arguments":{}}}]}]"#,
            "See [image] [tool_call c1: f({})]"
        ),
        (
            #"{"role":"assistant","content":"","tool_calls":[{"id":"c1","function":{"name":"f","arguments":"{}"}}]}"#,
            "assistant: [tool_call c1: f({})]"
        ),
    ])
    func theTextOfChoicesIsExtracted(output: String, expected: String) throws {
        let text = try printed("evaluation_events[1].output_text", sample(output: output))
        #expect(text == expected.replacing(#"\n"#, with: "\n"))
    }

    private func sample(ofEvent properties: String, name: String = "$ai_generation") throws -> Sample {
        Sample(
            event: EventFacts(
                uuid: try #require(ID("0199b6f2-0000-7000-8000-000000000001")), name: name, distinctID: "u1",
                timestamp: try Timestamp(text: "2026-03-30T12:00:00.5Z"), properties: JSONText(compact: properties)))
    }

    @Test func anEventIsDescribedByItsOwnFacts() throws {
        let event = try sample(
            ofEvent: #"{"$ai_model":"m","$ai_input":"q","$ai_output_choices":[{"content":"18"}],"$ai_total_cost_usd":0.25,"$ai_latency":3}"#
        )
        #expect(try printed("[input, output]", event) == #"['q', '[{"content": "18"}]']"#)
        #expect(
            try printed("properties", event)
                == "{'$ai_model': 'm', '$ai_input': 'q', '$ai_output_choices': [{'content': '18'}], '$ai_total_cost_usd': 0.25, "
                + "'$ai_latency': 3}")
        #expect(
            try printed("event", event)
                == "{'uuid': '0199b6f2-0000-7000-8000-000000000001', 'event': '$ai_generation', 'distinct_id': 'u1'}")
        #expect(
            try printed("target", event)
                == "{'type': 'generation', 'id': '0199b6f2-0000-7000-8000-000000000001', 'total_cost_usd': 0.25, 'total_latency_seconds': 3}"
        )
        #expect(try printed("[expected, metadata]", event) == "[null, {}]")
        #expect(
            try printed("evaluation_events", event)
                == "[{'uuid': '0199b6f2-0000-7000-8000-000000000001', 'event': '$ai_generation', 'timestamp': '2026-03-30T12:00:00.500000Z', "
                + #"'input': 'q', 'output': '[{"content": "18"}]', "#
                + "'properties': {'$ai_model': 'm', '$ai_total_cost_usd': 0.25, '$ai_latency': 3}, 'input_text': 'q', 'output_text': '18'}]"
        )
    }

    @Test func anEventHasItsOwnName() throws {
        let span = try sample(ofEvent: #"{"$ai_input":"ignored","$ai_output_state":{"answer":18}}"#, name: "$ai_span")
        #expect(try printed("[input, output, event.event]", span) == #"['', '{"answer": 18}', '$ai_span']"#)
        #expect(try printed("[properties, target.total_cost_usd]", try sample(ofEvent: "[1]")) == "[{}, null]")
    }

    @Test func aProgramCannotChangeWhatItReads() throws {
        let item = sample(metadata: #"{"a":{"b":1}}"#)
        #expect(try printed("metadata.a.b", item) == "1")
        let source = JSONWriter.text { $0.string("let m := metadata\nm.a.b := 2\nprint(metadata.a.b, m.a.b)\nreturn true") }
        #expect(try HogEvaluator.ready(#"{"source":\#(source)}"#).judge(item).reasoning == "1 2")
    }

    @Test func onlyWhatIsReadIsParsed() throws {
        // Invalid JSON in a part is no error unless the program reads that part.
        let item = sample(output: #""x""#, metadata: "{broken")
        #expect(try printed("output", item) == "x")
        #expect(try printed("properties", item) == "{'$ai_output': 'x'}")
    }

    /// A machine that is used for several items keeps no state between them.
    @Test func itemsDoNotSeeEachOther() throws {
        let source = JSONWriter.text {
            $0.string("let seen := []\nfn add(x) { seen := arrayPushBack(seen, x) }\nadd(output)\nprint(seen)\nreturn length(seen) == 1")
        }
        let judge = try HogEvaluator.ready(#"{"source":\#(source)}"#)
        for output in ["a", "b", "c"] { #expect(try judge.judge(.texts(output: output)) == .yes("['\(output)']")) }
    }
}
