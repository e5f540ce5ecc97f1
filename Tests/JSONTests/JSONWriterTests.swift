import JSON
import Testing

@Suite struct JSONWriterTests {
    @Test func putsCommasWhereTheyBelong() {
        let text = JSONWriter.text { json in
            json.beginObject()
            json.key("id")
            json.integer(7)
            json.key("naïve \"key\"" as String)
            json.beginArray()
            json.endArray()
            json.key("list")
            json.beginArray()
            json.boolean(true)
            json.null()
            json.beginObject()
            json.endObject()
            json.json(JSONText(compact: #"{"raw":1.0}"#))
            json.endArray()
            json.key("last")
            json.string("x")
            json.endObject()
        }
        #expect(text.text == #"{"id":7,"naïve \"key\"":[],"list":[true,null,{},{"raw":1.0}],"last":"x"}"#)
    }

    @Test func escapesWhatMustBe() throws {
        let text = "\"\\/\u{0}\u{1}\u{8}\t\n\u{b}\u{c}\r\u{1f} \u{7f}é€\u{2027}\u{2028}\u{2029}\u{202a}😀"
        let written = JSONWriter.text { $0.string(text) }
        #expect(
            written.text
                == #""\"\\/\u0000\u0001\b\t\n\u000b\f\r\u001f "# + "\u{7f}é€\u{2027}" + #"\u2028\u2029"# + "\u{202a}😀\"")
        #expect(try JSONValue(parsing: written).string == text)
    }

    /// The writer tests eight bytes at a time, and must find characters to escape at every position among them.
    @Test(arguments: [
        "\"", "\\", "\u{0}", "\u{1f}", "é", "“", "\u{2028}", "\u{2029}", "\u{2028}\"", "\u{2027}\u{2028}", "😀", "\u{a2}\u{e2}",
    ])
    func findsWhatMustBeEscapedAnywhere(piece: String) throws {
        for before in 0..<20 {
            for after in [0, 1, 7, 8, 9] {
                let text = String(repeating: "a", count: before) + piece + String(repeating: "b", count: after)
                let written = JSONWriter.text { $0.string(text) }
                #expect(try JSONValue(parsing: written).string == text)
                #expect(!written.text.unicodeScalars.contains { $0 == "\u{2028}" || $0 == "\u{2029}" })
                // Written again as JSON it does not change.
                #expect(JSONWriter.text { $0.json(written) } == written)
            }
        }
    }

    @Test func escapesLineSeparatorsInsideOfRawJSON() {
        let written = JSONWriter.text { $0.json(JSONText(compact: "[\"“a\u{2028}b\u{2029}\"]")) }
        #expect(written.text == #"["“a\u2028b\u2029"]"#)
    }

    @Test(arguments: [
        (1, "1.0"), (-0.0, "-0.0"), (0.1, "0.1"), (1e15, "1000000000000000.0"), (1e16, "1e+16"),
        (12_345_678_901_234_568, "1.2345678901234568e+16"),
        (1e-4, "0.0001"), (1e-5, "1e-05"), (.leastNonzeroMagnitude, "5e-324"), (1.7976931348623157e308, "1.7976931348623157e+308"),
        (.nan, "null"),
        (.infinity, "null"), (2.0 / 3, "0.6666666666666666"), (1e100, "1e+100"),
    ])
    func writesTheShortestNumber(value: Double, expected: String) {
        #expect(JSONWriter.text { $0.number(value) }.text == expected)
    }

    @Test func writesIntegersOfEverySize() {
        let text = JSONWriter.text { json in
            json.beginArray()
            json.integer(Int.min)
            json.integer(UInt64.max)
            json.integer(Int8(-5))
            json.integer(0)
            json.integer(Int128.max)
            json.endArray()
        }
        #expect(text.text == "[-9223372036854775808,18446744073709551615,-5,0,170141183460469231731687303715884105727]")
    }
}
