import JSON
import Testing

/// The grammar of RFC 8259: texts that are JSON, texts that are not and why, and texts that the standard leaves to the parser.
@Suite struct GrammarTests {
    @Test(arguments: accepted)
    func accepts(text: String) throws {
        let value = try parse(text)
        #expect(try JSONValue(parsing: value.compact).compact == value.compact)
    }

    @Test(arguments: refused)
    func refuses(text: String, sentence: String) throws {
        let error = try #require(throws: JSONError.self) { try parse(text) }
        #expect(error.sentence.hasPrefix(sentence))
    }

    @Test(arguments: refusedBytes)
    func refusesWhatIsNotUTF8(bytes: [UInt8], offset: Int) throws {
        let error = try #require(throws: JSONError.self) { try JSONValue(parsing: bytes) }
        #expect(error.reason == "Invalid UTF-8")
        #expect(error.offset == offset)
    }

    @Test(arguments: acceptedAlthoughOptional)
    func acceptsWhatTheGrammarLeavesOpen(text: String, compact: String) throws {
        #expect(try parse(text).compact.text == compact)
    }

    @Test(arguments: refusedAlthoughOptional)
    func refusesWhatTheGrammarLeavesOpen(text: String, sentence: String) throws {
        let error = try #require(throws: JSONError.self) { try parse(text) }
        #expect(error.sentence == sentence)
    }

    @Test func bracketsCanBeAsDeepAsIsAskedFor() throws {
        for (open, close) in [("[", "]"), (#"{"a":"#, "}")] {
            func nested(_ depth: Int) -> String { String(repeating: open, count: depth) + "0" + String(repeating: close, count: depth) }
            #expect(try parse(nested(128)).compact.text == nested(128))
            #expect(throws: JSONError.self) { try parse(nested(129)) }
            #expect(throws: JSONError.self) { try parse(nested(1), maximumDepth: 0) }
            #expect(try parse(nested(100_000), maximumDepth: 100_000).kind != .number)
        }
    }

    @Test func compactsDeepNestingWithoutRecursion() throws {
        let depth = 100_000
        let text = String(repeating: "[ ", count: depth) + String(repeating: "]", count: depth)
        #expect(try parse(text, maximumDepth: depth).compact.text.utf8.count == 2 * depth)
    }

    @Test(arguments: [
        ("", 1, 1, 0), ("\n\n  x", 3, 3, 4), ("[1,\r\n 2,\n}", 3, 1, 9), ("[\"é😀\" 1]", 1, 7, 6), ("{\"a\":\n\"é\n\"}", 2, 3, 8),
    ])
    func countsLinesAndCharacters(text: String, line: Int, column: Int, offset: Int) throws {
        let error = try #require(throws: JSONError.self) { try parse(text) }
        #expect((error.line, error.column, error.offset) == (line, column, offset))
    }
}

private let accepted: [String] = [
    // Literals and white space around them.
    "null", "true", "false", " null", "null ", "\tnull\n", "\r\n\t null \r\n\t ",
    // Numbers.
    "0", "-0", "1", "-1", "9", "10", "1234567890", "-1234567890", "0.0", "-0.0", "0.1", "1.0", "1.5", "-1.5", "123.456", "0.000001",
    "1e0", "1E0", "1e1", "1e+1", "1e-1", "1E+1", "1E-1", "0e0", "0e+1", "0E-1", "-0e1", "1.0e1", "1.5E-10", "-1.5e+10", "1e01", "1e-00",
    "20e1", "123e65", "123.456e78", "0.10", "0.00", "[-0]", "[1 ]", "[ 1]", "9007199254740993", "-9223372036854775809",
    // Strings and escapes.
    #""""#, #""a""#, #"" ""#, #""\"""#, #""\\""#, #""\/""#, #""\b""#, #""\f""#, #""\n""#, #""\r""#, #""\t""#, #""\u0041""#, #""\u00e9""#,
    #""\u00E9""#, #""\uabCD""#, #""\uABcd""#, #""\u0000""#, #""\u001f""#, #""\u0022""#, #""\u005C""#, #""\uFFFF""#, #""\uFFFE""#,
    #""\u2028\u2029""#, #""\ud834\udd1e""#, #""\uD834\uDD1E""#, #""\uDBFF\uDFFF""#, #""\"\\\/\b\f\n\r\t""#, #""\\u0041""#, #""\\\u0041""#,
    #""a\\""#, #""/*c*/""#, #""//""#, "\"\u{7f}\"", "\"\u{80}\"", "\"é\"", "\"\u{7ff}\"", "\"\u{800}\"", "\"€\"", "\"\u{2028}\u{2029}\"",
    "\"\u{d7ff}\u{e000}\"", "\"\u{feff}\"", "\"\u{ffff}\"", "\"\u{10000}\"", "\"😀\"", "\"\u{10ffff}\"", "\"e\u{301}\"",
    #""seven77""#, #""eight888""#, #""nine99999""#, #""12345678901234567890\n""#, #""1234567é""#, #""12345678é""#, #""[{,:}]""#,
    // Arrays.
    "[]", "[ ]", "[\n]", "[null]", "[1,2]", "[1 , 2]", "[ 1 ,\n2\t]", "[[]]", "[[],[]]", "[[[]]]", #"["",0,true,false,null,{},[]]"#,
    "[1,null,null,2]", "[0.1,-0.1,1e1]", #"["a","b"]"#, " [] ",
    // Objects.
    "{}", "{ }", "{\n}", #"{"a":1}"#, #"{"a" : 1}"#, #"{ "a":1 }"#, #"{"a":1,"b":2}"#, #"{"a":1 , "b":2}"#, #"{"a":{}}"#,
    #"{"a":{"b":{}}}"#,
    #"{"":0}"#, #"{"a":[]}"#, #"{"\u0061\n":1}"#, #"{"é":"é"}"#, #"{"a":null,"b":[{"c":true}]}"#, "{\"a\":\n1\n,\n\"b\"\n:\n2\n}",
    #"{"min":-1.0e+28,"max":1.0e+28}"#, #"{"a\u0000b":0}"#, #"{"title":"\u041f\u043e\u043b"}"#, #"[{"a":1},{"a":2}]"#,
]

private let refused: [(String, String)] = [
    // Empty texts, or more than one value.
    ("", "Expecting value: line 1 column 1 (char 0)"), (" ", "Expecting value: line 1 column 2 (char 1)"),
    ("\u{0}", "Expecting value: line 1 column 1"), ("1 2", "Extra data: line 1 column 3 (char 2)"), ("[]]", "Extra data: line 1 column 3"),
    ("{}}", "Extra data"), ("[][]", "Extra data"), ("{}[]", "Extra data"), ("1]", "Extra data"), (#""a""b""#, "Extra data"),
    ("null,", "Extra data"), ("[]\u{0}", "Extra data"), ("1#", "Extra data"), ("[] //", "Extra data"), ("{} /**/", "Extra data"),
    ("]", "Expecting value"), ("}", "Expecting value"), (",", "Expecting value"), (":", "Expecting value"), ("<x/>", "Expecting value"),
    ("\u{feff}", "Unexpected UTF-8 BOM"), ("\u{feff}{}", "Unexpected UTF-8 BOM (decode using utf-8-sig): line 1 column 1 (char 0)"),
    ("{}\u{feff}", "Extra data"), ("\u{a0}1", "Expecting value"), ("1\u{a0}", "Extra data"), ("\u{c}1", "Expecting value"),
    ("\u{b}1", "Expecting value"), ("\u{2028}1", "Expecting value"), ("\u{3000}1", "Expecting value"), ("é", "Expecting value"),
    // Literals.
    ("nul", "Expecting value: line 1 column 1 (char 0)"), ("nulll", "Extra data"), ("NULL", "Expecting value"), ("Null", "Expecting value"),
    ("True", "Expecting value"), ("TRUE", "Expecting value"), ("tru", "Expecting value"), ("truee", "Extra data"),
    ("fals", "Expecting value"),
    ("[true false]", "Expecting ',' delimiter"), ("undefined", "Expecting value"), ("[nul]", "Expecting value"), ("n", "Expecting value"),
    // Numbers.
    ("01", "Extra data: line 1 column 2 (char 1)"), ("-01", "Extra data"), ("00", "Extra data"), ("1.", "Extra data"),
    ("1.e1", "Extra data"),
    (".1", "Expecting value"), ("-.1", "Expecting value"), ("-", "Expecting value"), ("+1", "Expecting value"), ("--1", "Expecting value"),
    ("+", "Expecting value"), ("1e", "Extra data"), ("1e+", "Extra data"), ("1E-", "Extra data"), ("1e1.5", "Extra data"),
    ("1ee1", "Extra data"),
    ("0x1", "Extra data"), ("0b1", "Extra data"), ("1_000", "Extra data"), ("1,000", "Extra data"), ("1a", "Extra data"),
    ("-a", "Expecting value"),
    ("[1.]", "Expecting ',' delimiter"), ("[01]", "Expecting ',' delimiter"),
    ("[1 000]", "Expecting ',' delimiter: line 1 column 4 (char 3)"),
    ("[-]", "Expecting value: line 1 column 2 (char 1)"), ("[1+2]", "Expecting ',' delimiter"), ("- 1", "Expecting value"),
    ("[1e]", "Expecting ',' delimiter"), ("[0e+-1]", "Expecting ',' delimiter"), ("[.5]", "Expecting value"),
    ("\u{ff11}", "Expecting value"),
    ("1\u{0}", "Extra data"), ("[2.e3]", "Expecting ',' delimiter"), ("0e", "Extra data"), ("-0x1", "Extra data"), ("1f", "Extra data"),
    // Strings and escapes.
    (#"""#, "Unterminated string starting at: line 1 column 1 (char 0)"),
    (#"["a"#, "Unterminated string starting at: line 1 column 2 (char 1)"),
    (#""a\""#, "Unterminated string starting at"), (#""\"#, "Unterminated string starting at"),
    (#""12345678"#, "Unterminated string starting at"),
    (#"'a'"#, "Expecting value"), ("a", "Expecting value"), (#""\a""#, "Invalid \\escape: line 1 column 2 (char 1)"),
    (#""\'""#, "Invalid \\escape"),
    (#""\x41""#, "Invalid \\escape"), (#""\0""#, "Invalid \\escape"), (#""\U0041""#, "Invalid \\escape"), (#""\ ""#, "Invalid \\escape"),
    (#""\é""#, "Invalid \\escape"), ("\"\\\u{0}\"", "Invalid \\escape"), ("\"\\\n\"", "Invalid \\escape"), (#""\N""#, "Invalid \\escape"),
    (#""\u""#, "Invalid \\uXXXX escape: line 1 column 3 (char 2)"), (#""\u1""#, "Invalid \\uXXXX escape"),
    (#""\u12""#, "Invalid \\uXXXX escape"),
    (#""\u123""#, "Invalid \\uXXXX escape"), (#""\u123g""#, "Invalid \\uXXXX escape"), (#""\u 123""#, "Invalid \\uXXXX escape"),
    (#""\u-123""#, "Invalid \\uXXXX escape"), (#""\u+123""#, "Invalid \\uXXXX escape"), (#""\u1234"#, "Invalid \\uXXXX escape"),
    (#""\ud834\u""#, "Invalid \\uXXXX escape"), (#""\ud834\udd""#, "Invalid \\uXXXX escape"), (#""\ud834\x""#, "Invalid \\escape"),
    (#""\u0x41""#, "Invalid \\uXXXX escape"), ("\"\u{0}\"", "Invalid control character at: line 1 column 2 (char 1)"),
    ("\"\n\"", "Invalid control character at"), ("\"\t\"", "Invalid control character at"), ("\"\r\"", "Invalid control character at"),
    ("\"\u{1f}\"", "Invalid control character at"), ("\"1234567\u{1}\"", "Invalid control character at"),
    ("\"123456789\u{1f}\"", "Invalid control character at: line 1 column 11 (char 10)"), (#"["a" "b"]"#, "Expecting ',' delimiter"),
    // Arrays.
    ("[", "Expecting value: line 1 column 2 (char 1)"), ("[1", "Expecting ',' delimiter: line 1 column 3 (char 2)"),
    ("[1,", "Expecting value"),
    ("[1,]", "Expecting value: line 1 column 4 (char 3)"), ("[,]", "Expecting value"), ("[,1]", "Expecting value"),
    ("[1,,2]", "Expecting value"),
    ("[1;2]", "Expecting ',' delimiter"), ("[1}", "Expecting ',' delimiter"), ("[[]", "Expecting ',' delimiter"),
    ("[1:2]", "Expecting ',' delimiter"),
    (#"["a":1]"#, "Expecting ',' delimiter"), ("[1 2]", "Expecting ',' delimiter"), ("[\u{0}]", "Expecting value"),
    ("[1\u{0}]", "Expecting ',' delimiter"),
    ("[*]", "Expecting value"), ("[1,/**/2]", "Expecting value"), ("[#1]", "Expecting value"), ("[\u{a0}]", "Expecting value"),
    ("[\n,1]", "Expecting value"),
    // Objects.
    ("{", "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
    (#"{"a""#, "Expecting ':' delimiter: line 1 column 5 (char 4)"),
    (#"{"a":"#, "Expecting value: line 1 column 6 (char 5)"), (#"{"a":1"#, "Expecting ',' delimiter: line 1 column 7 (char 6)"),
    (#"{"a":1,"#, "Expecting property name enclosed in double quotes"), (#"{"a":1,}"#, "Expecting property name enclosed in double quotes"),
    ("{,}", "Expecting property name enclosed in double quotes"), (#"{"a":1,,"b":2}"#, "Expecting property name enclosed in double quotes"),
    ("{a:1}", "Expecting property name enclosed in double quotes"), ("{'a':1}", "Expecting property name enclosed in double quotes"),
    ("{1:1}", "Expecting property name enclosed in double quotes"), ("{null:1}", "Expecting property name enclosed in double quotes"),
    (#"{"a"}"#, "Expecting ':' delimiter"), (#"{"a",1}"#, "Expecting ':' delimiter"), (#"{"a":}"#, "Expecting value"),
    (#"{"a"::1}"#, "Expecting value"),
    (#"{"a" "b"}"#, "Expecting ':' delimiter"), (#"{"a":1 "b":2}"#, "Expecting ',' delimiter"), (#"{"a":1]"#, "Expecting ',' delimiter"),
    (#"{"a":1;"b":2}"#, "Expecting ',' delimiter"), (#"{"a":1:"b"}"#, "Expecting ',' delimiter"), (#"{"a":"b""#, "Expecting ',' delimiter"),
    (#"{"a=1}"#, "Unterminated string starting at"), (#"{"a"=1}"#, "Expecting ':' delimiter"),
    ("{[]:1}", "Expecting property name enclosed in double quotes"),
    (#"{"a":1/**/}"#, "Expecting ',' delimiter"), ("{\u{0}}", "Expecting property name enclosed in double quotes"),
    ("{]", "Expecting property name"),
    (#"{"a":1}{"a":1}"#, "Extra data: line 1 column 8 (char 7)"),
    ("{bad", "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
]

private let refusedBytes: [([UInt8], Int)] = [
    // A continuation byte without a first byte, the opposite, and bytes that never occur.
    ([0x22, 0x80, 0x22], 1), ([0x22, 0xBF, 0x22], 1), ([0x22, 0xC3, 0x22], 1), ([0x22, 0xC3], 1), ([0x22, 0xE2, 0x82, 0x22], 1),
    ([0x22, 0xE2, 0x82], 1), ([0x22, 0xF0, 0x9F, 0x98, 0x22], 1), ([0x22, 0xF0, 0x9F], 1), ([0x22, 0xC3, 0xC3, 0xA9, 0x22], 1),
    ([0x22, 0xFE, 0x22], 1), ([0x22, 0xFF, 0x22], 1), ([0x22, 0xE9, 0x22], 1), ([0x22, 0xC3, 0xA9, 0xA9, 0x22], 2),
    // Overlong.
    ([0x22, 0xC0, 0xAF, 0x22], 1), ([0x22, 0xC0, 0x80, 0x22], 1), ([0x22, 0xC1, 0xBF, 0x22], 1), ([0x22, 0xE0, 0x80, 0xAF, 0x22], 1),
    ([0x22, 0xE0, 0x9F, 0xBF, 0x22], 1), ([0x22, 0xF0, 0x80, 0x80, 0xAF, 0x22], 1), ([0x22, 0xF0, 0x8F, 0xBF, 0xBF, 0x22], 1),
    ([0x22, 0xFC, 0x83, 0xBF, 0xBF, 0xBF, 0xBF, 0x22], 1),
    // Surrogates, and code points beyond the last one.
    ([0x22, 0xED, 0xA0, 0x80, 0x22], 1), ([0x22, 0xED, 0xBF, 0xBF, 0x22], 1), ([0x22, 0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80, 0x22], 1),
    ([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], 1), ([0x22, 0xF5, 0x80, 0x80, 0x80, 0x22], 1), ([0x22, 0xF7, 0xBF, 0xBF, 0xBF, 0x22], 1),
    // In a key, and after more than eight bytes.
    ([0x7B, 0x22, 0xFF, 0x22, 0x3A, 0x31, 0x7D], 2), ([0x22, 0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0xFF, 0x22], 10),
]

private let acceptedAlthoughOptional: [(String, String)] = [
    // Numbers of any size, since their text is kept.
    ("1e400", "1e400"), ("-1e400", "-1e400"), ("1e-400", "1e-400"), ("123123e100000", "123123e100000"),
    ("0.4e00669999999999", "0.4e00669999999999"),
    ("100000000000000000000000000000000", "100000000000000000000000000000000"),
    ("3.141592653589793238462643383279", "3.141592653589793238462643383279"),
    // Half a surrogate pair, which only an escape can express.
    (#""\ud800""#, #""\ud800""#), (#""\udc00""#, #""\udc00""#), (#""\ud800\ud800""#, #""\ud800\ud800""#),
    (#""\udc00\ud800""#, #""\udc00\ud800""#),
    (#""\ud800a""#, #""\ud800a""#), (#""\ud800\n""#, #""\ud800\n""#), (#""\ud800\u0041""#, #""\ud800\u0041""#),
    (#""\uD83D""#, #""\uD83D""#),
    // Repeated keys: the first place, with the last value.
    (#"{"a":1,"a":2}"#, #"{"a":2}"#), (#"{"a":1,"b":2,"a":1}"#, #"{"a":1,"b":2}"#),
    (#"{"a":{"b":1,"b":2},"a":{"b":3,"b":4}}"#, #"{"a":{"b":4}}"#),
    // Unassigned characters.
    ("\"\u{fffe}\u{10fffe}\"", "\"\u{fffe}\u{10fffe}\""), (#""\u0000""#, #""\u0000""#),
]

private let refusedAlthoughOptional: [(String, String)] = [
    ("NaN", "Expecting value: line 1 column 1 (char 0)"), ("[NaN]", "Expecting value: line 1 column 2 (char 1)"),
    ("Infinity", "Expecting value: line 1 column 1 (char 0)"), ("-Infinity", "Expecting value: line 1 column 1 (char 0)"),
    ("[-NaN]", "Expecting value: line 1 column 2 (char 1)"), (#"{"a":Infinity}"#, "Expecting value: line 1 column 6 (char 5)"),
    (String(repeating: "[", count: 129) + String(repeating: "]", count: 129), "Nesting too deep: line 1 column 129 (char 128)"),
]
