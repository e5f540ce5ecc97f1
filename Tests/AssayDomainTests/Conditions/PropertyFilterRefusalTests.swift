import AssayDomain
import JSON
import Testing

@Suite struct PropertyFilterRefusalTests {
    @Test(
        arguments: [
            (#"[]"#, [], "Give an object"),
            (#"{"value":1}"#, ["key"], "name of a property"),
            (#"{"key":"","value":1}"#, ["key"], "name of a property"),
            (#"{"key":5,"value":1}"#, ["key"], "name of a property"),
            (#"{"key":"p","value":1,"operator":"equals"}"#, ["operator"], "equals is not an operator. Use exact, is_not, in"),
            (#"{"key":"p","value":1,"operator":7}"#, ["operator"], "7 is not an operator"),
            (#"{"key":"p","value":1,"operator":"is_cleaned_path_exact"}"#, ["operator"], "is not an operator"),
            (#"{"key":"p","value":1,"type":"cohort"}"#, ["type"], "cohort is not a type"),
            (#"{"key":"p"}"#, ["value"], "Give a value"),
            (#"{"key":"p","value":null,"operator":"gt"}"#, ["value"], "Give a value"),
            (#"{"key":"p","value":1,"operator":"in"}"#, ["value"], "Give a list"),
            (#"{"key":"p","value":"(","operator":"regex"}"#, ["value"], "missing )"),
            (#"{"key":"p","value":["a","(?=b)"],"operator":"not_regex"}"#, ["value", "1"], "The pattern is refused"),
            (#"{"key":"p","value":true,"operator":"gt"}"#, ["value"], "number or a string"),
            (#"{"key":"p","value":[1,{}],"operator":"lt"}"#, ["value", "1"], "number or a string"),
            (#"{"key":"p","value":[1],"operator":"between"}"#, ["value"], "list of two"),
            (#"{"key":"p","value":[],"operator":"between"}"#, ["value"], "list of two"),
            (#"{"key":"p","value":[1,2,3],"operator":"not_between"}"#, ["value"], "list of two"),
            (#"{"key":"p","value":[7,5],"operator":"between"}"#, ["value"], "7, is greater than the maximum, 5"),
            (#"{"key":"p","value":"soon","operator":"is_date_after"}"#, ["value"], "soon is not a date"),
            (#"{"key":"p","value":"-7x","operator":"is_date_after"}"#, ["value"], "-7x is not a date"),
            (#"{"key":"p","value":["2026-01-01",5],"operator":"is_date_exact"}"#, ["value", "1"], "5 is not a date"),
            (#"{"key":"p","value":"new","operator":"semver_gt"}"#, ["value"], "new is not a version"),
            (#"{"key":"p","value":["1.2","1..3"],"operator":"semver_eq"}"#, ["value", "1"], "1..3 is not a version"),
            (#"{"key":"p","value":"1.*","operator":"semver_tilde"}"#, ["value"], "1.* is not a version"),
            (#"{"key":"p","value":"*.1","operator":"semver_wildcard"}"#, ["value"], "*.1 is not a version"),
        ] as [(String, [String], String)])
    func saysWhatIsWrongAndWhere(filter: String, path: [String], sentence: String) throws {
        let value = try JSONValue(parsing: Array(filter.utf8))
        let refusal = #expect(throws: PropertyFilterError.self) { try PropertyFilter(parsing: value) }
        #expect(refusal?.path == path)
        #expect(refusal?.sentence.contains(sentence) == true, "\(refusal?.sentence ?? "")")
    }
}

/// Limits of a list of filters.
@Suite struct FilterLimitsTests {
    private func list(_ filters: [String]) throws -> [PropertyFilter] {
        try PropertyFilter.list(parsing: filters.map { try JSONValue(parsing: Array($0.utf8)) })
    }

    private func filter(_ values: [String], _ operator: String = "regex") -> String {
        #"{"key":"p","operator":"\#(`operator`)","value":[\#(values.map { "\"\($0)\"" }.joined(separator: ","))]}"#
    }

    private func refusal(of filters: [String]) -> PropertyFilterError? {
        #expect(throws: PropertyFilterError.self) { try list(filters) }
    }

    @Test func whatPeopleWriteFitsIn() throws {
        #expect(try list(Array(repeating: filter(["a"], "exact"), count: 50)).count == 50)
        #expect(try list([filter((0..<100).map { "^name-\($0): [a-z]+$" })]).count == 1)
        #expect(try list([filter(["^\\\\pL+@\\\\pL+$", "(?i)one|two|three"])]).count == 1)
        #expect(try list([filter((0..<1000).map { "0197d3a0-5c7e-7c1f-8d9c-\($0)" }, "in")]).count == 1)
    }

    @Test func tooManyFiltersAreRefused() {
        let refusal = refusal(of: Array(repeating: filter(["a"], "exact"), count: 51))
        #expect(refusal?.path == ["50"])
        #expect(refusal?.sentence == "Give at most 50 filters.")
    }

    @Test func longFiltersAreRefused() {
        let half = filter([String(repeating: "x", count: 40_000)], "exact")
        let refusal = refusal(of: [half, half])
        #expect(refusal?.path == ["1"])
        #expect(refusal?.sentence == "The filters are longer than 65536 bytes together: shorten their values.")
    }

    @Test(arguments: ["regex", "not_regex", "icontains", "not_icontains_multi"]) func tooManyPatternsAreRefused(operator: String) {
        let some = filter(Array(repeating: "a", count: 60), `operator`)
        let refusal = refusal(of: [some, some])
        #expect(refusal?.path == ["1", "value", "40"])
        #expect(refusal?.sentence == "Give at most 100 patterns and search strings in all filters together.")
    }

    /// Without the limit, compiling this pattern takes half a second and six megabytes.
    @Test func aPatternThatIsLargeOnceItIsCompiledIsRefused() {
        let refusal = refusal(of: [filter(["\\\\pL{400}"])])
        #expect(refusal?.path == ["0", "value", "0"])
        #expect(refusal?.sentence == "The pattern is refused: pattern too large - compile failed.")
    }

    @Test func patternsThatAreLargeTogetherAreRefused() {
        let refusal = refusal(of: [filter(Array(repeating: "\\\\pL\\\\pL", count: 20))])
        #expect(refusal?.path == ["0", "value", "8"])
        #expect(refusal?.sentence == "The patterns of all filters together are too large: remove some, or use fewer repetitions.")
    }
}
