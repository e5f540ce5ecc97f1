import AssayDomain
import JSON
import Testing

@Suite struct EventFactsTests {
    private func event(_ properties: String, name: String = "$ai_generation") throws -> EventFacts {
        EventFacts(
            uuid: try #require(ID("0199b6f2-0000-7000-8000-000000000001")), name: name, distinctID: "u1",
            timestamp: try Timestamp(text: "2026-03-30T12:00:00Z"), properties: JSONText(compact: properties))
    }

    @Test(arguments: [
        ("$ai_generation", #"{"$ai_input":"a","$ai_input_state":"b"}"#, #""a""#),
        ("$ai_generation", #"{"$ai_input":[],"$ai_input_state":"b"}"#, #""b""#),
        ("$ai_generation", #"{"$ai_input":null,"$ai_input_state":{}}"#, nil),
        ("$ai_span", #"{"$ai_input":"a","$ai_input_state":"b"}"#, #""b""#),
        ("$ai_span", #"{"$ai_input":"a"}"#, nil),
        ("$ai_generation", "{}", nil),
    ])
    func theInputIsTheFirstThatSaysSomething(name: String, properties: String, input: String?) throws {
        let event = try event(properties, name: name)
        #expect(event.input?.compact.text == input)
        #expect(Sample(event: event).input?.text == input)
    }

    @Test(arguments: [
        ("$ai_generation", #"{"$ai_output_state":"c","$ai_output":"b","$ai_output_choices":[1.0]}"#, "[1.0]"),
        ("$ai_generation", #"{"$ai_output_state":"c","$ai_output":"b","$ai_output_choices":[]}"#, #""b""#),
        ("$ai_generation", #"{"$ai_output_state":"c","$ai_output":"","$ai_output_choices":false}"#, #""c""#),
        ("$ai_generation", #"{"$ai_output":0}"#, nil),
        ("$ai_trace", #"{"$ai_output_state":"c","$ai_output":"b"}"#, #""c""#),
        ("$ai_trace", #"{"$ai_output":"b"}"#, nil),
    ])
    func theOutputIsTheFirstThatSaysSomething(name: String, properties: String, output: String?) throws {
        let event = try event(properties, name: name)
        #expect(event.output?.compact.text == output)
        #expect(Sample(event: event).output?.text == output)
    }

    @Test(arguments: [
        (#"{"$ai_is_error":true}"#, true), (#"{"$ai_is_error":"true"}"#, true), (#"{"$ai_is_error":" TRUE\n"}"#, true),
        (#"{"$ai_is_error":"tr ue"}"#, false), (#"{"$ai_is_error":"yes"}"#, false), (#"{"$ai_is_error":false}"#, false),
        (#"{"$ai_is_error":1}"#, false), (#"{"$ai_is_error":null}"#, false), ("{}", false),
    ])
    func knowsAFailedCall(properties: String, isError: Bool) throws {
        #expect(try event(properties).isError == isError)
    }

    @Test func theToolsAreTheOnesSent() throws {
        #expect(try event(#"{"$ai_tools":[{"name":"search"}]}"#).tools?.compact.text == #"[{"name":"search"}]"#)
        #expect(try event(#"{"$ai_tools":[]}"#).tools == nil)
    }

    @Test(arguments: ["[1]", #""{}""#, "null", "{broken"])
    func propertiesThatAreNoObjectAreNone(properties: String) throws {
        let event = try event(properties)
        #expect(event.properties == nil)
        #expect(event.input == nil && event.output == nil && !event.isError)
    }

    @Test func aSampleOfAnEventReadsAsText() throws {
        let sample = Sample(
            event: try event(#"{"$ai_input":[{"role":"user","content":"hi"}],"$ai_output_choices":[{"role":"assistant","content":"ho"}]}"#))
        #expect(sample.inputText == "user: hi")
        #expect(sample.outputText == "assistant: ho")
        #expect(sample.expected == nil && sample.metadata == nil)
        #expect(sample.event?.distinctID == "u1")
        #expect(Sample(item: .new()).event == nil)
    }
}
