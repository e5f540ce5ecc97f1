import BigInt
import Pattern
import Testing

@testable import Hog

@Suite struct MatchingTests {
    @Test(arguments: [
        ("abc", "b", true), ("xaby", "a%b", true), ("abc", "a_c", true), ("abc", "a_b", false), ("a\nb", "a%b", false),
        ("a\nb", "a_b", false),
        ("abc", "", true), ("", "%", true), ("a.c", "a.c", true), ("abc", "a.c", false), ("a%b\\", "\\", true), ("x\ny", "x\ny", true),
        ("aXbYc", "a%b%c", true), ("aXc", "a%b%c", false), ("é", "_", true), ("[(*+?^$|{})]", "[(*+?^$|{})]", true), ("ABC", "abc", false),
        ("a\0b", "a\0_", true), ("a-b c", "-_ ", true), ("100%", "100%", true), ("1000", "100%", true),
    ])
    func likeSearchesAnywhere(text: String, pattern: String, matches: Bool) throws {
        var runtime = Runtime(limits: Limits())
        let (left, right) = (runtime.heap.string(text), runtime.heap.string(pattern))
        #expect(try runtime.like(left, right, ignoringCase: false) == matches)
    }

    @Test(arguments: [("ABC", "b", true), ("straße", "STRAS%", false), ("ÉTÉ", "été", true), ("abc", "x", false)])
    func ilikeFoldsCase(text: String, pattern: String, matches: Bool) throws {
        var runtime = Runtime(limits: Limits())
        let (left, right) = (runtime.heap.string(text), runtime.heap.string(pattern))
        #expect(try runtime.like(left, right, ignoringCase: true) == matches)
    }

    @Test(arguments: [(OperandValue.null, "NoneType"), (.integer(1), "int"), (.float(1), "float"), (.boolean(true), "bool")])
    func likeTakesStringsAlone(sample: OperandValue, type: String) throws {
        var runtime = Runtime(limits: Limits())
        let (value, text) = (sample.value(in: &runtime.heap), runtime.heap.string("a"))
        #expect(throws: HogFailure.type("object of type '\(type)' has no len()")) { _ = try runtime.like(value, text, ignoringCase: false) }
    }

    @Test(arguments: [
        (OperandValue.string("abc"), OperandValue.string("^a.c$"), false, true), (.string("abc"), .string("B"), false, false),
        (.string("abc"), .string("B"), true, true), (.string("a\nc"), .string("a.c"), false, false),
        (.string("a5"), .string("\\d"), false, true),
        (.string("٣"), .string("\\d"), false, false), (.string("a\nb"), .string("a$"), false, false),
        (.string("a\nb"), .string("(?m)a$"), false, true),
        (.string("héllo"), .string("^h.llo$"), false, true),
    ])
    func expressionsAreThoseOfRE2(text: OperandValue, pattern: OperandValue, ignoringCase: Bool, matches: Bool) throws {
        var runtime = Runtime(limits: Limits())
        let (text, pattern) = (text.value(in: &runtime.heap), pattern.value(in: &runtime.heap))
        #expect(try runtime.matches(text, pattern, ignoringCase: ignoringCase, isNegated: false) == matches)
        #expect(try runtime.matches(text, pattern, ignoringCase: ignoringCase, isNegated: true) != matches)
    }

    @Test(arguments: [
        (OperandValue.null, OperandValue.string("a")), (.string(""), .string("a")), (.string("a"), .string("")),
        (.integer(0), .string("a")),
        (.string("a"), .null), (.array([]), .integer(3)),
    ])
    func whatIsFalsyMatchesNothingAndNeitherDoesItsOpposite(text: OperandValue, pattern: OperandValue) throws {
        var runtime = Runtime(limits: Limits())
        let (text, pattern) = (text.value(in: &runtime.heap), pattern.value(in: &runtime.heap))
        #expect(try !runtime.matches(text, pattern, ignoringCase: false, isNegated: false))
        #expect(try !runtime.matches(text, pattern, ignoringCase: false, isNegated: true))
    }

    @Test(arguments: [
        (OperandValue.array([.null]), OperandValue.string("a"), "Function match requires input to be a string, got list"),
        (.string("a"), .integer(3), "Function match requires pattern to be a string, got int"),
        (.string("a"), .string("["), "Invalid regex pattern: missing ]: ["),
        (.string("a"), .string("a(?=b)"), "Invalid regex pattern: invalid perl operator: (?="),
        (.string("a"), .string(String(repeating: "a", count: 10_001)), "Regex pattern exceeds 10000 characters"),
    ])
    func badExpressionsAreFailuresOfTheMachine(text: OperandValue, pattern: OperandValue, message: String) throws {
        var runtime = Runtime(limits: Limits())
        let (text, pattern) = (text.value(in: &runtime.heap), pattern.value(in: &runtime.heap))
        #expect(throws: HogFailure.machine(message)) {
            _ = try runtime.matches(text, pattern, ignoringCase: false, isNegated: false)
        }
    }

    /// A search in chunks must find the same as a search of the whole text.
    @Test(arguments: [
        ("(refund|é+é?|x.z)", false), ("REFUND|[x-z]{0}é", true), ("needle", false), ("n(ee)?dle", false), ("^needle", false),
        ("a.*needle", false),
    ])
    func longTextsAreSearchedToTheirEnd(pattern: String, ignoringCase: Bool) throws {
        let filler = String(repeating: "haystäck ", count: 40_000)
        for text in [filler, filler + "refund", filler + "needle" + filler, "needle" + filler] {
            var runtime = Runtime(limits: Limits())
            let (left, right) = (runtime.heap.string(text), runtime.heap.string(pattern))
            let whole = try RE2Pattern(pattern, ignoringCase: ignoringCase).firstMatch(in: text)
            #expect(try runtime.matches(left, right, ignoringCase: ignoringCase) == (whole != nil))
            let compiled = try runtime.pattern(Text(pattern))
            guard !ignoringCase else { continue }
            let match = try runtime.firstMatch(of: compiled, in: Text(text), groups: 1)
            #expect(match?.utf8Range == whole?.utf8Range)
        }
    }

    @Test func thePartsOfATextAreSearchedWithWhatIsBeforeThem() throws {
        // Large enough to be searched in many chunks.
        let words = (0..<300).map { "w\($0)ord" }.joined(separator: "|")
        var runtime = Runtime(limits: Limits())
        let text = Text(String(repeating: "x", count: 100_000) + "w299ord")
        #expect(try runtime.firstMatch(of: runtime.pattern(Text(words)), in: text)?.utf8Range == 100_000..<100_007)
        #expect(try runtime.firstMatch(of: runtime.pattern(Text("^(?:" + words + ")")), in: text) == nil)
        #expect(try runtime.firstMatch(of: runtime.pattern(Text("(?m)^(?:" + words + ")")), in: text) == nil)
        let lines = Text(String(repeating: "x", count: 100_000) + "\nw299ord")
        #expect(try runtime.firstMatch(of: runtime.pattern(Text("(?m)^(?:" + words + ")")), in: lines)?.utf8Range == 100_001..<100_008)
    }

    /// The matches found one after the other must be those of a search that is not divided into chunks.
    @Test(arguments: ["haystäck", "ä|é", "^haystäck", "(?m)^h|k$", #"\bh|x*"#, "(h)(a)?y|", "[^k]+k", "é*"])
    func allMatchesOfALongTextAreFound(pattern: String) throws {
        let text = String(repeating: "haystäck\n", count: 20_000)
        var runtime = Runtime(limits: Limits(time: .seconds(60)))
        runtime.start()
        let expected = try RE2Pattern(pattern).matches(in: text, groups: 1)
        var matches = MatchIterator(of: try runtime.pattern(Text(pattern)), in: Text(text), groups: 1)
        var count = 0
        while let match = try matches.next(runtime.heap.deadline) {
            guard count < expected.count, match.utf8Range == expected[count].utf8Range, match[1] == expected[count][1] else {
                Issue.record("match \(count) is at \(match.utf8Range)")
                return
            }
            count += 1
        }
        #expect(count == expected.count)
    }

    /// Without an automaton RE2 would search for minutes.
    @Test func aPatternThatMayTakeTooLongIsRefusedAtOnce() throws {
        var runtime = Runtime(limits: Limits(time: .seconds(1)))
        runtime.start()
        let (text, pattern) = (runtime.heap.string(String(repeating: "ab", count: 1_000_000)), runtime.heap.string("(a|b)*a(a|b){300}c"))
        let failure = #expect(throws: HogFailure.self) { _ = try runtime.matches(text, pattern) }
        #expect(failure == .machine("The regex pattern may take too long in a text of 2000000 characters"))
        runtime.expiry = Clock.now - 1
        #expect(throws: HogFailure.self) { _ = try runtime.matches(text, pattern) }
    }

    @Test(arguments: [
        ("abc", 12), ("a?[bc]|(d.)", 44), (#"\d\."#, 16), (#"a\b"#, nil), ("a*", nil), ("a{2}", nil), ("a$", nil), (#"\Qa\E"#, nil),
        ("é", 8),
        (#"a\"#, nil),
    ])
    func howFarAMatchReachesIsReadFromThePattern(pattern: String, bytes: Int?) {
        #expect(PatternAnalysis.maximumBytes(of: pattern) == bytes)
    }

    @Test(arguments: [("a b", "a b"), (#"a\.b\%"#, "a.b%"), ("a.b", nil), (#"\d"#, nil), ("", ""), ("(a)", nil)])
    func plainTextIsKnown(pattern: String, text: String?) {
        #expect(PatternAnalysis.literal(of: pattern) == text)
    }
}
