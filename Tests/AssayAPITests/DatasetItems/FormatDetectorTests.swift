import FastCGI
import Testing

@testable import AssayAPI

/// A file of another format than the request declares is refused with a sentence that says what it looks like and what to do.
@Suite struct FormatDetectorTests {
    private static let table = ImportFormat.table(delimiter: ImportFormat.comma)

    private func detail(_ bytes: [UInt8], _ format: ImportFormat) throws -> String? {
        var body = try ImportBody(BytesBody(bytes), limit: 1_000_000)
        do {
            try FormatDetector(body.beginning()).check(format)
            return nil
        } catch let error as UnreadableImport {
            return "\(error.line): \(error.detail)"
        }
    }

    @Test(arguments: [
        ("input;output\na;b\n", "1: The file looks like a table with semicolons between its cells: import it with ?delimiter=%3B."),
        ("\"input\";\"output\"\n", "1: The file looks like a table with semicolons between its cells: import it with ?delimiter=%3B."),
        (
            "input\toutput\n",
            """
            1: The file looks like a table with tabs between its cells: import it with Content-Type: text/tab-separated-values or \
            ?delimiter=tab.
            """
        ),
        ("input|output\n", "1: The file looks like a table with vertical bars between its cells: import it with ?delimiter=%7C."),
        ("metadata.a;input\n1;2\n", "1: The file looks like a table with semicolons between its cells: import it with ?delimiter=%3B."),
        ("\n\nquestion;answer\n", "3: The file looks like a table with semicolons between its cells: import it with ?delimiter=%3B."),
        (
            "sep=;\ninput;output\n",
            "1: The file begins with the line \"sep=;\" for Excel: remove it, and import the rest with ?delimiter=%3B."
        ),
        ("{\"input\": 1}\n", "1: The file looks like lines of JSON: import it with Content-Type: application/x-ndjson."),
        (
            "\u{feff}[\n{\"input\": 1}]\n",
            """
            1: The file looks like a JSON array: write one object a line, as `jq -c '.[]'` does, and import that with \
            Content-Type: application/x-ndjson.
            """
        ),
        (
            "input,output\ra,b\rc,d",
            "1: The file's lines seem to end with CR only: convert it, as `tr '\\r' '\\n'` does."
        ),
        ("<!DOCTYPE html>\n", "1: The file looks like HTML or XML, not like a table or lines of JSON: look at what is in it."),
    ])
    func whatIsNotATable(text: String, expected: String) throws {
        #expect(try detail(Array(text.utf8), Self.table) == expected)
    }

    @Test(arguments: [
        "input,output\n", "input\n", "metadata.a;b,input,output\n", "metadata.a;b\n", "inptu,output\n", "\"input\",\"a\nb\"\n", "", "\n",
        "input,metadata.x|y\n", "input\r\na\r\n", "\"\u{e9}\",input\n",
    ])
    func whatMayBeATable(text: String) throws {
        #expect(try detail(Array(text.utf8), Self.table) == nil)
    }

    @Test(arguments: [
        ("[{\"input\": 1}, {\"input\": 2}]", "1: The file looks like a JSON array: write one object a line, as `jq -c '.[]'` does."),
        ("\n [\n  {\n", "2: The file looks like a JSON array: write one object a line, as `jq -c '.[]'` does."),
        (
            "{\n  \"input\": 1\n}\n",
            "1: The file looks like JSON with objects over several lines: write one object a line, as `jq -c .` does."
        ),
        ("input,output\n{a},b\n", "1: The file looks like CSV: import it with Content-Type: text/csv."),
        ("input\na\n", "1: The file looks like CSV: import it with Content-Type: text/csv."),
        ("question,answer\n\"1, 2\",3\n", "1: The file looks like CSV: import it with Content-Type: text/csv."),
        (
            "input\toutput\n",
            "1: The file looks like a table with tabs between its cells: import it with Content-Type: text/tab-separated-values."
        ),
        (
            "input;output\n",
            "1: The file looks like a table with semicolons between its cells: import it with Content-Type: text/csv and ?delimiter=%3B."
        ),
        ("{\"input\":1}\r{\"input\":2}", "1: The file's lines seem to end with CR only: convert it, as `tr '\\r' '\\n'` does."),
    ])
    func whatIsNotLinesOfJSON(text: String, expected: String) throws {
        #expect(try detail(Array(text.utf8), .lines) == expected)
    }

    @Test(arguments: [
        "{}", "{bad, worse\n", "[1]\n[2]\n", "\"a, b\"\n\"c, d\"\n", "a, b\n{\"input\": 1}\n", "{\n{\"input\": 1}\n", "null\n", "",
        "{\"a\":\r1}",
    ])
    func whatMayBeLinesOfJSON(text: String) throws {
        #expect(try detail(Array(text.utf8), .lines) == nil)
    }

    private static func wide(_ text: String, _ width: Int, isBigEndian: Bool) -> [UInt8] {
        text.unicodeScalars.flatMap { scalar -> [UInt8] in
            let bytes = (0..<width).map { UInt8(truncatingIfNeeded: scalar.value >> (8 * UInt32($0))) }
            return isBigEndian ? bytes.reversed() : bytes
        }
    }

    @Test(arguments: [
        ("\u{feff}input,output\n", 2, false, "UTF-16"), ("\u{feff}{}\n", 2, true, "UTF-16"), ("input\n", 2, false, "UTF-16LE"),
        ("{\"input\": 1}\n", 2, true, "UTF-16BE"), ("\u{feff}{}", 4, false, "UTF-32"), ("input\n", 4, true, "UTF-32BE"),
    ])
    func otherEncodings(text: String, width: Int, isBigEndian: Bool, name: String) throws {
        let bytes = Self.wide(text, width, isBigEndian: isBigEndian)
        for format in [Self.table, .lines] {
            #expect(try detail(bytes, format) == "1: The file looks like \(name): convert it, as `iconv -f \(name) -t UTF-8` does.")
        }
    }

    @Test(arguments: [
        (Array("PK\u{3}\u{4}\u{14}\0".utf8), "a ZIP archive, which an Excel workbook (.xlsx) also is: save the sheet as CSV UTF-8, "),
        ([0xd0, 0xcf, 0x11, 0xe0, 0xa1], "an Excel workbook (.xls): "), ([0x1f, 0x8b, 8, 0], "gzip: unpack it first, as `gunzip` does."),
    ])
    func filesThatAreNotText(bytes: [UInt8], expected: String) throws {
        for format in [Self.table, .lines] {
            #expect(try detail(bytes, format)?.hasPrefix("1: The file looks like \(expected)") == true)
        }
    }
}
