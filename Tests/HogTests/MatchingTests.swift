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

    @Test(arguments: [(SampleValue.null, "NoneType"), (.integer(1), "int"), (.float(1), "float"), (.boolean(true), "bool")])
    func likeTakesStringsAlone(sample: SampleValue, type: String) throws {
        var runtime = Runtime(limits: Limits())
        let (value, text) = (sample.value(in: &runtime.heap), runtime.heap.string("a"))
        #expect(throws: HogFailure.type("object of type '\(type)' has no len()")) { _ = try runtime.like(value, text, ignoringCase: false) }
    }

    @Test(arguments: [
        (SampleValue.string("abc"), SampleValue.string("^a.c$"), false, true), (.string("abc"), .string("B"), false, false),
        (.string("abc"), .string("B"), true, true), (.string("a\nc"), .string("a.c"), false, false),
        (.string("a5"), .string("\\d"), false, true),
        (.string("٣"), .string("\\d"), false, false), (.string("a\nb"), .string("a$"), false, false),
        (.string("a\nb"), .string("(?m)a$"), false, true),
        (.string("héllo"), .string("^h.llo$"), false, true),
    ])
    func expressionsAreThoseOfRE2(text: SampleValue, pattern: SampleValue, ignoringCase: Bool, matches: Bool) throws {
        var runtime = Runtime(limits: Limits())
        let (text, pattern) = (text.value(in: &runtime.heap), pattern.value(in: &runtime.heap))
        #expect(try runtime.matches(text, pattern, ignoringCase: ignoringCase, isNegated: false) == matches)
        #expect(try runtime.matches(text, pattern, ignoringCase: ignoringCase, isNegated: true) != matches)
    }

    @Test(arguments: [
        (SampleValue.null, SampleValue.string("a")), (.string(""), .string("a")), (.string("a"), .string("")), (.integer(0), .string("a")),
        (.string("a"), .null), (.array([]), .integer(3)),
    ])
    func whatIsFalsyMatchesNothingAndNeitherDoesItsOpposite(text: SampleValue, pattern: SampleValue) throws {
        var runtime = Runtime(limits: Limits())
        let (text, pattern) = (text.value(in: &runtime.heap), pattern.value(in: &runtime.heap))
        #expect(try !runtime.matches(text, pattern, ignoringCase: false, isNegated: false))
        #expect(try !runtime.matches(text, pattern, ignoringCase: false, isNegated: true))
    }

    @Test(arguments: [
        (SampleValue.array([.null]), SampleValue.string("a"), "Function match requires input to be a string, got list"),
        (.string("a"), .integer(3), "Function match requires pattern to be a string, got int"),
        (.string("a"), .string("["), "Invalid regex pattern: missing ]: ["),
        (.string("a"), .string("a(?=b)"), "Invalid regex pattern: invalid perl operator: (?="),
        (.string("a"), .string(String(repeating: "a", count: 10_001)), "Regex pattern exceeds 10000 characters"),
    ])
    func badExpressionsAreFailuresOfTheMachine(text: SampleValue, pattern: SampleValue, message: String) throws {
        var runtime = Runtime(limits: Limits())
        let (text, pattern) = (text.value(in: &runtime.heap), pattern.value(in: &runtime.heap))
        #expect(throws: HogFailure.machine(message)) {
            _ = try runtime.matches(text, pattern, ignoringCase: false, isNegated: false)
        }
    }
}
