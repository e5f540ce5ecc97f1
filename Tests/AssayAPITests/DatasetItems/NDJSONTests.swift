import AssayDomain
import JSON
import Testing

@testable import AssayAPI

@Suite struct NDJSONTests {
    private func items(_ text: String, needsExternalID: Bool = false) throws -> [ImportRow] {
        var rows = try NDJSONRows(ImportBody(ChunkedBody(text, piece: 7), limit: 10_000), needsExternalID: needsExternalID)
        var items = [ImportRow]()
        while let row = try rows.next() { items.append(row) }
        return items
    }

    @Test func importsItems() throws {
        let items = try items(
            """
            {"input": "a", "output": null, "expected": [1.0], "metadata": {"z": 1, "a": 2}, "external_id": 7, "id": "x", "team": 1}

            {"ref_trace_id": " t ", "ref_source_id": "", "ref_timestamp": "2019-08-24T14:15:22+02:00"}\r
            """)
        #expect(items.map(\.line) == [1, 3])
        let first = try items[0].content.get()
        #expect(first.input?.text == "\"a\"")
        #expect(first.output == nil)
        #expect(first.expected?.text == "[1.0]")
        #expect(first.metadata?.text == #"{"z":1,"a":2}"#)
        #expect(first.externalID == "7")
        let second = try items[1].content.get()
        #expect(second.refTraceID == "t")
        #expect(second.refSourceID == "")
        #expect(second.refTimestamp.map(\.description) == "2019-08-24T12:15:22Z")
    }

    @Test(arguments: [
        ("{bad", nil, "JSON parse error"), ("[1]\n{}", nil, "Invalid data. Expected a dictionary, but got list."),
        (#"{"question": "a"}"#, "question", "Unknown field \"question\". Use input, output, expected,"),
        (#"{"external_id": ""}"#, "external_id", "This field may not be blank."),
        (#"{"ref_timestamp": 5}"#, "ref_timestamp", "Datetime has"),
        ("\u{feff}\u{feff}{}", nil, "JSON parse error"), ("null", nil, "No data provided"),
        (#"{"input": 1, "input": 2}"#, "input", "The line has the key \"input\" more than once."),
        (#"{"input":1,"\u0069nput":2}"#, "input", "The line has the key \"input\" more than once."),
        (#"{"metadata":{"a":1,"a":1}}"#, "metadata.a", "The metadata has the key \"a\" more than once."),
        (#"{"input": NaN}"#, nil, "JSON parse error - Expecting value: line 1 column 11. JSON has no NaN: write null instead."),
        (#"{"input":-Infinity}"#, nil, "JSON parse error - Expecting value: line 1 column 10. JSON has no -Infinity: write null"),
        (
            #"{"input": 'a'}"#, nil,
            "JSON parse error - Expecting value: line 1 column 11. JSON strings have double quotes: replace the single ones."
        ),
    ])
    func tellsWhatIsWrongWithALine(line: String, attr: String?, detail: String) throws {
        let error = refusal { _ = try items(line)[0].content.get() }
        #expect(error?.attr == attr)
        #expect(error?.detail.hasPrefix(detail) == true)
    }

    @Test func linesAreThoseOfTheFile() throws {
        let items = try items("\u{feff}\n\r\n{\"input\": 1}\n \n{\"input\": True}\n")
        #expect(items.map(\.line) == [3, 5])
        let detail = refusal { _ = try items[1].content.get() }?.detail
        #expect(detail == "JSON parse error - Expecting value: line 5 column 11. JSON has no True: write true instead.")
    }

    @Test func valuesMayRepeatKeys() throws {
        #expect(try items(#"{"input": {"a": 1, "a": 2}}"#)[0].content.get().input?.text == #"{"a":2}"#)
    }

    @Test func aByteOrderMarkMayStandBeforeTheFirstLineOnly() throws {
        let items = try items("\u{feff}{\"input\": 1}\n\u{feff}{\"input\": 2}")
        #expect(try items[0].content.get().input?.text == "1")
        #expect(refusal { _ = try items[1].content.get() }?.detail.hasPrefix("JSON parse error") == true)
    }

    @Test(arguments: ["{}", #"{"external_id": null}"#])
    func wantsAKeyWhereItIsWhatItemsAreFoundBy(line: String) throws {
        let error = refusal { _ = try items(line, needsExternalID: true)[0].content.get() }
        #expect(error?.attr == "external_id")
    }
}
