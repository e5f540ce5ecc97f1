import AssayDomain
import JSON
import Testing

/// Messages in the formats of providers and of PostHog's wrappers of their SDKs.
@Suite struct MessageContentTests {
    @Test func rendersAnAgentOfAnthropic() throws {
        let messages = #"""
            [{"role":"system","content":"Be brief"},
             {"role":"user","content":"Weather in Riga?"},
             {"role":"assistant","content":[{"type":"text","text":"Let me look."},
                {"type":"tool_use","id":"t1","name":"wx","input":{"q":"Riga"}}]},
             {"role":"user","content":[{"type":"tool_result","tool_use_id":"t1","content":"12C"}]},
             {"role":"assistant","content":[{"type":"thinking","thinking":"Cold.","signature":"c2ln"},{"type":"text","text":"12 °C."}]}]
            """#
        #expect(
            try text(messages) == #"""
                system: Be brief
                user: Weather in Riga?
                assistant: Let me look. [tool_call t1: wx({"q":"Riga"})]
                tool[t1]: 12C
                thinking: Cold.
                assistant: 12 °C.
                """#)
    }

    /// Answers as the wrappers send them, with tool calls among the content.
    @Test(arguments: [
        // OpenAI.
        (
            #"[{"role":"assistant","content":[{"type":"text","text":"Let me look."},"#
                + #"{"type":"function","id":"c1","function":{"name":"wx","arguments":"{\"q\":\"Riga\"}"}}]}]"#,
            #"assistant: Let me look. [tool_call c1: wx({"q":"Riga"})]"#
        ),
        (
            #"[{"role":"assistant","content":[{"type":"function","id":"c1","function":{"name":"f","arguments":"{}"}},"#
                + #"{"type":"function","id":"c2","function":{"name":"g","arguments":"{}"}}]}]"#,
            "assistant: [tool_call c1: f({})] [tool_call c2: g({})]"
        ),
        (
            #"[{"role":"assistant","content":[{"type":"audio","id":"a","data":"UklGRg==","transcript":"hi"}]}]"#, "assistant: [audio]"
        ),
        (
            #"[{"role":"assistant","content":[{"type":"output_text","text":"hi"},{"type":"input_image","image_url":"https://x"}]}]"#,
            "assistant: hi [image]"
        ),
        // Anthropic: the arguments are an object.
        (
            #"[{"role":"assistant","content":[{"type":"text","text":"a"},{"type":"function","id":"t1","function":{"name":"f","arguments":{"q": [1]}}}]}]"#,
            #"assistant: a [tool_call t1: f({"q":[1]})]"#
        ),
        // Gemini: no ids, and media as data.
        (
            #"[{"role":"model","content":[{"type":"text","text":"a"},{"type":"function","function":{"name":"f","arguments":{}}}]}]"#,
            "model: a [tool_call: f({})]"
        ),
        (
            #"[{"role":"user","content":[{"type":"text","text":"See:"},{"type":"image","inline_data":{"mime_type":"image/png","data":"iVBO"}},"#
                + #"{"type":"document","inline_data":{"mime_type":"application/pdf","data":"JVBE"}}]}]"#,
            "user: See: [image] [file]"
        ),
        (
            #"[{"role":"user","content":[{"inline_data":{"mime_type":"audio/wav","data":"UklG"}},{"inline_data":{"data":"AAAA"}}]}]"#,
            "user: [audio] [file]"
        ),
    ])
    func rendersWhatWrappersSend(json: String, expected: String) throws {
        #expect(try text(json) == expected)
    }

    @Test(arguments: [
        (#"{"type":"image_url","image_url":{"url":"data:image/png;base64,iVBO"}}"#, "user: [image]"),
        (#"{"type":"image","source":{"type":"base64","media_type":"image/png","data":"iVBO"}}"#, "user: [image]"),
        (#"{"type":"input_audio","input_audio":{"data":"UklG","format":"wav"}}"#, "user: [audio]"),
        (#"{"type":"file","file":{"file_data":"JVBE","filename":"a.pdf"}}"#, "user: [file]"),
        (#"{"type":"input_file","file_id":"f"}"#, "user: [file]"),
        (#"{"type":"document","source":{"type":"text","data":"long"},"title":"t"}"#, "user: [file]"),
        (#"{"type":"text","text":"a"},{"type":"image"},{"type":"text","text":"b"}"#, "user: a [image] b"),
        (
            #"{"type":"tool_result","tool_use_id":"t","content":[{"type":"text","text":"a"},{"type":"image","source":{"data":"iVBO"}}]}"#,
            "tool[t]: a [image]"
        ),
        (#"{"type":"tool_result","tool_use_id":"t"}"#, "tool[t]:"), (#"{"type":"tool_result","content":{"a": 1}}"#, #"tool: {"a":1}"#),
        (
            #"{"type":"tool_result","tool_use_id":"t","content":"a"},{"type":"tool_result","tool_use_id":"u","content":"b"},{"type":"text","text":"Go on."}"#,
            "tool[t]: a\ntool[u]: b\nuser: Go on."
        ),
        (
            #"{"type":"text","text":"One:"},{"type":"tool_result","tool_use_id":"t","content":"a"},{"type":"text","text":"Two."}"#,
            "user: One:\ntool[t]: a\nuser: Two."
        ),
        (#"{"type":"thinking","thinking":"hm"}"#, "thinking: hm"),
        (#"{"type":"thinking","thinking":""},{"type":"text","text":"a"}"#, "thinking:\nuser: a"),
        (#"{"type":"text","text":""},{"type":"thinking","thinking":"hm"}"#, "thinking: hm"),
        (#"{"type":"tool_use","name":"f","input":{}}"#, "user: [tool_call: f({})]"),
        (#"{"type":"tool_use","id":"t","name":"f"}"#, "user: [tool_call t: f()]"),
        (
            #"{"type":"server_tool_use","id":"s","name":"web_search","input":{"query":"x"}}"#,
            #"user: [tool_call s: web_search({"query":"x"})]"#
        ),
        (#"{"type":"tool_use","name":""}"#, #"user: {"type":"tool_use","name":""}"#),
        (#"{"type":"function","function":{"name":""}}"#, #"user: {"type":"function","function":{"name":""}}"#),
        (#"{"type":"function","text":"not a call"}"#, "user: not a call"),
        (#""a",{"type":"other","x": 1},5"#, #"user: a {"type":"other","x":1} 5"#),
    ])
    func rendersBlocks(blocks: String, expected: String) throws {
        #expect(try text(#"{"role":"user","content":[\#(blocks)]}"#) == expected)
    }

    @Test func callsBesideTheContentComeLast() throws {
        let message =
            #"{"role":"assistant","content":[{"type":"thinking","thinking":"hm"},{"type":"text","text":"a"}],"tool_calls":[{"id":"c","function":{"name":"f"}}]}"#
        #expect(try text(message) == "thinking: hm\nassistant: a [tool_call c: f()]")
        let silent =
            #"{"role":"assistant","content":[{"type":"thinking","thinking":"hm"}],"tool_calls":[{"id":"c","function":{"name":"f"}}]}"#
        #expect(try text(silent) == "thinking: hm\nassistant: [tool_call c: f()]")
    }

    private func text(_ json: String) throws -> String {
        MessageText(try JSONValue(parsing: Array(json.utf8))).text
    }
}
