import Testing

@testable import AssayAPI

@Suite struct CSVWriterTests {
    @Test(arguments: [
        ("a", "a"), ("", "\"\""), ("a,b", "\"a,b\""), ("\"", "\"\"\"\""), ("a\"b\"\"", "\"a\"\"b\"\"\"\"\""), ("a\nb", "\"a\nb\""),
        ("a\rb", "\"a\rb\""), (" a", "\" a\""), ("a\t", "\"a\t\""), ("a b", "a b"), ("é,", "\"é,\""), ("=1+1", "=1+1"),
        ("\u{a0}", "\"\u{a0}\""), ("\u{3000}\u{a0}", "\"\u{3000}\u{a0}\""), ("\u{3000}é", "\u{3000}é"),
    ])
    func quotesWhatNeedsIt(text: String, cell: String) {
        var csv = CSVWriter()
        csv.emptyCell()
        csv.text(text)
        csv.endRow()
        csv.cell(text)
        csv.cell(nil as String?)
        csv.endRow()
        #expect(String(decoding: csv.bytes, as: UTF8.self) == ",\(cell)\r\n\(cell),\r\n")
    }

    @Test func findsWhatNeedsQuotesInALongText() {
        for place in 1..<40 {
            var text = [Character](repeating: "x", count: 41)
            text[place] = ","
            var csv = CSVWriter()
            csv.text(String(text))
            #expect(csv.bytes.count == 43)
        }
    }
}
