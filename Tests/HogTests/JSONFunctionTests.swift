import Testing

@testable import Hog

@Suite struct JSONFunctionTests {
    /// Expected values are from Python's `json.loads`.
    @Test(arguments: [
        ("null", "null"),
        ("true", "true"),
        (" false ", "false"),
        ("0", "0"),
        ("-0", "0"),
        ("-0.0", "-0.0"),
        ("1", "1"),
        ("1.0", "1.0"),
        ("1.5e3", "1500.0"),
        ("1E5", "100000.0"),
        ("1e-7", "1e-07"),
        ("1e16", "1e+16"),
        ("1e400", "inf"),
        ("-1e400", "-inf"),
        ("123456789012345678901234567890", "123456789012345678901234567890"),
        ("-9223372036854775808", "-9223372036854775808"),
        ("9223372036854775808", "9223372036854775808"),
        ("NaN", "nan"),
        ("Infinity", "inf"),
        ("-Infinity", "-inf"),
        ("[]", "[]"),
        ("[ ]", "[]"),
        ("{}", "{}"),
        ("{ }", "{}"),
        ("\"\"", "''"),
        ("\"a\\\"b\\\\c\\/d\\b\\f\\n\\r\\t\"", "'a\"b\\\\c/d\\b\\f\\n\\r\\t'"),
        ("\"\\u00e9\\ud83d\\ude00\"", "'\u{e9}\u{1f600}'"),
        ("\"\\ud83d\"", "'\u{fffd}'"),
        ("\"\\ud83dx\"", "'\u{fffd}x'"),
        ("\"\\ude00\\ud83d\"", "'\u{fffd}\u{fffd}'"),
        ("\"\\ud83d\\ud83d\\ude00\"", "'\u{fffd}\u{1f600}'"),
        ("\"\\ud83d\\u0041\"", "'\u{fffd}A'"),
        ("\"\u{e9}\u{65e5}\u{672c}\u{1f600}\"", "'\u{e9}\u{65e5}\u{672c}\u{1f600}'"),
        ("[1,[2,[3,{\"a\":[]}]]]", "[1, [2, [3, {'a': []}]]]"),
        ("{\"a\":1,\"b\":{\"c\":[true,null]}}", "{'a': 1, 'b': {'c': [true, null]}}"),
        ("{\"a\":1,\"b\":2,\"a\":3}", "{'a': 3, 'b': 2}"),
        ("\u{9}\u{a}\u{d} [1 , 2]\u{a}", "[1, 2]"),
        ("{\"\":0}", "{'': 0}"),
        ("\"\u{2028}\u{7f}\"", "'\u{2028}\u{7f}'"),
        ("[1.7976931348623157e308,5e-324,0.1,100.0]", "[1.7976931348623157e+308, 5e-324, 0.1, 100.0]"),
        ("{\"1\":1,\"a b\":2}", "{'1': 1, 'a b': 2}"),
        ("\"\\u0000\"", "'\\0'"),
        ("\"\\u0041\\u0042\"", "'AB'"),
        ("0e5", "0.0"),
        ("-1", "-1"),
        ("12e0", "12.0"),
        ("1e22", "1e+22"),
        ("1e23", "1e+23"),
        ("[-Infinity,NaN]", "[-inf, nan]"),
        ("{\"k\\n\":1}", "{'k\\n': 1}"),
    ])
    func readsJSON(text: String, value: String) throws {
        try LibraryCall("jsonParse", .text(text), gives: value).check()
        try LibraryCall("isValidJSON", .text(text), gives: "true").check()
    }

    /// Expected values are from Python's `json.loads`.
    @Test(arguments: [
        ("", "JSONDecodeError: Expecting value: line 1 column 1 (char 0)"),
        ("  ", "JSONDecodeError: Expecting value: line 1 column 3 (char 2)"),
        ("x", "JSONDecodeError: Expecting value: line 1 column 1 (char 0)"),
        ("nul", "JSONDecodeError: Expecting value: line 1 column 1 (char 0)"),
        ("tru", "JSONDecodeError: Expecting value: line 1 column 1 (char 0)"),
        ("True", "JSONDecodeError: Expecting value: line 1 column 1 (char 0)"),
        ("nan", "JSONDecodeError: Expecting value: line 1 column 1 (char 0)"),
        ("-", "JSONDecodeError: Expecting value: line 1 column 1 (char 0)"),
        ("+1", "JSONDecodeError: Expecting value: line 1 column 1 (char 0)"),
        ("01", "JSONDecodeError: Extra data: line 1 column 2 (char 1)"),
        ("-01", "JSONDecodeError: Extra data: line 1 column 3 (char 2)"),
        ("1.", "JSONDecodeError: Extra data: line 1 column 2 (char 1)"),
        ("1.e5", "JSONDecodeError: Extra data: line 1 column 2 (char 1)"),
        (".5", "JSONDecodeError: Expecting value: line 1 column 1 (char 0)"),
        ("1e", "JSONDecodeError: Extra data: line 1 column 2 (char 1)"),
        ("1e+", "JSONDecodeError: Extra data: line 1 column 2 (char 1)"),
        ("1 2", "JSONDecodeError: Extra data: line 1 column 3 (char 2)"),
        ("1,", "JSONDecodeError: Extra data: line 1 column 2 (char 1)"),
        ("[", "JSONDecodeError: Expecting value: line 1 column 2 (char 1)"),
        ("[ ", "JSONDecodeError: Expecting value: line 1 column 3 (char 2)"),
        ("[1", "JSONDecodeError: Expecting ',' delimiter: line 1 column 3 (char 2)"),
        ("[1,", "JSONDecodeError: Expecting value: line 1 column 4 (char 3)"),
        ("[1,]", "JSONDecodeError: Expecting value: line 1 column 4 (char 3)"),
        ("[,]", "JSONDecodeError: Expecting value: line 1 column 2 (char 1)"),
        ("[1 2]", "JSONDecodeError: Expecting ',' delimiter: line 1 column 4 (char 3)"),
        ("[1;", "JSONDecodeError: Expecting ',' delimiter: line 1 column 3 (char 2)"),
        ("{", "JSONDecodeError: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
        ("{ ", "JSONDecodeError: Expecting property name enclosed in double quotes: line 1 column 3 (char 2)"),
        ("{\"a\"", "JSONDecodeError: Expecting ':' delimiter: line 1 column 5 (char 4)"),
        ("{\"a\" ", "JSONDecodeError: Expecting ':' delimiter: line 1 column 6 (char 5)"),
        ("{\"a\" 1", "JSONDecodeError: Expecting ':' delimiter: line 1 column 6 (char 5)"),
        ("{\"a\":", "JSONDecodeError: Expecting value: line 1 column 6 (char 5)"),
        ("{\"a\":}", "JSONDecodeError: Expecting value: line 1 column 6 (char 5)"),
        ("{\"a\":1", "JSONDecodeError: Expecting ',' delimiter: line 1 column 7 (char 6)"),
        ("{\"a\":1,", "JSONDecodeError: Expecting property name enclosed in double quotes: line 1 column 8 (char 7)"),
        ("{\"a\":1,}", "JSONDecodeError: Expecting property name enclosed in double quotes: line 1 column 8 (char 7)"),
        ("{\"a\":1 \"b\"", "JSONDecodeError: Expecting ',' delimiter: line 1 column 8 (char 7)"),
        ("{a:1}", "JSONDecodeError: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
        ("{1:2}", "JSONDecodeError: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
        ("{'a':1}", "JSONDecodeError: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
        ("{\"a\":1}}", "JSONDecodeError: Extra data: line 1 column 8 (char 7)"),
        ("\"", "JSONDecodeError: Unterminated string starting at: line 1 column 1 (char 0)"),
        ("\"a", "JSONDecodeError: Unterminated string starting at: line 1 column 1 (char 0)"),
        ("\"a\u{a}\"", "JSONDecodeError: Invalid control character at: line 1 column 3 (char 2)"),
        ("\"\u{9}\"", "JSONDecodeError: Invalid control character at: line 1 column 2 (char 1)"),
        ("\"\\", "JSONDecodeError: Unterminated string starting at: line 1 column 1 (char 0)"),
        ("\"\\q\"", "JSONDecodeError: Invalid \\escape: line 1 column 2 (char 1)"),
        ("\"\\u", "JSONDecodeError: Invalid \\uXXXX escape: line 1 column 3 (char 2)"),
        ("\"\\u12", "JSONDecodeError: Invalid \\uXXXX escape: line 1 column 3 (char 2)"),
        ("\"\\u12\"", "JSONDecodeError: Invalid \\uXXXX escape: line 1 column 3 (char 2)"),
        ("\"\\u123\"", "JSONDecodeError: Invalid \\uXXXX escape: line 1 column 3 (char 2)"),
        ("\"\\u123g\"", "JSONDecodeError: Invalid \\uXXXX escape: line 1 column 3 (char 2)"),
        ("\"\\u12345", "JSONDecodeError: Unterminated string starting at: line 1 column 1 (char 0)"),
        ("\"\\ud83d\\u", "JSONDecodeError: Invalid \\uXXXX escape: line 1 column 9 (char 8)"),
        ("\"\\ud83d\\u12\"", "JSONDecodeError: Invalid \\uXXXX escape: line 1 column 9 (char 8)"),
        ("\"\\ud83d\\uzzzz\"", "JSONDecodeError: Invalid \\uXXXX escape: line 1 column 9 (char 8)"),
        ("\"\\ud83d\\uzzzz\" ", "JSONDecodeError: Invalid \\uXXXX escape: line 1 column 9 (char 8)"),
        ("\"\u{0}\"", "JSONDecodeError: Invalid control character at: line 1 column 2 (char 1)"),
        ("[1,\u{a}2,\u{a} x]", "JSONDecodeError: Expecting value: line 3 column 2 (char 8)"),
        ("{\"\u{e9}\": \"\u{65e5}\u{672c}\" x}", "JSONDecodeError: Expecting ',' delimiter: line 1 column 12 (char 11)"),
        ("\"\u{e9}\u{a}\"", "JSONDecodeError: Invalid control character at: line 1 column 3 (char 2)"),
        ("[{\"a\":[1,{\"b\":tru}]}]", "JSONDecodeError: Expecting value: line 1 column 15 (char 14)"),
        ("\u{feff}1", "JSONDecodeError: Unexpected UTF-8 BOM (decode using utf-8-sig): line 1 column 1 (char 0)"),
        ("\u{a0}1", "JSONDecodeError: Expecting value: line 1 column 1 (char 0)"),
        ("1\u{a0}", "JSONDecodeError: Extra data: line 1 column 2 (char 1)"),
        ("[1,2\u{a}}", "JSONDecodeError: Expecting ',' delimiter: line 2 column 1 (char 5)"),
        ("Infinit", "JSONDecodeError: Expecting value: line 1 column 1 (char 0)"),
        ("-Infinit", "JSONDecodeError: Expecting value: line 1 column 1 (char 0)"),
        ("-I", "JSONDecodeError: Expecting value: line 1 column 1 (char 0)"),
        ("N", "JSONDecodeError: Expecting value: line 1 column 1 (char 0)"),
        ("[NaN,Nan]", "JSONDecodeError: Expecting value: line 1 column 6 (char 5)"),
        ("\"abc\\", "JSONDecodeError: Unterminated string starting at: line 1 column 1 (char 0)"),
        ("\"\\u1234", "JSONDecodeError: Invalid \\uXXXX escape: line 1 column 3 (char 2)"),
        ("[\u{a}\u{a}\"a\\x\"]", "JSONDecodeError: Invalid \\escape: line 3 column 3 (char 5)"),
        ("[1]]", "JSONDecodeError: Extra data: line 1 column 4 (char 3)"),
        ("null x", "JSONDecodeError: Extra data: line 1 column 6 (char 5)"),
        ("{\"a\":1,,}", "JSONDecodeError: Expecting property name enclosed in double quotes: line 1 column 8 (char 7)"),
        ("{,}", "JSONDecodeError: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
        ("{\"a\"::1}", "JSONDecodeError: Expecting value: line 1 column 6 (char 5)"),
        ("\"\\ud83d\\q\"", "JSONDecodeError: Invalid \\escape: line 1 column 8 (char 7)"),
        ("{\"a\":1 , }", "JSONDecodeError: Expecting property name enclosed in double quotes: line 1 column 10 (char 9)"),
        ("{\"\\q\":1}", "JSONDecodeError: Invalid \\escape: line 1 column 3 (char 2)"),
        ("\"a\" \"b\"", "JSONDecodeError: Extra data: line 1 column 5 (char 4)"),
        ("tr", "JSONDecodeError: Expecting value: line 1 column 1 (char 0)"),
        ("-a", "JSONDecodeError: Expecting value: line 1 column 1 (char 0)"),
        ("- 1", "JSONDecodeError: Expecting value: line 1 column 1 (char 0)"),
        ("0x10", "JSONDecodeError: Extra data: line 1 column 2 (char 1)"),
        ("1_000", "JSONDecodeError: Extra data: line 1 column 2 (char 1)"),
        ("[0123]", "JSONDecodeError: Expecting ',' delimiter: line 1 column 3 (char 2)"),
        ("\"\u{85}\"x", "JSONDecodeError: Extra data: line 1 column 4 (char 3)"),
    ])
    func saysWhatIsWrongAndWhere(text: String, failure: String) throws {
        try LibraryCall("jsonParse", .text(text), gives: failure).check()
        try LibraryCall("isValidJSON", .text(text), gives: "false").check()
        try LibraryCall("JSONHas", .text(text), "a", gives: "false").check()
        try LibraryCall("JSONLength", .text(text), gives: "0").check()
        try LibraryCall("JSONExtractInt", .text(text), "a", gives: "null").check()
        try LibraryCall("JSONExtractString", .text(text), gives: "null").check()
    }

    /// Expected values are from Python's `json.dumps`.
    @Test(arguments: [
        LibraryCall("jsonStringify", nil, gives: "'null'"),
        LibraryCall("jsonStringify", true, gives: "'true'"),
        LibraryCall("jsonStringify", false, gives: "'false'"),
        LibraryCall("jsonStringify", 0, gives: "'0'"),
        LibraryCall("jsonStringify", -5, gives: "'-5'"),
        LibraryCall("jsonStringify", .float(1.0), gives: "'1.0'"),
        LibraryCall("jsonStringify", .float(1e+16), gives: "'1e+16'"),
        LibraryCall("jsonStringify", .float(1e-05), gives: "'1e-05'"),
        LibraryCall("jsonStringify", .float(.nan), gives: "'NaN'"),
        LibraryCall("jsonStringify", .float(.infinity), gives: "'Infinity'"),
        LibraryCall("jsonStringify", .float(-.infinity), gives: "'-Infinity'"),
        LibraryCall("jsonStringify", "", gives: "'\"\"'"),
        LibraryCall("jsonStringify", "a\"b\\c/d", gives: "'\"a\\\\\"b\\\\\\\\c/d\"'"),
        LibraryCall(
            "jsonStringify", "\u{8}\u{9}\u{a}\u{c}\u{d}\u{0}\u{1f}\u{7f}",
            gives: "'\"\\\\b\\\\t\\\\n\\\\f\\\\r\\\\u0000\\\\u001f\\\\u007f\"'"),
        LibraryCall("jsonStringify", "\u{e9}\u{65e5}\u{1f600}\u{2028}", gives: "'\"\\\\u00e9\\\\u65e5\\\\ud83d\\\\ude00\\\\u2028\"'"),
        LibraryCall("jsonStringify", [], gives: "'[]'"),
        LibraryCall("jsonStringify", [:], gives: "'{}'"),
        LibraryCall("jsonStringify", .tuple([]), gives: "'[]'"),
        LibraryCall("jsonStringify", [1, "a", nil], gives: "'[1, \"a\", null]'"),
        LibraryCall("jsonStringify", .tuple([1, .tuple([2])]), gives: "'[1, [2]]'"),
        LibraryCall("jsonStringify", ["a": 1, "b": [true, [:]]], gives: "'{\"a\": 1, \"b\": [true, {}]}'"),
        LibraryCall(
            "jsonStringify", [1: "a", .float(2.5): "b", nil: "c", false: "d"],
            gives: "'{\"1\": \"a\", \"2.5\": \"b\", \"null\": \"c\", \"false\": \"d\"}'"),
        LibraryCall("jsonStringify", ["1": "x", 1: "y"], gives: "'{\"1\": \"x\", \"1\": \"y\"}'"),
        LibraryCall("jsonStringify", [[], [[]], ["a": [:]]], gives: "'[[], [[]], {\"a\": {}}]'"),
        LibraryCall("jsonStringify", [.float(.nan): 1, .float(.infinity): 2], gives: "'{\"NaN\": 1, \"Infinity\": 2}'"),
        LibraryCall("jsonStringify", [1, [2, 3], [:]], 2, gives: "'[\\n  1,\\n  [\\n    2,\\n    3\\n  ],\\n  {}\\n]'"),
        LibraryCall(
            "jsonStringify", ["a": 1, "b": [], "c": ["d": .tuple([1])]], 4,
            gives: "'{\\n    \"a\": 1,\\n    \"b\": [],\\n    \"c\": {\\n        \"d\": [\\n            1\\n        ]\\n    }\\n}'"),
        LibraryCall("jsonStringify", [], 2, gives: "'[]'"),
        LibraryCall("jsonStringify", "x", 3, gives: "'\"x\"'"),
        LibraryCall("jsonStringify", [1], 0, gives: "'[1]'"),
        LibraryCall("jsonStringify", [1], -2, gives: "'[1]'"),
        LibraryCall("jsonStringify", [1], true, gives: "'[\\n 1\\n]'"),
        LibraryCall("jsonStringify", [1], false, gives: "'[1]'"),
        LibraryCall("jsonStringify", [1, ["a": nil]], 1, gives: "'[\\n 1,\\n {\\n  \"a\": null\\n }\\n]'"),
    ])
    func writesJSON(call: LibraryCall) throws { try call.check() }

    @Test(arguments: [
        LibraryCall("jsonParse", nil, gives: "TypeError: the JSON object must be str, bytes or bytearray, not NoneType"),
        LibraryCall("isValidJSON", [1], gives: "TypeError: the JSON object must be str, bytes or bytearray, not list"),
        LibraryCall(
            "jsonStringify", .object([(.tuple([1]), 2)]), gives: "TypeError: keys must be str, int, float, bool or None, not tuple"),
        LibraryCall("jsonStringify", .function("keys"), gives: "'\"fn<keys(1)>\"'"),
        LibraryCall("jsonStringify", .power(of: 10, 20), gives: "'100000000000000000000'"),
        LibraryCall(
            "jsonStringify", ["__hogDate__": true, "year": 2024, "month": 1, "day": 2],
            gives: #"'{"__hogDate__": true, "year": 2024, "month": 1, "day": 2}'"#),
        LibraryCall("JSONHas", ["a": ["b": [1, 2]]], "a", "b", 2, gives: "true"),
        LibraryCall("JSONHas", ["a": ["b": [1, 2]]], "a", "b", -2, gives: "true"),
        LibraryCall("JSONHas", ["a": ["b": [1, 2]]], "a", "b", -3, gives: "false"),
        LibraryCall("JSONHas", ["a": ["b": [1, 2]]], "a", "b", 3, gives: "false"),
        LibraryCall("JSONHas", ["a": ["b": [1, 2]]], "a", "b", 0, gives: "false"),
        LibraryCall("JSONHas", ["a": ["b": [1, 2]]], "a", "b", "x", gives: "false"),
        LibraryCall("JSONHas", ["a": ["b": [1, 2]]], "a", "c", gives: "false"),
        LibraryCall("JSONHas", [1], true, gives: "true"),
        LibraryCall("JSONHas", .object([(1, "x")]), 1, gives: "true"),
        LibraryCall("JSONHas", ["a": nil], "a", gives: "true"),
        LibraryCall("JSONHas", ["a": nil], "a", "b", gives: "false"),
        LibraryCall("JSONHas", .tuple([1]), 1, gives: "false"),
        LibraryCall("JSONHas", #"{"a": "{\"b\": 1}"}"#, "a", "b", gives: "true"),
        LibraryCall("JSONHas", ["a": "no JSON"], "a", gives: "true"),
        LibraryCall("JSONHas", ["a": "no JSON"], "a", "b", gives: "false"),
        LibraryCall("JSONHas", nil, gives: "true"),
        LibraryCall("JSONHas", ["a": 1], [1], gives: "TypeError: unhashable type: 'list'"),
        LibraryCall("JSONLength", #"[1, 2, 3]"#, gives: "3"),
        LibraryCall("JSONLength", #"{"a": {"b": [1, 2]}}"#, "a", "b", gives: "2"),
        LibraryCall("JSONLength", #"{"a": {"b": [1, 2]}}"#, "a", gives: "1"),
        LibraryCall("JSONLength", #"{"a": 1}"#, "a", gives: "0"),
        LibraryCall("JSONLength", #"{"a": 1}"#, "x", "y", gives: "0"),
        LibraryCall("JSONLength", .tuple([1, 2]), gives: "0"),
        LibraryCall("JSONLength", 5, "a", gives: "0"),
        LibraryCall("JSONLength", [1], 0, gives: "HogVMException: Hog arrays start from index 1"),
        LibraryCall("JSONLength", [1], "a", gives: "AttributeError: 'list' object has no attribute 'get'"),
        LibraryCall("JSONExtractBool", #"{"a": true}"#, "a", gives: "true"),
        LibraryCall("JSONExtractBool", #"{"a": 1}"#, "a", gives: "false"),
        LibraryCall("JSONExtractBool", "true", gives: "true"),
        LibraryCall("JSONExtractBool", true, gives: "true"),
        LibraryCall("JSONExtractBool", nil, gives: "false"),
        LibraryCall("JSONExtractInt", #"{"a": [1.9, "-7", true, "x", null, "1_0"]}"#, "a", 1, gives: "1"),
        LibraryCall("JSONExtractInt", #"{"a": [1.9, "-7", true, "x", null, "1_0"]}"#, "a", 2, gives: "-7"),
        LibraryCall("JSONExtractInt", #"{"a": [1.9, "-7", true, "x", null, "1_0"]}"#, "a", 3, gives: "1"),
        LibraryCall("JSONExtractInt", #"{"a": [1.9, "-7", true, "x", null, "1_0"]}"#, "a", 4, gives: "null"),
        LibraryCall("JSONExtractInt", #"{"a": [1.9, "-7", true, "x", null, "1_0"]}"#, "a", -1, gives: "10"),
        LibraryCall("JSONExtractInt", #"{"a": [1]}"#, "a", gives: "null"),
        LibraryCall("JSONExtractInt", #"{"a": [1]}"#, "b", 1, gives: "null"),
        LibraryCall("JSONExtractInt", #"{"a": NaN}"#, "a", gives: "null"),
        LibraryCall("JSONExtractFloat", #"{"a": ["1.5", 2, true, []]}"#, "a", 1, gives: "1.5"),
        LibraryCall("JSONExtractFloat", #"{"a": ["1.5", 2, true, []]}"#, "a", 2, gives: "2.0"),
        LibraryCall("JSONExtractFloat", #"{"a": ["1.5", 2, true, []]}"#, "a", 3, gives: "1.0"),
        LibraryCall("JSONExtractFloat", #"{"a": ["1.5", 2, true, []]}"#, "a", 4, gives: "null"),
        LibraryCall("JSONExtractString", #"{"a": "x", "b": {"c": 1}, "d": true}"#, "a", gives: "'x'"),
        LibraryCall("JSONExtractString", #"{"a": "x", "b": {"c": 1}, "d": true}"#, "b", gives: #"'{\'c\': 1}'"#),
        LibraryCall("JSONExtractString", #"{"a": "x", "b": {"c": 1}, "d": true}"#, "d", gives: "'True'"),
        LibraryCall("JSONExtractString", #"{"a": "x", "b": {"c": 1}, "d": true}"#, "e", gives: "null"),
        LibraryCall("JSONExtractArrayRaw", #"{"a": [1, "x"]}"#, "a", gives: "[1, 'x']"),
        LibraryCall("JSONExtractArrayRaw", #"{"a": [1, "x"]}"#, gives: "null"),
        LibraryCall("JSONExtractArrayRaw", [1], gives: "[1]"),
        LibraryCall("JSONExtract", #"{"a": {"b": 5}}"#, "a", "b", "Int", gives: "5"),
        LibraryCall("JSONExtract", #"{"a": 1}"#, "Int", gives: "{'a': 1}"),
        LibraryCall("JSONExtract", "x", "a", "Int", gives: "null"),
        LibraryCall("JSONExtract", .object([(1, "x")]), 1, "Int", gives: "KeyError: 0"),
    ])
    func followsPaths(call: LibraryCall) throws { try call.check() }

    @Test(arguments: ["[", #"{"a":"#])
    func refusesWhatIsNestedTooDeeply(open: String) throws {
        let text = String(repeating: open, count: 100_000)
        #expect(
            try LibraryCall("jsonParse", .text(text)).outcome().hasPrefix(
                "RecursionError: maximum recursion depth exceeded while decoding a JSON"))
        try LibraryCall(
            "jsonParse", .text(String(repeating: "[", count: 500) + String(repeating: "]", count: 500)),
            gives: String(repeating: "[", count: 500) + String(repeating: "]", count: 500)
        ).check()
    }

    @Test func refusesMoreDigitsThanPythonReads() throws {
        let message =
            "ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; "
            + "use sys.set_int_max_str_digits() to increase the limit"
        try LibraryCall("jsonParse", .text(String(repeating: "1", count: 4301)), gives: message).check()
    }

    @Test func refusesMoreValuesThanThereIsRoomFor() throws {
        let text = "[" + String(repeating: "0,", count: 100_000) + "0]"
        let outcome = try LibraryCall("jsonParse", .text(text)).outcome(limits: Limits(memory: 500_000))
        #expect(outcome.hasPrefix("HogVMMemoryExceededException: Memory limit of 500000 bytes exceeded."))
        let indented = try LibraryCall("jsonStringify", [1], .integer(.max)).outcome(limits: Limits(memory: 500_000))
        #expect(indented.hasPrefix("HogVMMemoryExceededException: Memory limit of 500000 bytes exceeded."))
    }

    @Test func writesAContainerInsideItselfAsNull() throws {
        var runtime = Runtime(limits: Limits())
        runtime.start()
        let array = runtime.heap.array([.integer(1)])
        try runtime.setProperty(of: array, key: .integer(1), to: array)
        var printer = JSONPrinter(indent: nil, runtime.heap)
        try printer.print(array, of: runtime.heap)
        #expect(printer.text.string == "[null]")
    }
}
