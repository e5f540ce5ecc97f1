import AssayDomain
import FastCGI
import JSON
import Testing

@testable import AssayAPI

@Suite struct CSVTests {
    private func rows(_ text: String, piece: Int = 3, limit: Int = 1000, delimiter: UInt8 = ImportFormat.comma) throws -> [[String]] {
        var reader = CSVReader(
            try ImportBody(ChunkedBody(text, piece: piece), limit: 1_000_000), delimiter: delimiter, limit: limit)
        var rows = [[String]]()
        while let row = try reader.next() {
            let cells = reader.cells.map { ($0.isQuoted ? "'" : "") + String(decoding: $0.bytes, as: UTF8.self) }
            rows.append((row == .complete ? cells : ["BROKEN"]) + ["@\(reader.rowLine)"])
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

    @Test(arguments: [
        ("a\n\"b", [["a", "@1"], ["BROKEN", "@2"]]),
        ("a\n\"b\nc\n\n", [["a", "@1"], ["BROKEN", "@2"], ["c", "@3"]]),
        ("\"a\"b\nc\n", [["BROKEN", "@1"], ["c", "@2"]]),
        ("x\n\n\"a\"\rb", [["x", "@1"], ["BROKEN", "@3"]]),
        ("a,\"b\nc,d\n\ne,\"f\"\n", [["BROKEN", "@1"], ["c", "d", "@2"], ["e", "'f", "@4"]]),
        ("\"a\nb\"c,d\ne,f\"\ng,h\"\n", [["BROKEN", "@1"], ["BROKEN", "@2"], ["e", "f\"", "@3"], ["g", "h\"", "@4"]]),
        ("a,\"1\n2,\"3\n4,5\n", [["BROKEN", "@1"], ["BROKEN", "@2"], ["4", "5", "@3"]]),
    ])
    func goesOnAfterBrokenQuotes(text: String, expected: [[String]]) throws {
        for piece in [1, 3, 1000] { #expect(try rows(text, piece: piece) == expected) }
    }

    @Test func goesOnAfterALongRowThatIsBroken() throws {
        let long = String(repeating: "x", count: 100_000)
        #expect(try rows("a\n\"\(long)\nb\n", piece: 65_536, limit: 200_000) == [["a", "@1"], ["BROKEN", "@2"], ["b", "@3"]])
        #expect(try rows("a\n\"\(long)\"x\(long)\nb\n", piece: 65_536, limit: 200_000) == [["a", "@1"], ["BROKEN", "@2"], ["b", "@3"]])
        #expect(try rows("a\n\(long)\nb\n", piece: 65_536, limit: 1000) == [["a", "@1"], ["BROKEN", "@2"], ["b", "@3"]])
    }

    @Test func boundsARow() throws {
        #expect(try rows("\"" + String(repeating: "\n", count: 50), limit: 20) == [["BROKEN", "@1"]])
        let commas = String(repeating: ",", count: 2000)
        #expect(try rows("a\(commas)\nb\n") == [["BROKEN", "@1"], ["b", "@2"]])
    }

    @Test func leavesOutRowsOfNothing() throws {
        let text = "a,b\n,\n , \t\r\n\n,,,\n\u{a0},\u{3000}\n\"\",\n,\" \"\n\u{3042},\n"
        #expect(try rows(text) == [["a", "b", "@1"], ["'", "", "@7"], ["", "' ", "@8"], ["\u{3042}", "", "@9"]])
        var reader = CSVReader(try ImportBody(ChunkedBody(text, piece: 5), limit: 1000))
        while try reader.next() != nil {}
        #expect(reader.blankRows == 4)
    }

    @Test func takesOtherSeparators() throws {
        #expect(try rows("a;b,c\n\"d;e\";f\n;\n", delimiter: UInt8(ascii: ";")) == [["a", "b,c", "@1"], ["'d;e", "f", "@2"]])
        #expect(try rows("a\tb\r\n\t\r\n c\t\n", delimiter: ImportFormat.tab) == [["a", "b", "@1"], [" c", "", "@3"]])
    }

    private func items(_ text: String, needsExternalID: Bool = false) throws -> [ImportRow] {
        var rows = try CSVRows(try ImportBody(ChunkedBody(text, piece: 5), limit: 10_000), needsExternalID: needsExternalID)
        var items = [ImportRow]()
        while let row = try rows.next() { items.append(row) }
        return items
    }

    @Test func importsItems() throws {
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
        #expect(errors[1] == .invalid(nil, "The row has 2 cells, but the header has 3."))
        #expect(errors[2]?.attr == "ref_timestamp")
        let keyless = try self.items("input\na\n", needsExternalID: true)
        #expect(refusal { _ = try keyless[0].content.get() } == .required("external_id"))
    }

    @Test func linesAreThoseOfTheFile() throws {
        let items = try items("\u{feff}\n\r\ninput,output\n\"a\nb\n\",c\n,\n\nd\n\"e\"f,g\nh,i\n")
        #expect(items.map(\.line) == [4, 9, 10, 11])
        let refused = items.filter { item in refusal { _ = try item.content.get() } != nil }
        #expect(refused.map(\.line) == [9, 10])
    }

    @Test func blanksAroundNamesAreNeitherTrimmedNorTaken() throws {
        let error = #expect(throws: UnreadableImport.self) { try items("input, output\na, b\n") }
        #expect(error?.attr == " output")
        #expect(error?.detail.hasPrefix("The name of the column \" output\" begins or ends with a space: write \"output\".") == true)
        #expect(throws: UnreadableImport.self) { try items("input,metadata.a \n") }
        #expect(try items("input,output\na, b \n")[0].content.get().output?.text == "\" b \"")
    }

    @Test func saysWhatIsNotJSONInACell() throws {
        let items = try items("input:json\nNaN\n[Infinity]\nNone\n")
        let details = items.map { item in refusal { _ = try item.content.get() }?.detail }
        #expect(
            details == ["NaN", "Infinity", "None"].map { "Value must be valid JSON. JSON has no \($0): write null instead." })
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
        let error = refusal { _ = try row.content.get() }
        #expect(error?.detail.hasPrefix("The cell is not valid UTF-8. Convert the file to UTF-8 first, ") == true)
    }
}
