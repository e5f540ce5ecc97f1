import JSON
import Testing

@testable import Hog

/// The functions that PostHog's machine does not have.
@Suite struct AdditionalFunctionTests {
    @Test(arguments: [
        LibraryCall("abs", -3, gives: "3"), LibraryCall("abs", 3, gives: "3"), LibraryCall("abs", 0, gives: "0"),
        LibraryCall("abs", -1.5, gives: "1.5"), LibraryCall("abs", -0.0, gives: "0.0"), LibraryCall("abs", true, gives: "1"),
        LibraryCall("abs", false, gives: "0"),
        LibraryCall("abs", .integer(.min), gives: "9223372036854775808"), LibraryCall("abs", .integer(.max), gives: "9223372036854775807"),
        LibraryCall("abs", .power(of: -3, 41), gives: "36472996377170786403"),
        LibraryCall("abs", .power(of: 3, 41), gives: "36472996377170786403"),
        LibraryCall("abs", .float(-.infinity), gives: "inf"), LibraryCall("abs", .float(.nan), gives: "nan"),
        LibraryCall("abs", "-1", gives: "TypeError: bad operand type for abs(): 'str'"),
        LibraryCall("abs", nil, gives: "TypeError: bad operand type for abs(): 'NoneType'"),
        LibraryCall("abs", [], gives: "TypeError: bad operand type for abs(): 'list'"),
    ])
    func absoluteValue(call: LibraryCall) throws { try call.check() }

    @Test(arguments: [
        LibraryCall("endsWith", "hello", "lo", gives: "true"), LibraryCall("endsWith", "hello", "hello", gives: "true"),
        LibraryCall("endsWith", "hello", "", gives: "true"), LibraryCall("endsWith", "", "", gives: "true"),
        LibraryCall("endsWith", "hello", "Lo", gives: "false"), LibraryCall("endsWith", "lo", "hello", gives: "false"),
        LibraryCall("endsWith", "hello", "hel", gives: "false"),
        LibraryCall("endsWith", "e\u{301}", "\u{301}", gives: "true"), LibraryCall("endsWith", "é", "\u{301}", gives: "false"),
        LibraryCall("endsWith", "a😀", "😀", gives: "true"), LibraryCall("endsWith", "a😁", "😀", gives: "false"),
        LibraryCall("endsWith", nil, "a", gives: "false"), LibraryCall("endsWith", "None", nil, gives: "false"),
        LibraryCall("endsWith", 15, 5, gives: "false"), LibraryCall("endsWith", ["a"], "a", gives: "false"),
    ])
    func endOfAText(call: LibraryCall) throws { try call.check() }

    @Test(arguments: [
        LibraryCall("extractAll", "a1 b22 c", #"\d+"#, gives: "['1', '22']"), LibraryCall("extractAll", "abc", "x", gives: "[]"),
        LibraryCall("extractAll", "aaa", "aa", gives: "['aa']"), LibraryCall("extractAll", "", "a", gives: "[]"),
        // The first group, even if there are more and if it took no part in the match.
        LibraryCall("extractAll", "k=v l=w", #"(\w)=(\w)"#, gives: "['k', 'l']"),
        LibraryCall("extractAll", "ab b", "(a)?b", gives: "['a', '']"), LibraryCall("extractAll", "ab", "(?:a)(?i)B", gives: "['ab']"),
        LibraryCall("extractAll", "xa", "x()a", gives: "['']"),
        // Empty matches.
        LibraryCall("extractAll", "baac", "a*", gives: "['aa']"), LibraryCall("extractAll", "abc", "", gives: "[]"),
        LibraryCall("extractAll", "ab", "^|b", gives: "['b']"), LibraryCall("extractAll", "éaé", "a*", gives: "['a']"),
        // What is before a match is seen.
        LibraryCall("extractAll", "aab", "^a", gives: "['a']"), LibraryCall("extractAll", "a\na", "(?m)^a", gives: "['a', 'a']"),
        LibraryCall("extractAll", "ab a", #"\ba"#, gives: "['a', 'a']"), LibraryCall("extractAll", "aa", #"\ba"#, gives: "['a']"),
        LibraryCall("extractAll", "é😀é", ".", gives: "['é', '😀', 'é']"),
        LibraryCall("extractAll", "e\u{301}", ".", gives: "['e', '\u{301}']"),
        LibraryCall("extractAll", "٣4", #"\d"#, gives: "['4']"), LibraryCall("extractAll", "٣4", #"\pN"#, gives: "['٣', '4']"),
        // Null and other types, as in `extractRegex`.
        LibraryCall("extractAll", nil, "a", gives: "[]"), LibraryCall("extractAll", "a", nil, gives: "[]"),
        LibraryCall("extractAll", 1252, 2, gives: "['2', '2']"), LibraryCall("extractAll", [nil, nil], "N.", gives: "['No', 'No']"),
        LibraryCall("extractAll", "a", "[", gives: "HogVMException: Invalid regex pattern: missing ]: ["),
        LibraryCall("extractAll", "a", "(?=a)", gives: "HogVMException: Invalid regex pattern: invalid perl operator: (?="),
    ])
    func allMatches(call: LibraryCall) throws { try call.check() }

    @Test(arguments: [
        LibraryCall("replaceRegex", "a1 b22", #"\d+"#, "#", gives: "'a# b#'"), LibraryCall("replaceRegex", "abc", "x", "y", gives: "'abc'"),
        LibraryCall("replaceRegex", "a1b", #"\d"#, "", gives: "'ab'"), LibraryCall("replaceRegex", "", "a", "b", gives: "''"),
        // Groups.
        LibraryCall("replaceRegex", "2024-03-05", #"(\d+)-(\d+)-(\d+)"#, #"\3.\2.\1"#, gives: "'05.03.2024'"),
        LibraryCall("replaceRegex", "ab", ".", #"<\0>"#, gives: "'<a><b>'"), LibraryCall("replaceRegex", "a", "a", #"\0\0"#, gives: "'aa'"),
        LibraryCall("replaceRegex", "ab b", "(a)?b", #"[\1]"#, gives: "'[a] []'"),
        LibraryCall("replaceRegex", "abcdefghi", "(a)(b)(c)(d)(e)(f)(g)(h)(i)", #"\9\1"#, gives: "'ia'"),
        LibraryCall("replaceRegex", "a", "(a)", #"\10"#, gives: "'a0'"),
        // Backslashes, which Hog doubles when it prints a string in quotes.
        LibraryCall("replaceRegex", "a", "a", #"\\"#, gives: #"'\\'"#), LibraryCall("replaceRegex", "a", "a", #"\\0"#, gives: #"'\\0'"#),
        LibraryCall("replaceRegex", "a", "a", #"\\\0"#, gives: #"'\\a'"#), LibraryCall("replaceRegex", "a", "a", #"x\"#, gives: #"'x\\'"#),
        LibraryCall("replaceRegex", "a", "a", #"\n\é"#, gives: "'né'"), LibraryCall("replaceRegex", "a", "a", "$0&", gives: "'$0&'"),
        LibraryCall("replaceRegex", "a", "a", #"\٣"#, gives: "'٣'"),
        // Empty matches.
        LibraryCall("replaceRegex", "abc", "", "-", gives: "'-a-b-c-'"), LibraryCall("replaceRegex", "", "", "-", gives: "'-'"),
        LibraryCall("replaceRegex", "baac", "a*", "-", gives: "'-b--c-'"), LibraryCall("replaceRegex", "é😀", "", "-", gives: "'-é-😀-'"),
        LibraryCall("replaceRegex", "ab", "^", "> ", gives: "'> ab'"), LibraryCall("replaceRegex", "ab", "$", ".", gives: "'ab.'"),
        LibraryCall("replaceRegex", "a\nb", "(?m)^", "> ", gives: "'> a\\n> b'"),
        // Unicode.
        LibraryCall("replaceRegex", "aéb", "é", "😀", gives: "'a😀b'"), LibraryCall("replaceRegex", "e\u{301}", "e", "", gives: "'\u{301}'"),
        // Null and other types.
        LibraryCall("replaceRegex", nil, "a", "b", gives: "null"), LibraryCall("replaceRegex", nil, nil, nil, gives: "null"),
        LibraryCall("replaceRegex", 5, "a", "b", gives: "TypeError: Function replaceRegex requires text to be a string, got int"),
        LibraryCall("replaceRegex", "a", nil, "b", gives: "TypeError: Function replaceRegex requires pattern to be a string, got NoneType"),
        LibraryCall("replaceRegex", "a", "a", [], gives: "TypeError: Function replaceRegex requires replacement to be a string, got list"),
        LibraryCall("replaceRegex", "a", "(", "", gives: "HogVMException: Invalid regex pattern: missing ): ("),
        LibraryCall(
            "replaceRegex", "b", "a", #"\1"#, gives: #"HogVMException: Invalid replacement: it has \1, but the pattern has 0 groups"#),
        LibraryCall(
            "replaceRegex", "a", "(a)", #"\1\9"#, gives: #"HogVMException: Invalid replacement: it has \9, but the pattern has 1 group"#),
    ])
    func replacement(call: LibraryCall) throws { try call.check() }

    @Test(arguments: [
        LibraryCall("splitByRegex", #"\s*,\s*"#, "a , b,c", gives: "['a', 'b', 'c']"), LibraryCall("splitByRegex", ",", "", gives: "['']"),
        LibraryCall("splitByRegex", ",", ",", gives: "['', '']"), LibraryCall("splitByRegex", "x", "abc", gives: "['abc']"),
        LibraryCall("splitByRegex", "(,)(;)?", "a,b,;c", gives: "['a', 'b', 'c']"),
        LibraryCall("splitByRegex", "(?i)x", "aXbxc", gives: "['a', 'b', 'c']"),
        // Empty matches.
        LibraryCall("splitByRegex", "", "aé😀", gives: "['a', 'é', '😀']"), LibraryCall("splitByRegex", "", "", gives: "[]"),
        LibraryCall("splitByRegex", "", "e\u{301}", gives: "['e', '\u{301}']"),
        LibraryCall("splitByRegex", #"\d*"#, "a1b22c", gives: "['a', 'b', 'c']"), LibraryCall("splitByRegex", "^|$", "ab", gives: "['ab']"),
        LibraryCall("splitByRegex", "é|😀*", "aéb😀é", gives: "['a', 'b', '', '']"),
        // Null and other types.
        LibraryCall("splitByRegex", ",", nil, gives: "null"), LibraryCall("splitByRegex", nil, nil, gives: "null"),
        LibraryCall("splitByRegex", nil, "a", gives: "TypeError: Function splitByRegex requires pattern to be a string, got NoneType"),
        LibraryCall("splitByRegex", ",", 5, gives: "TypeError: Function splitByRegex requires text to be a string, got int"),
        LibraryCall("splitByRegex", "[", "a", gives: "HogVMException: Invalid regex pattern: missing ]: ["),
    ])
    func splitting(call: LibraryCall) throws { try call.check() }
}

/// The limits of a run hold inside the functions that search for all matches.
@Suite struct AdditionalFunctionLimitTests {
    private static let names = ["extractAll", "splitByRegex", "replaceRegex"]

    private static func text(_ count: Int, of letters: String = "a") -> ArgumentValue { .text(String(repeating: letters, count: count)) }

    private static func call(
        _ name: String, _ text: ArgumentValue, _ pattern: ArgumentValue, _ replacement: ArgumentValue = ""
    ) -> LibraryCall {
        switch name {
        case "extractAll": LibraryCall(name, text, pattern)
        case "splitByRegex": LibraryCall(name, pattern, text)
        default: LibraryCall(name, text, pattern, replacement)
        }
    }

    /// The result is refused as soon as it exceeds the limit, before it is complete.
    @Test(arguments: [
        (call("extractAll", text(900), "a"), 1007), (call("splitByRegex", text(900), "a"), 1008),
        (call("splitByRegex", text(900), ""), 1007), (call("splitByRegex", text(985), "b"), 1001),
        (call("replaceRegex", text(900), "a", text(90, of: "é")), 1088),
        (call("replaceRegex", text(100), ".*", text(60, of: #"\0"#)), 1008),
        (call("replaceRegex", text(993), "b|$", "-"), 1001),
    ])
    func aResultWithoutRoomIsRefused(call: LibraryCall, bytes: Int) throws {
        let message = "Memory limit of 1000 bytes exceeded. Attempted to use \(bytes) bytes"
        #expect(try call.outcome(limits: Limits(memory: 1000)) == "HogVMMemoryExceededException: \(message)")
    }

    /// Empty strings count as 8 bytes each, but take more.
    @Test func theRealSizeOfTheResultIsLimited() throws {
        let outcome = try Self.call("splitByRegex", Self.text(100_000), "a").outcome(limits: Limits(memory: 1 << 20))
        #expect(outcome == "HogVMMemoryExceededException: Memory limit of 1048576 bytes exceeded. Attempted to use 4194336 bytes")
    }

    /// Each search reads the rest of the text in vain, so all of them together take minutes.
    @Test(arguments: names)
    func theTimeIsLimited(name: String) throws {
        let clock = ContinuousClock()
        var outcome = ""
        let time = try clock.measure {
            outcome = try Self.call(name, Self.text(200_000), "a[^b]*b|a").outcome(limits: Limits(time: .milliseconds(100)))
        }
        #expect(outcome == "HogVMRuntimeExceededException: Runtime exceeded 0.1 seconds after 0 operations")
        #expect(time < .seconds(20))
    }

    @Test(arguments: [(characters: 0, parts: 5_000_000), (characters: 1_000, parts: 20_000)])
    func aReplacementOfMillionsOfPartsIsInterrupted(characters: Int, parts: Int) throws {
        let call = Self.call("replaceRegex", Self.text(characters), "", Self.text(parts, of: #"\0"#))
        let outcome = try call.outcome(limits: Limits(time: .milliseconds(20)))
        #expect(outcome == "HogVMRuntimeExceededException: Runtime exceeded 0.02 seconds after 0 operations")
    }

    @Test(arguments: ["extractAll(s, p)", "splitByRegex(p, s)", "replaceRegex(s, p, '')"])
    func aCancelledRunEndsInASearch(call: String) throws {
        let source = "let s := 'a' * 200000 let p := 'a[^b]*b|a' return length(\(call))"
        var machine = Machine(try CompiledProgram(compiling: source, nullSafe: false), limits: Limits(time: .seconds(60)))
        var questions = 0
        let run = machine.run(JSONGlobals(object: try JSONValue(parsing: Array("{}".utf8)))) {
            questions += 1
            return questions < 5
        }
        let failure = #expect(throws: HogFailure.self) { try run.outcome.get() }
        #expect(failure?.kind == .interrupted)
        #expect(questions == 5)
    }

    /// Without an automaton RE2 would search for minutes.
    @Test(arguments: names)
    func aPatternThatMayTakeTooLongIsRefused(name: String) throws {
        let call = Self.call(name, Self.text(1_000_000, of: "ab"), "(a|b)*a(a|b){300}c")
        #expect(
            try call.outcome(limits: Limits(time: .seconds(1)))
                == "HogVMException: The regex pattern may take too long in a text of 2000000 characters")
    }

    @Test(arguments: names)
    func aPatternThatIsTooLongIsRefused(name: String) throws {
        #expect(try Self.call(name, "a", Self.text(10_001)).outcome() == "HogVMException: Regex pattern exceeds 10000 characters")
    }

    /// Every match is a search of its own. If each of them read the whole text, they would take many minutes.
    @Test func manyMatchesTakeLinearTime() throws {
        let source = """
            let s := 'word 12, ' * 100000
            return [length(extractAll(s, '[a-z]+')), length(splitByRegex(', ', s)), length(replaceRegex(s, '(\\\\d)(\\\\d)', '\\\\2\\\\1!'))]
            """
        #expect(try MachineRun(source, limits: Limits(time: .seconds(120))).end == "[100000, 100001, 1000000]")
    }
}
