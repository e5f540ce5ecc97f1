import AssayDomain
import FastCGI
import Testing

@testable import AssayAPI

@Suite struct CSVTests {
    private func rows(_ text: String, piece: Int = 3, limit: Int = 1000) throws -> [[String]] {
        var reader = CSVReader(try ImportBody(DrippingBody(text, piece: piece), limit: 1_000_000), limit: limit)
        var rows = [[String]]()
        while try reader.next() {
            rows.append(
                reader.cells.map { ($0.isQuoted ? "'" : "") + String(decoding: $0.bytes, as: UTF8.self) } + ["@\(reader.rowLine)"])
        }
        return rows
    }

    @Test(arguments: [1, 2, 3, 1000])
    func cutsCells(piece: Int) throws {
        #expect(try rows("a,b\r\nc,\n", piece: piece) == [["a", "b", "@1"], ["c", "", "@2"]])
        #expect(
            try rows("\u{feff}\"a\nb\",\"c\"\"d\",\"\"\r\n\r\n,\"\"\nlast", piece: piece) == [
                ["'a\nb", "'c\"d", "'", "@1"], ["", "'", "@4"], ["last", "@5"],
            ])
        #expect(try rows("a\"b,c", piece: piece) == [["a\"b", "c", "@1"]])
        #expect(try rows("", piece: piece) == [])
        #expect(try rows("\u{feff}", piece: piece) == [])
        #expect(try rows("\n\r\n\n", piece: piece) == [])
        #expect(try rows("a\rb\r\n", piece: piece) == [["a\rb", "@1"]])
    }

    @Test(arguments: [("a\n\"b", 2), ("a\n\"b\nc\n\n", 2), ("\"a\"b\n", 1), ("x\n\n\"a\"\rb", 3)])
    func stopsWhereQuotesAreBroken(text: String, line: Int) {
        let error = #expect(throws: UnreadableImport.self) { try rows(text) }
        #expect(error?.line == line)
    }

    @Test func boundsARow() {
        #expect(throws: UnreadableImport.self) { try rows("\"" + String(repeating: "\n", count: 50), limit: 20) }
    }

    private func items(_ text: String, needsExternalID: Bool = false) throws -> [ImportRow] {
        var rows = try CSVRows(try ImportBody(DrippingBody(text, piece: 5), limit: 10_000), needsExternalID: needsExternalID)
        var items = [ImportRow]()
        while let row = try rows.next() { items.append(row) }
        return items
    }

    @Test func bringsItems() throws {
        let items = try items(
            """
            input,output:json,expected,external_id,metadata.level,metadata.tags:json,ref_timestamp
            2+2,{"n": 4.0},"4",k1,easy,"[1, ""a""]",2019-08-24
            "",null,,,,,
            """)
        let first = try items[0].content.get()
        #expect(first.input?.text == #""2+2""#)
        #expect(first.output?.text == #"{"n":4.0}"#)
        #expect(first.expected?.text == #""4""#)
        #expect(first.externalID == "k1")
        #expect(first.metadata?.text == #"{"level":"easy","tags":[1,"a"]}"#)
        #expect(first.refTimestamp.map(\.description) == "2019-08-24T00:00:00Z")
        #expect(try items[1].content.get() == DatasetItem.Content(input: .init(compact: "\"\"")))
        #expect(items.map(\.line) == [2, 3])
    }

    @Test func anEmptyTextIsNotNothing() throws {
        let items = try items("ref_trace_id,ref_source_id,metadata.a,metadata.b\n\"\",,\"\",\n")
        let content = try items[0].content.get()
        #expect(content == DatasetItem.Content(metadata: .init(compact: #"{"a":""}"#), refTraceID: ""))
    }

    @Test func tellsWhatIsWrongWithARow() throws {
        let items = try items("input,expected:json,ref_timestamp\na,{bad,\na,1\na,1,now\n", needsExternalID: false)
        let errors = items.map { item in refusal { _ = try item.content.get() } }
        #expect(errors[0] == .invalid("expected:json", "Value must be valid JSON."))
        #expect(errors[1] == .invalid(nil, "The row has 2 cells where the header has 3."))
        #expect(errors[2]?.attr == "ref_timestamp")
        let keyless = try self.items("input\na\n", needsExternalID: true)
        #expect(refusal { _ = try keyless[0].content.get() } == .required("external_id"))
    }

    @Test(arguments: ["inptu", "metadata", "metadata.", "external_id:json", "", "input,input", "metadata:json,metadata.a", "id"])
    func refusesColumnsThatBringNothing(header: String) {
        let error = #expect(throws: UnreadableImport.self) { try items("output,\(header)\n") }
        #expect(error?.line == 1)
        #expect(error?.attr == header.split(separator: ",", omittingEmptySubsequences: false).last.map(String.init))
    }

    @Test func refusesCellsThatAreNotUTF8() throws {
        var rows = try CSVRows(
            try ImportBody(BytesBody(Array("input\n".utf8) + [0xff, 0x0a]), limit: 100), needsExternalID: false)
        let row = try #require(try rows.next())
        #expect(refusal { _ = try row.content.get() } == .invalid("input", "The cell is not UTF-8."))
    }
}
