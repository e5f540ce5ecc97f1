import Testing

@testable import Hog

@Suite struct StringFunctionTests {
    @Test(arguments: [
        LibraryCall("length", "é😀", gives: "2"), LibraryCall("length", "e\u{301}", gives: "2"), LibraryCall("length", [1, 2], gives: "2"),
        LibraryCall("length", .tuple([1]), gives: "1"), LibraryCall("length", ["a": 1], gives: "1"),
        LibraryCall("length", nil, gives: "null"),
        LibraryCall("length", .function("lower"), gives: "3"),
        LibraryCall("length", 5, gives: "TypeError: object of type 'int' has no len()"),
        LibraryCall("length", 1.5, gives: "TypeError: object of type 'float' has no len()"),
        LibraryCall("length", true, gives: "TypeError: object of type 'bool' has no len()"),
    ])
    func measures(call: LibraryCall) throws { try call.check() }

    @Test(arguments: [
        LibraryCall("lower", "ÄBc", gives: "'äbc'"), LibraryCall("lower", nil, gives: "null"),
        LibraryCall("upper", "straße ﬁ", gives: "'STRASSE FI'"),
        LibraryCall("lower", "ΑΣ ΑΣΑ Σ", gives: "'ας ασα σ'"), LibraryCall("lower", "ΑΣ.", gives: "'ας.'"),
        LibraryCall("lower", "Α.Σ.Α", gives: "'α.σ.α'"),
        LibraryCall("lower", "İ", gives: "'i\u{307}'"), LibraryCall("upper", "ΐ", gives: "'Ϊ\u{301}'"),
        LibraryCall("upper", nil, gives: "null"),
        LibraryCall("lower", 5, gives: "AttributeError: 'int' object has no attribute 'lower'"),
        LibraryCall("upper", ["a"], gives: "AttributeError: 'list' object has no attribute 'upper'"),
        LibraryCall("lower", .function("lower"), gives: "AttributeError: 'dict' object has no attribute 'lower'"),
        LibraryCall("reverse", "aé😀", gives: "'😀éa'"), LibraryCall("reverse", "abc", gives: "'cba'"),
        LibraryCall("reverse", [1, 2], gives: "[2, 1]"),
        LibraryCall("reverse", .tuple([1, 2]), gives: "(2, 1)"), LibraryCall("reverse", nil, gives: "null"),
        LibraryCall("reverse", 5, gives: "TypeError: 'int' object is not subscriptable"),
        LibraryCall("reverse", ["a": 1], gives: "TypeError: unhashable type: 'slice'"),
        LibraryCall("reverse", "e\u{301}\r\n", gives: "'\\n\\r\u{301}e'"),
    ])
    func changesLetters(call: LibraryCall) throws { try call.check() }

    @Test(arguments: [
        LibraryCall("concat", "a", 1, 1.0, true, nil, gives: "'a11.0true'"), LibraryCall("concat", nil, gives: "''"),
        LibraryCall("concat", ["a", nil], .tuple([1]), gives: #"'[\'a\', null]tuple(1)'"#),
        LibraryCall("concat", "é", "\u{301}", gives: "'é\u{301}'"),
        LibraryCall("concat", ["k": "v"], gives: #"'{\'k\': \'v\'}'"#),
    ])
    func joins(call: LibraryCall) throws { try call.check() }

    @Test(arguments: [
        LibraryCall("substring", "hello", 2, gives: "'ello'"), LibraryCall("substring", "hello", 2, 2, gives: "'el'"),
        LibraryCall("substring", "hello", 1, 99, gives: "'hello'"), LibraryCall("substring", "hello", 0, gives: "''"),
        LibraryCall("substring", "hello", -1, 2, gives: "''"), LibraryCall("substring", "hello", 2, -1, gives: "''"),
        LibraryCall("substring", "hello", 6, gives: "''"), LibraryCall("substring", "hello", 5, gives: "'o'"),
        LibraryCall("substring", "hello", 2, 0, gives: "''"),
        LibraryCall("substring", "aé😀b", 2, 2, gives: "'é😀'"), LibraryCall("substring", "aé😀b", 3, gives: "'😀b'"),
        LibraryCall("substring", 5, 1, gives: "''"),
        LibraryCall("substring", nil, 1, gives: "''"), LibraryCall("substring", "abc", true, true, gives: "'a'"),
        LibraryCall("substring", "abc", 2, .power(of: 10, 30), gives: "'bc'"),
        LibraryCall("substring", "abc", .power(of: 10, 30), gives: "''"),
        LibraryCall("substring", "abc", .integer(.min), gives: "''"), LibraryCall("substring", "abc", 1, .integer(.max), gives: "'abc'"),
        LibraryCall("substring", "abc", 2.0, gives: "TypeError: slice indices must be integers or None or have an __index__ method"),
        LibraryCall("substring", "abc", 1, 1.0, gives: "TypeError: slice indices must be integers or None or have an __index__ method"),
        LibraryCall("substring", "abc", 9.0, gives: "''"), LibraryCall("substring", "abc", .float(.nan), gives: "''"),
        LibraryCall("substring", "abc", nil, gives: "TypeError: unsupported operand type(s) for -: 'NoneType' and 'int'"),
        LibraryCall("substring", "abc", "1", gives: "TypeError: unsupported operand type(s) for -: 'str' and 'int'"),
        LibraryCall("substring", "abc", 1, nil, gives: "TypeError: '<' not supported between instances of 'NoneType' and 'int'"),
        LibraryCall("substring", "abc", 0, nil, gives: "''"),
    ])
    func cuts(call: LibraryCall) throws { try call.check() }

    @Test(arguments: [
        LibraryCall("position", "hello", "l", gives: "3"), LibraryCall("position", "hello", "z", gives: "0"),
        LibraryCall("position", "hello", "", gives: "1"),
        LibraryCall("position", "aé😀b", "b", gives: "4"), LibraryCall("position", 15, 5, gives: "0"),
        LibraryCall("position", "a15", 5, gives: "3"),
        LibraryCall("position", "x None", nil, gives: "3"), LibraryCall("position", "is [1, 'a']", [1, "a"], gives: "4"),
        LibraryCall("position", "", "", gives: "1"),
        LibraryCall("position", "abc", "B", gives: "0"), LibraryCall("position", "hello", "l", 4, gives: "3"),
        LibraryCall("positionCaseInsensitive", "ÄBC", "äb", gives: "1"), LibraryCall("positionCaseInsensitive", "abc", "C", gives: "3"),
        LibraryCall("positionCaseInsensitive", nil, "C", gives: "0"), LibraryCall("positionCaseInsensitive", "x none", nil, gives: "3"),
        LibraryCall("startsWith", "hello", "he", gives: "true"), LibraryCall("startsWith", "hello", "", gives: "true"),
        LibraryCall("startsWith", "hello", "lo", gives: "false"), LibraryCall("startsWith", 15, 1, gives: "false"),
        LibraryCall("startsWith", "e\u{301}", "e", gives: "true"), LibraryCall("startsWith", "é", "e", gives: "false"),
        LibraryCall("multiSearchAnyCaseInsensitive", "Hello World", ["x", "WORLD"], gives: "1"),
        LibraryCall("multiSearchAnyCaseInsensitive", "Hello", ["x", "y"], gives: "0"),
        LibraryCall("multiSearchAnyCaseInsensitive", "Hello", [""], gives: "1"),
        LibraryCall("multiSearchAnyCaseInsensitive", "", [], gives: "0"),
        LibraryCall("multiSearchAnyCaseInsensitive", nil, ["none"], gives: "0"),
        LibraryCall("multiSearchAnyCaseInsensitive", "a", nil, gives: "0"),
        LibraryCall("multiSearchAnyCaseInsensitive", "abc", "abc", gives: "0"),
        LibraryCall("multiSearchAnyCaseInsensitive", "abc", .tuple(["a"]), gives: "0"),
        LibraryCall("multiSearchAnyCaseInsensitive", [1, nil], [nil], gives: "1"),
        LibraryCall("multiSearchAnyCaseInsensitive", 105, [5], gives: "1"),
    ])
    func looks(call: LibraryCall) throws { try call.check() }

    @Test(arguments: [
        LibraryCall("trim", " \u{a0}\t a b\u{2003}\n\u{1c}", gives: "'a b'"), LibraryCall("trim", "\u{200b}a", gives: "'\u{200b}a'"),
        LibraryCall("trimLeft", "  a  ", gives: "'a  '"), LibraryCall("trimRight", "  a  ", gives: "'  a'"),
        LibraryCall("trim", "xxaxx", "x", gives: "'a'"),
        LibraryCall("trim", "  a ", "", gives: "'  a '"), LibraryCall("trim", " a\t", nil, gives: "'a\\t'"),
        LibraryCall("trim", " a ", 5, gives: "'a'"),
        LibraryCall("trim", "abab", "ab", gives: "''"), LibraryCall("trim", nil, gives: "null"),
        LibraryCall("trim", nil, "ab", gives: "null"),
        LibraryCall("trimLeft", "ééaé", "é", gives: "'aé'"), LibraryCall("trimRight", "e\u{301}e", "e", gives: "'e\u{301}'"),
        LibraryCall("trim", "   ", gives: "''"),
        LibraryCall("trim", "aaa", "a", gives: "''"),
        LibraryCall("trim", 5, gives: "AttributeError: 'int' object has no attribute 'strip'"),
        LibraryCall("trimLeft", [], gives: "AttributeError: 'list' object has no attribute 'lstrip'"),
        LibraryCall("trimRight", 1.5, gives: "AttributeError: 'float' object has no attribute 'rstrip'"),
        LibraryCall("trim", 5, "ab", gives: "''"),
    ])
    func trims(call: LibraryCall) throws { try call.check() }

    @Test(arguments: [
        LibraryCall("replaceOne", "aXbXc", "X", "--", gives: "'a--bXc'"), LibraryCall("replaceAll", "aXbXc", "X", "--", gives: "'a--b--c'"),
        LibraryCall("replaceAll", "abc", "", "-", gives: "'-a-b-c-'"), LibraryCall("replaceOne", "abc", "", "-", gives: "'-abc'"),
        LibraryCall("replaceAll", "", "", "-", gives: "'-'"), LibraryCall("replaceOne", "", "", "-", gives: "'-'"),
        LibraryCall("replaceAll", "é😀", "", "-", gives: "'-é-😀-'"), LibraryCall("replaceAll", "aaa", "aa", "b", gives: "'ba'"),
        LibraryCall("replaceAll", "a.b", ".", "", gives: "'ab'"), LibraryCall("replaceAll", "é", "e", "x", gives: "'é'"),
        LibraryCall("replaceAll", "e\u{301}", "\u{301}", "", gives: "'e'"), LibraryCall("replaceAll", nil, "a", "b", gives: "null"),
        LibraryCall("replaceOne", nil, "a", "b", gives: "null"), LibraryCall("replaceAll", "abc", "x", "y", gives: "'abc'"),
        LibraryCall("replaceAll", 5, "a", "b", gives: "AttributeError: 'int' object has no attribute 'replace'"),
        LibraryCall("replaceAll", "a", 1, "b", gives: "TypeError: replace() argument 1 must be str, not int"),
        LibraryCall("replaceOne", "a", "a", nil, gives: "TypeError: replace() argument 2 must be str, not None"),
    ])
    func replaces(call: LibraryCall) throws { try call.check() }

    @Test(arguments: [
        LibraryCall("splitByString", ",", "a,b,c", gives: "['a', 'b', 'c']"),
        LibraryCall("splitByString", ",", "a,b,c", 2, gives: "['a', 'b']"),
        LibraryCall("splitByString", ",", "a,b,c", 3, gives: "['a', 'b', 'c']"),
        LibraryCall("splitByString", ",", "a,b,c", 9, gives: "['a', 'b', 'c']"),
        LibraryCall("splitByString", ",", "a,b,c", 0, gives: "[]"), LibraryCall("splitByString", ",", "a,b,c", -1, gives: "['a', 'b']"),
        LibraryCall("splitByString", ",", "a,b,c", .integer(.min), gives: "[]"),
        LibraryCall("splitByString", ",", "a,b", nil, gives: "['a', 'b']"),
        LibraryCall("splitByString", ",", "", gives: "['']"), LibraryCall("splitByString", ",", ",", gives: "['', '']"),
        LibraryCall("splitByString", "aa", "aaa", gives: "['', 'a']"),
        LibraryCall("splitByString", "é", "aéb😀éc", gives: "['a', 'b😀', 'c']"),
        LibraryCall("splitByString", ",", nil, gives: "null"),
        LibraryCall("splitByString", "", "abc", gives: "ValueError: empty separator"),
        LibraryCall("splitByString", nil, " a  b\u{a0}c ", gives: "['a', 'b', 'c']"),
        LibraryCall("splitByString", nil, " a  b c ", 2, gives: "['a', 'b']"),
        LibraryCall("splitByString", ",", 5, gives: "AttributeError: 'int' object has no attribute 'split'"),
        LibraryCall("splitByString", 1, "a", gives: "TypeError: must be str or None, not int"),
        LibraryCall("splitByString", ",", "a", "x", gives: "TypeError: 'str' object cannot be interpreted as an integer"),
        LibraryCall("splitByString", ",", "a", 1.0, gives: "TypeError: 'float' object cannot be interpreted as an integer"),
        LibraryCall(
            "splitByString", ",", "a", .power(of: 10, 30), gives: "OverflowError: Python int too large to convert to C ssize_t"),
    ])
    func splits(call: LibraryCall) throws { try call.check() }
}

/// Functions that fail before they build too large a string, and functions that take time linear in the size of the text.
@Suite struct LargeTextTests {
    private static func text(_ count: Int) -> ArgumentValue { .text(String(repeating: "a", count: count)) }

    @Test(arguments: [
        LibraryCall("replaceAll", text(900), "", text(90), gives: "81998"),
        LibraryCall("replaceAll", text(900), "a", text(90), gives: "81008"),
        LibraryCall("concat", text(600), text(600), gives: "1208"), LibraryCall("splitByString", "a", text(900), gives: "7216"),
        LibraryCall("encodeURLComponent", .text(String(repeating: " ", count: 400)), gives: "1208"),
        LibraryCall("base64Encode", text(900), gives: "1208"), LibraryCall("lower", text(1000), gives: "1008"),
    ])
    func aResultWithoutRoomIsRefused(call: LibraryCall) throws {
        let message = "Memory limit of 1000 bytes exceeded. Attempted to use \(call.expected) bytes"
        #expect(try call.outcome(limits: Limits(memory: 1000)) == "HogVMMemoryExceededException: \(message)")
    }

    /// A naive search would compare a text of half a million letters at half a million offsets.
    @Test(arguments: ["position", "replaceAll", "splitByString"])
    func searchingIsLinear(name: String) throws {
        let text = String(repeating: "a", count: 1_000_000)
        let needle = String(repeating: "a", count: 500_000) + "b"
        let call: LibraryCall =
            switch name {
            case "position": LibraryCall(name, .text(text), .text(needle))
            case "replaceAll": LibraryCall(name, .text(text), .text(needle), "")
            default: LibraryCall(name, .text(needle), .text(text))
            }
        let clock = ContinuousClock()
        let time = try clock.measure { _ = try call.outcome() }
        #expect(time < .seconds(20))
    }

    @Test func whatIsFoundByHashIsWhatIsFoundByComparing() {
        let pieces = ["aaaaaaaa", "aaab", "b", "é", "aaaaaaaaaaaaaaaaaaaac"]
        for seed in 0..<50 {
            let haystack = Text((0..<400).map { pieces[($0 * $0 * 7 + seed * 13) % pieces.count] }.joined())
            let needle = Text(String(repeating: "a", count: seed % 19 + 1) + ["b", "c", "é", "a"][seed % 4])
            let parts = haystack.string.utf8.count
            var expected: [Int] = []
            let (bytes, wanted) = (Array(haystack.string.utf8), Array(needle.string.utf8))
            var place = 0
            while place + wanted.count <= parts {
                let isThere = bytes[place..<place + wanted.count].elementsEqual(wanted)
                if isThere { expected.append(place) }
                place += isThere ? wanted.count : 1
            }
            #expect(haystack.offsets(of: needle) == expected)
        }
    }
}
