import Testing

@testable import Hog

@Suite struct StringFunctionTests {
    @Test(arguments: [
        Call("length", "é😀", gives: "2"), Call("length", "e\u{301}", gives: "2"), Call("length", [1, 2], gives: "2"),
        Call("length", .tuple([1]), gives: "1"), Call("length", ["a": 1], gives: "1"), Call("length", nil, gives: "null"),
        Call("length", .function("lower"), gives: "3"), Call("length", 5, gives: "TypeError: object of type 'int' has no len()"),
        Call("length", 1.5, gives: "TypeError: object of type 'float' has no len()"),
        Call("length", true, gives: "TypeError: object of type 'bool' has no len()"),
    ])
    func measures(call: Call) throws { try call.check() }

    @Test(arguments: [
        Call("lower", "ÄBc", gives: "'äbc'"), Call("lower", nil, gives: "null"), Call("upper", "straße ﬁ", gives: "'STRASSE FI'"),
        Call("lower", "ΑΣ ΑΣΑ Σ", gives: "'ας ασα σ'"), Call("lower", "ΑΣ.", gives: "'ας.'"), Call("lower", "Α.Σ.Α", gives: "'α.σ.α'"),
        Call("lower", "İ", gives: "'i\u{307}'"), Call("upper", "ΐ", gives: "'Ϊ\u{301}'"), Call("upper", nil, gives: "null"),
        Call("lower", 5, gives: "AttributeError: 'int' object has no attribute 'lower'"),
        Call("upper", ["a"], gives: "AttributeError: 'list' object has no attribute 'upper'"),
        Call("lower", .function("lower"), gives: "AttributeError: 'dict' object has no attribute 'lower'"),
        Call("reverse", "aé😀", gives: "'😀éa'"), Call("reverse", "abc", gives: "'cba'"), Call("reverse", [1, 2], gives: "[2, 1]"),
        Call("reverse", .tuple([1, 2]), gives: "(2, 1)"), Call("reverse", nil, gives: "null"),
        Call("reverse", 5, gives: "TypeError: 'int' object is not subscriptable"),
        Call("reverse", ["a": 1], gives: "TypeError: unhashable type: 'slice'"),
        Call("reverse", "e\u{301}\r\n", gives: "'\\n\\r\u{301}e'"),
    ])
    func changesLetters(call: Call) throws { try call.check() }

    @Test(arguments: [
        Call("concat", "a", 1, 1.0, true, nil, gives: "'a11.0true'"), Call("concat", nil, gives: "''"),
        Call("concat", ["a", nil], .tuple([1]), gives: #"'[\'a\', null]tuple(1)'"#), Call("concat", "é", "\u{301}", gives: "'é\u{301}'"),
        Call("concat", ["k": "v"], gives: #"'{\'k\': \'v\'}'"#),
    ])
    func joins(call: Call) throws { try call.check() }

    @Test(arguments: [
        Call("substring", "hello", 2, gives: "'ello'"), Call("substring", "hello", 2, 2, gives: "'el'"),
        Call("substring", "hello", 1, 99, gives: "'hello'"), Call("substring", "hello", 0, gives: "''"),
        Call("substring", "hello", -1, 2, gives: "''"), Call("substring", "hello", 2, -1, gives: "''"),
        Call("substring", "hello", 6, gives: "''"), Call("substring", "hello", 5, gives: "'o'"),
        Call("substring", "hello", 2, 0, gives: "''"),
        Call("substring", "aé😀b", 2, 2, gives: "'é😀'"), Call("substring", "aé😀b", 3, gives: "'😀b'"), Call("substring", 5, 1, gives: "''"),
        Call("substring", nil, 1, gives: "''"), Call("substring", "abc", true, true, gives: "'a'"),
        Call("substring", "abc", 2, .power(of: 10, 30), gives: "'bc'"), Call("substring", "abc", .power(of: 10, 30), gives: "''"),
        Call("substring", "abc", .integer(.min), gives: "''"), Call("substring", "abc", 1, .integer(.max), gives: "'abc'"),
        Call("substring", "abc", 2.0, gives: "TypeError: slice indices must be integers or None or have an __index__ method"),
        Call("substring", "abc", 1, 1.0, gives: "TypeError: slice indices must be integers or None or have an __index__ method"),
        Call("substring", "abc", 9.0, gives: "''"), Call("substring", "abc", .float(.nan), gives: "''"),
        Call("substring", "abc", nil, gives: "TypeError: unsupported operand type(s) for -: 'NoneType' and 'int'"),
        Call("substring", "abc", "1", gives: "TypeError: unsupported operand type(s) for -: 'str' and 'int'"),
        Call("substring", "abc", 1, nil, gives: "TypeError: '<' not supported between instances of 'NoneType' and 'int'"),
        Call("substring", "abc", 0, nil, gives: "''"),
    ])
    func cuts(call: Call) throws { try call.check() }

    @Test(arguments: [
        Call("position", "hello", "l", gives: "3"), Call("position", "hello", "z", gives: "0"), Call("position", "hello", "", gives: "1"),
        Call("position", "aé😀b", "b", gives: "4"), Call("position", 15, 5, gives: "0"), Call("position", "a15", 5, gives: "3"),
        Call("position", "x None", nil, gives: "3"), Call("position", "is [1, 'a']", [1, "a"], gives: "4"),
        Call("position", "", "", gives: "1"),
        Call("position", "abc", "B", gives: "0"), Call("position", "hello", "l", 4, gives: "3"),
        Call("positionCaseInsensitive", "ÄBC", "äb", gives: "1"), Call("positionCaseInsensitive", "abc", "C", gives: "3"),
        Call("positionCaseInsensitive", nil, "C", gives: "0"), Call("positionCaseInsensitive", "x none", nil, gives: "3"),
        Call("startsWith", "hello", "he", gives: "true"), Call("startsWith", "hello", "", gives: "true"),
        Call("startsWith", "hello", "lo", gives: "false"), Call("startsWith", 15, 1, gives: "false"),
        Call("startsWith", "e\u{301}", "e", gives: "true"), Call("startsWith", "é", "e", gives: "false"),
        Call("multiSearchAnyCaseInsensitive", "Hello World", ["x", "WORLD"], gives: "1"),
        Call("multiSearchAnyCaseInsensitive", "Hello", ["x", "y"], gives: "0"),
        Call("multiSearchAnyCaseInsensitive", "Hello", [""], gives: "1"), Call("multiSearchAnyCaseInsensitive", "", [], gives: "0"),
        Call("multiSearchAnyCaseInsensitive", nil, ["none"], gives: "0"), Call("multiSearchAnyCaseInsensitive", "a", nil, gives: "0"),
        Call("multiSearchAnyCaseInsensitive", "abc", "abc", gives: "0"),
        Call("multiSearchAnyCaseInsensitive", "abc", .tuple(["a"]), gives: "0"),
        Call("multiSearchAnyCaseInsensitive", [1, nil], [nil], gives: "1"), Call("multiSearchAnyCaseInsensitive", 105, [5], gives: "1"),
    ])
    func looks(call: Call) throws { try call.check() }

    @Test(arguments: [
        Call("trim", " \u{a0}\t a b\u{2003}\n\u{1c}", gives: "'a b'"), Call("trim", "\u{200b}a", gives: "'\u{200b}a'"),
        Call("trimLeft", "  a  ", gives: "'a  '"), Call("trimRight", "  a  ", gives: "'  a'"), Call("trim", "xxaxx", "x", gives: "'a'"),
        Call("trim", "  a ", "", gives: "'  a '"), Call("trim", " a\t", nil, gives: "'a\\t'"), Call("trim", " a ", 5, gives: "'a'"),
        Call("trim", "abab", "ab", gives: "''"), Call("trim", nil, gives: "null"), Call("trim", nil, "ab", gives: "null"),
        Call("trimLeft", "ééaé", "é", gives: "'aé'"), Call("trimRight", "e\u{301}e", "e", gives: "'e\u{301}'"),
        Call("trim", "   ", gives: "''"),
        Call("trim", "aaa", "a", gives: "''"), Call("trim", 5, gives: "AttributeError: 'int' object has no attribute 'strip'"),
        Call("trimLeft", [], gives: "AttributeError: 'list' object has no attribute 'lstrip'"),
        Call("trimRight", 1.5, gives: "AttributeError: 'float' object has no attribute 'rstrip'"),
        Call("trim", 5, "ab", gives: "''"),
    ])
    func trims(call: Call) throws { try call.check() }

    @Test(arguments: [
        Call("replaceOne", "aXbXc", "X", "--", gives: "'a--bXc'"), Call("replaceAll", "aXbXc", "X", "--", gives: "'a--b--c'"),
        Call("replaceAll", "abc", "", "-", gives: "'-a-b-c-'"), Call("replaceOne", "abc", "", "-", gives: "'-abc'"),
        Call("replaceAll", "", "", "-", gives: "'-'"), Call("replaceOne", "", "", "-", gives: "'-'"),
        Call("replaceAll", "é😀", "", "-", gives: "'-é-😀-'"), Call("replaceAll", "aaa", "aa", "b", gives: "'ba'"),
        Call("replaceAll", "a.b", ".", "", gives: "'ab'"), Call("replaceAll", "é", "e", "x", gives: "'é'"),
        Call("replaceAll", "e\u{301}", "\u{301}", "", gives: "'e'"), Call("replaceAll", nil, "a", "b", gives: "null"),
        Call("replaceOne", nil, "a", "b", gives: "null"), Call("replaceAll", "abc", "x", "y", gives: "'abc'"),
        Call("replaceAll", 5, "a", "b", gives: "AttributeError: 'int' object has no attribute 'replace'"),
        Call("replaceAll", "a", 1, "b", gives: "TypeError: replace() argument 1 must be str, not int"),
        Call("replaceOne", "a", "a", nil, gives: "TypeError: replace() argument 2 must be str, not None"),
    ])
    func replaces(call: Call) throws { try call.check() }

    @Test(arguments: [
        Call("splitByString", ",", "a,b,c", gives: "['a', 'b', 'c']"), Call("splitByString", ",", "a,b,c", 2, gives: "['a', 'b']"),
        Call("splitByString", ",", "a,b,c", 3, gives: "['a', 'b', 'c']"), Call("splitByString", ",", "a,b,c", 9, gives: "['a', 'b', 'c']"),
        Call("splitByString", ",", "a,b,c", 0, gives: "[]"), Call("splitByString", ",", "a,b,c", -1, gives: "['a', 'b']"),
        Call("splitByString", ",", "a,b,c", .integer(.min), gives: "[]"), Call("splitByString", ",", "a,b", nil, gives: "['a', 'b']"),
        Call("splitByString", ",", "", gives: "['']"), Call("splitByString", ",", ",", gives: "['', '']"),
        Call("splitByString", "aa", "aaa", gives: "['', 'a']"), Call("splitByString", "é", "aéb😀éc", gives: "['a', 'b😀', 'c']"),
        Call("splitByString", ",", nil, gives: "null"), Call("splitByString", "", "abc", gives: "ValueError: empty separator"),
        Call("splitByString", nil, " a  b\u{a0}c ", gives: "['a', 'b', 'c']"),
        Call("splitByString", nil, " a  b c ", 2, gives: "['a', 'b']"),
        Call("splitByString", ",", 5, gives: "AttributeError: 'int' object has no attribute 'split'"),
        Call("splitByString", 1, "a", gives: "TypeError: must be str or None, not int"),
        Call("splitByString", ",", "a", "x", gives: "TypeError: 'str' object cannot be interpreted as an integer"),
        Call("splitByString", ",", "a", 1.0, gives: "TypeError: 'float' object cannot be interpreted as an integer"),
        Call(
            "splitByString", ",", "a", .power(of: 10, 30), gives: "OverflowError: Python int too large to convert to C ssize_t"),
    ])
    func splits(call: Call) throws { try call.check() }
}

/// What is refused before it is built, and what takes no longer than its size.
@Suite struct LargeTextTests {
    private static func text(_ count: Int) -> Sample { .text(String(repeating: "a", count: count)) }

    @Test(arguments: [
        Call("replaceAll", text(900), "", text(90), gives: "81998"), Call("replaceAll", text(900), "a", text(90), gives: "81008"),
        Call("concat", text(600), text(600), gives: "1208"), Call("splitByString", "a", text(900), gives: "7216"),
        Call("encodeURLComponent", .text(String(repeating: " ", count: 400)), gives: "1208"),
        Call("base64Encode", text(900), gives: "1208"), Call("lower", text(1000), gives: "1008"),
    ])
    func aResultWithoutRoomIsRefused(call: Call) throws {
        let message = "Memory limit of 1000 bytes exceeded. Attempted to use \(call.expected) bytes"
        #expect(try call.outcome(limits: Limits(memory: 1000)) == "HogVMMemoryExceededException: \(message)")
    }

    /// Each would compare a text of half a million letters at half a million places.
    @Test(arguments: ["position", "replaceAll", "splitByString"])
    func searchingIsLinear(name: String) throws {
        let text = String(repeating: "a", count: 1_000_000)
        let needle = String(repeating: "a", count: 500_000) + "b"
        let call: Call =
            switch name {
            case "position": Call(name, .text(text), .text(needle))
            case "replaceAll": Call(name, .text(text), .text(needle), "")
            default: Call(name, .text(needle), .text(text))
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
            #expect(haystack.places(of: needle) == expected)
        }
    }
}
