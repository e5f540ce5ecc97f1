import JSON
import Testing

@Suite struct JSONValueTests {
    @Test func readsScalars() throws {
        let value = try parse(#"{"n": null, "t": true, "f": false, "i": 1.0, "d": -2.5e-1, "s": "a\n\u00e9\ud83d\ude00/\/"}"#)
        #expect(value["n"]?.isNull == true)
        #expect(value["t"]?.boolean == true)
        #expect(value["f"]?.boolean == false)
        #expect(value["i"]?.integer == 1)
        #expect(value["i"]?.numberText == "1.0")
        #expect(value["d"]?.double == -0.25)
        #expect(value["s"]?.string == "a\né😀//")
        #expect(value["missing"] == nil)
    }

    @Test(arguments: [
        ("0", 0), ("-0", 0), ("7", 7), ("7.0", 7), ("70e-1", 7), ("1e2", 100), ("0e999999999999999999999", 0), ("1.5", nil),
        ("1e-1", nil), ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min), ("9223372036854775808", nil),
        ("-9223372036854775809", nil), ("1e18", 1_000_000_000_000_000_000), ("1e19", nil), ("1e999999999999999999999", nil),
        ("0.00001e5", 1), ("922337203685477580.7e1", Int.max), ("100000000000000000000000e-20", 1000), ("\"1\"", nil),
    ])
    func readsWholeNumbers(text: String, expected: Int?) throws {
        #expect(try parse(text).integer == expected)
    }

    @Test(arguments: [
        ("1e308", 1e308), ("1e309", nil), ("-1e309", nil), ("1e-400", 0), ("4.9e-324", Double.leastNonzeroMagnitude), ("0.1", 0.1),
        ("true", nil),
    ])
    func readsDoubles(text: String, expected: Double?) throws {
        #expect(try parse(text).double == expected)
    }

    @Test(arguments: [
        (#""\ud800""#, UInt16(0xD800)), (#""a\ud83d\ude00""#, nil), (#""\ud83d\ud83d\ude00""#, 0xD83D), (#""\ude00\ud83d""#, 0xDE00),
        (#""\ud83dx""#, 0xD83D), (#""\ud83d\n""#, 0xD83D), (#""\ud83d\u0041""#, 0xD83D), (#""plain""#, nil),
    ])
    func findsLoneSurrogates(text: String, surrogate: UInt16?) throws {
        #expect(try parse(text).loneSurrogate == surrogate)
    }

    @Test func replacesLoneSurrogates() throws {
        #expect(try parse(#""a\ud800b\udfff\ud83d\ude00""#).string == "a\u{FFFD}b\u{FFFD}😀")
    }

    @Test(arguments: [
        (#" { "a" : 1 , "b" : [ ] } "#, #"{"a":1,"b":[]}"#),
        (#"{"a":1.0,"b":[1E2,-0,123456789012345678901234567890]}"#, #"{"a":1.0,"b":[1E2,-0,123456789012345678901234567890]}"#),
        (#"{"a":1,"b":2,"a":3}"#, #"{"a":3,"b":2}"#),
        (#"{"a":1,"\u0061":[ 2 ]}"#, #"{"a":[2]}"#),
        (#"{"\u0061":1,"a":2,"a":{"x":1,"x":{"y":[],"y":0}}}"#, #"{"\u0061":{"x":{"y":0}}}"#),
        (#"[[ ],{"a":{"b":1,"b":2},"c":"x y"}]"#, #"[[],{"a":{"b":2},"c":"x y"}]"#),
        (#"{"":1,"":2}"#, #"{"":2}"#),
        (#"{"\ud800":1,"\udfff":2,"\ud800":3}"#, #"{"\ud800":3,"\udfff":2}"#),
        ("{\"e\u{301}\":1,\"\u{e9}\":2}", "{\"e\u{301}\":1,\"\u{e9}\":2}"),
        ("\n[\t1\r,\n2 ]\n", "[1,2]"),
        (#"" spaces stay ""#, #"" spaces stay ""#),
    ])
    func compacts(text: String, expected: String) throws {
        #expect(try parse(text).compact.text == expected)
    }

    @Test func resolvesRepeatedKeysOfLongObjects() throws {
        let members = (0..<1000).map { #""k\#($0 % 300)":\#($0)"# }.joined(separator: ",")
        let value = try parse("{\(members)}")
        #expect(value.members.map(\.key) == (0..<300).map { "k\($0)" })
        #expect(value.members.map(\.value.integer) == (0..<300).map { $0 < 100 ? 900 + $0 : 600 + $0 })
        #expect(value["k5"]?.integer == 905)
        #expect(try parse(value.compact.text).members.count == 300)
    }

    @Test(arguments: [
        (#"{"a":1,"b":2,"a":3}"#, "a"), (#"{"a":1,"\u0061":2}"#, "a"), (#"{ "a" : {"b":1,"b":2} }"#, nil), (#"{"a":1,"b":1}"#, nil),
        ("[1, 1]", nil), (#"{"":1,"":2}"#, ""),
    ])
    func namesARepeatedKey(text: String, key: String?) throws {
        #expect(try parse(text).repeatedKey == key)
    }

    @Test func findsElementsAndMembers() throws {
        let value = try parse(#"[1, [2, 3], {"a": {"b": [4]}}, "x"]"#)
        #expect(value.elements.map(\.kind) == [.number, .array, .object, .string])
        #expect(value.elements[1].elements.map(\.integer) == [2, 3])
        #expect(value.members.isEmpty)
        #expect(value.elements[2].compact.text == #"{"a":{"b":[4]}}"#)
        #expect(value.elements[2].elements.isEmpty)
    }

    @Test(arguments: [
        ("", #"{"a/b":{"m~n":[10,20]},"":{"":1},"e":{"é":2}}"#), ("/a~1b/m~0n/1", "20"), ("/a~1b/m~0n/2", nil), ("/a~1b/m~0n/01", nil),
        ("/a~1b/m~0n/-", nil), ("/a~1b/m~0n/+1", nil), ("/a~1b/m~0n/", nil), ("/", #"{"":1}"#), ("//", "1"), ("a", nil), ("/a~2b", nil),
        ("/e/é", "2"), ("/e/é/x", nil),
    ])
    func followsPointers(pointer: String, expected: String?) throws {
        let value = try parse(#"{"a/b": {"m~n": [10, 20]}, "": {"": 1}, "e": {"\u00e9": 2}}"#)
        #expect(value.value(at: pointer)?.compact.text.replacing(#"\u00e9"#, with: "é") == expected)
    }

    @Test func comparesTextByteForByte() {
        #expect(JSONText(compact: "\"e\u{301}\"") != JSONText(compact: "\"\u{e9}\""))
        #expect(Set([JSONText(compact: "\"e\u{301}\""), JSONText(compact: "\"\u{e9}\""), JSONText(compact: "\"\u{e9}\"")]).count == 2)
    }

    @Test func parsesAPartOfABuffer() throws {
        let lines = Array("{\"a\":1}\n{\"a\":2}\n".utf8)
        let values = try lines.split(separator: UInt8(ascii: "\n")).map { try JSONValue(parsing: $0) }
        #expect(values.map { $0["a"]?.integer } == [1, 2])
    }
}

/// Parses a text.
func parse(_ text: String, maximumDepth: Int = 128) throws(JSONError) -> JSONValue {
    try JSONValue(parsing: Array(text.utf8), maximumDepth: maximumDepth)
}
