import AssayRunner
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
            (#"{"key":"p","value":true,"operator":"gt"}"#, ["value"], "number or a text"),
            (#"{"key":"p","value":[1,{}],"operator":"lt"}"#, ["value", "1"], "number or a text"),
            (#"{"key":"p","value":[1],"operator":"between"}"#, ["value"], "list of two"),
            (#"{"key":"p","value":[],"operator":"between"}"#, ["value"], "list of two"),
            (#"{"key":"p","value":[1,2,3],"operator":"not_between"}"#, ["value"], "list of two"),
            (#"{"key":"p","value":[7,5],"operator":"between"}"#, ["value"], "7, comes after the highest, 5"),
            (#"{"key":"p","value":"soon","operator":"is_date_after"}"#, ["value"], "soon is not a date"),
            (#"{"key":"p","value":"-7x","operator":"is_date_after"}"#, ["value"], "-7x is not a date"),
            (#"{"key":"p","value":["2026-01-01",5],"operator":"is_date_exact"}"#, ["value", "1"], "5 is not a date"),
        ] as [(String, [String], String)])
    func saysWhatIsWrongAndWhere(filter: String, path: [String], sentence: String) throws {
        let value = try JSONValue(parsing: Array(filter.utf8))
        let refusal = #expect(throws: PropertyFilterError.self) { try PropertyFilter(parsing: value) }
        #expect(refusal?.path == path)
        #expect(refusal?.sentence.contains(sentence) == true, "\(refusal?.sentence ?? "")")
    }
}
