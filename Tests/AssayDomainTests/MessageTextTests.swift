import AssayDomain
import JSON
import Testing

@Suite struct MessageTextTests {
    @Test func rendersAConversation() throws {
        let messages = #"""
            [{"role":"system","content":"Be brief"},
             {"role":"user","content":[{"type":"text","text":"Weather in Riga?"}]},
             {"role":"assistant","content":null,"tool_calls":[{"id":"c1","function":{"name":"wx","arguments":"{\"q\":\"Riga\"}"}}]},
             {"role":"tool","tool_call_id":"c1","content":"12C"},
             {"role":"assistant","parts":[{"type":"text","content":"It is"},{"type":"text","content":"12C."}]}]
            """#
        #expect(
            try text(messages) == #"""
                system: Be brief
                user: Weather in Riga?
                assistant: [tool_call c1: wx({"q":"Riga"})]
                tool[c1]: 12C
                assistant: It is 12C.
                """#)
    }

    @Test(arguments: [
        ("null", ""), (#""""#, ""), ("[]", ""), ("{}", ""), (#""a\nb""#, "a\nb"), (#"" x ""#, " x "),
        ("0", "0"), ("1.50", "1.50"), ("false", "false"), ("true", "true"),
        (#"["a","b"]"#, "a\nb"), (#"["a",1,null,["x"],true,{}]"#, "a"), (#"[{"content":"a"},"b"]"#, "a\nb"),
        (#"{"answer": 18}"#, #"{"answer":18}"#), (#"[{"z": 1, "a": [ ]}]"#, #"{"z":1,"a":[]}"#),
    ])
    func rendersWhatIsNoConversation(json: String, expected: String) throws {
        #expect(try text(json) == expected)
    }

    @Test(arguments: [
        (#"{"role":"user"}"#, "user:"), (#"{"role":"user","content":""}"#, "user:"), (#"{"content":"x"}"#, "x"),
        (#"{"role":"user","content":"x"}"#, "user: x"), (#"{"role":"","content":"x"}"#, "x"), (#"{"role":null,"content":"x"}"#, "x"),
        (#"{"role":"tool","content":"x"}"#, "tool: x"), (#"{"role":"tool","tool_call_id":"","content":"x"}"#, "tool: x"),
        (#"{"role":"user","tool_call_id":"c","content":"x"}"#, "user: x"), (#"{"role":"tool","tool_call_id":7}"#, "tool[7]:"),
        (#"{"role":"user","content":{"a": 1}}"#, #"user: {"a":1}"#), (#"{"role":"user","content":5}"#, "user: 5"),
        (#"{"role":"user","content":["a",{"text":"b"},{"content":"c"},{"type":"image"}]}"#, "user: a b c [image]"),
        (#"{"role":"user","content":[{"text":{"value":1}},{"text":null,"content":"c"}]}"#, #"user: {"value":1} c"#),
    ])
    func rendersMessages(json: String, expected: String) throws {
        #expect(try text(json) == expected)
    }

    @Test(arguments: [
        (#"[{"id":"c1","function":{"name":"f","arguments":"{}"}}]"#, "assistant: x [tool_call c1: f({})]"),
        (#"[{"function":{"name":"f","arguments":{"a": 1}}}]"#, #"assistant: x [tool_call: f({"a":1})]"#),
        (
            #"[{"id":"1","function":{"name":"f"}},{"id":"2","function":{"name":"g","arguments":""}}]"#,
            "assistant: x [tool_call 1: f()] [tool_call 2: g()]"
        ),
        (#"[{"id":"1","function":{"name":""}},{"id":"2"},{"function":"f"},3]"#, "assistant: x"),
        (#"{"id":"1"}"#, "assistant: x"), ("null", "assistant: x"),
    ])
    func rendersToolCalls(calls: String, expected: String) throws {
        #expect(try text(#"{"role":"assistant","content":"x","tool_calls":\#(calls)}"#) == expected)
    }

    @Test(arguments: [
        (#"{"type":"text","content":"a"},{"type":"text","content":""},{"type":"text","content":5}"#, "assistant: a"),
        (#"{"type":"tool_call","id":"c","name":"f","arguments":{"q": 1}}"#, #"assistant: [tool_call c: f({"q":1})]"#),
        (#"{"type":"server_tool_call","id":"c","name":"f","server_tool_call":{"q":1}}"#, #"assistant: [tool_call c: f({"q":1})]"#),
        (#"{"type":"text","content":"a"},{"type":"tool_call","name":"f","arguments":"x"}"#, "assistant: a [tool_call: f(x)]"),
        (#"{"type":"tool_call_response","id":"c","response":"r","result":"s"}"#, "tool[c]: r"),
        (#"{"type":"tool_call_response","id":"c","response":null,"result":{"a": 1}}"#, #"tool[c]: {"a":1}"#),
        (#"{"type":"server_tool_call_response","id":"c","server_tool_call_response":[1, 2]}"#, "tool[c]: [1,2]"),
        (#"{"type":"tool_call_response"}"#, "tool:"),
        (#"{"type":"reasoning","content":"hm"},{"type":"text","content":"a"}"#, "assistant: a\nthinking: hm"),
        (#"{"type":"reasoning","content":""}"#, "assistant:"),
        (#"{"type":"blob","modality":"image","content":"AAAA"},{"type":"blob"}"#, "assistant: [image]\nassistant: [media]"),
        (
            #"{"type":"uri","modality":"video","uri":"https://x"},{"type":"uri","modality":"video"}"#,
            "assistant: [video: https://x]\nassistant: [video]"
        ),
        (#"{"type":"file","file_id":"f1"},{"type":"file"}"#, "assistant: [file: f1]\nassistant: [file]"),
        (#"{"type":"compaction","content":"so far"},{"type":"compaction"}"#, "assistant: so far\nassistant: [conversation compacted]"),
        (#"{"type":"unknown","content":"x"},"text",5"#, "assistant:"),
        ("", "assistant:"),
    ])
    func rendersTypedParts(parts: String, expected: String) throws {
        #expect(try text(#"{"role":"assistant","parts":[\#(parts)]}"#) == expected)
    }

    @Test(arguments: [
        (#"{"role":"user","content":"x","parts":[{"type":"text","content":"y"}]}"#, "user: x"),
        (#"{"role":"user","content":"","parts":[{"type":"text","content":"y"}]}"#, "user: y"),
        (#"{"role":"user","parts":"y"}"#, "user:"), (#"{"role":5,"parts":[],"content":"x"}"#, "5: x"),
        (#"{"parts":[{"type":"text","content":"y"}]}"#, #"{"parts":[{"type":"text","content":"y"}]}"#),
        (#"{"role":"tool","tool_call_id":"c","parts":[{"type":"text","content":"y"}]}"#, "tool[c]: y"),
    ])
    func readsPartsOnlyWithoutOrdinaryContent(json: String, expected: String) throws {
        #expect(try text(json) == expected)
    }

    @Test func readsBothSidesOfASample() {
        let sample = Sample(input: JSONText(compact: #"[{"role":"user","content":"hi"}]"#), output: JSONText(compact: #""A: \"18\"""#))
        #expect(sample.inputText == "user: hi")
        #expect(sample.outputText == #"A: "18""#)
        #expect(Sample().outputText == "")
    }

    private func text(_ json: String) throws -> String {
        MessageText(try JSONValue(parsing: Array(json.utf8))).text
    }
}
