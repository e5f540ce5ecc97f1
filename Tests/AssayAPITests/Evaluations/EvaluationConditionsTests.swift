import JSON
import Testing

@testable import AssayAPI

@Suite struct EvaluationConditionsTests {
    private func conditions(_ json: String) throws -> String? {
        try EvaluationBody.json(#"{"conditions":\#(json)}"#).fields(isPartial: true).conditions.value?.text
    }

    @Test(arguments: [
        ("[]", "[]"),
        (#"[{"id":"a"}]"#, #"[{"id":"a","rollout_percentage":100,"properties":[]}]"#),
        (
            #"[{"bytecode":1,"properties":[{"key":"$ai_model","value":[1.0]}],"rollout_percentage":"12.5","id":" a "},{"id":"a"}]"#,
            #"[{"id":"a","rollout_percentage":12.5,"properties":[{"key":"$ai_model","value":[1.0]}]},"#
                + #"{"id":"a","rollout_percentage":100,"properties":[]}]"#
        ),
        (#"[{"id":7,"rollout_percentage":0.0}]"#, #"[{"id":"7","rollout_percentage":0,"properties":[]}]"#),
    ])
    func areStoredWithDefaultsAndWithoutUnknownKeys(sent: String, stored: String) throws {
        #expect(try conditions(sent) == stored)
    }

    @Test(arguments: [
        ("null", "null conditions"),
        ("{}", "not_a_list conditions__non_field_errors"),
        ("[1]", "invalid_input conditions__0__non_field_errors"),
        ("[{}]", "required conditions__0__id"),
        (#"[{"id":"a"},{"id":""}]"#, "blank conditions__1__id"),
        (#"[{"id":"a","rollout_percentage":101}]"#, "max_value conditions__0__rollout_percentage"),
        (#"[{"id":"a","rollout_percentage":-1}]"#, "min_value conditions__0__rollout_percentage"),
        (#"[{"id":"a","rollout_percentage":"x"}]"#, "invalid_input conditions__0__rollout_percentage"),
        (#"[{"id":"a","rollout_percentage":null}]"#, "null conditions__0__rollout_percentage"),
        (#"[{"id":"a","properties":{}}]"#, "not_a_list conditions__0__properties"),
        (#"[{"id":"a","properties":[{"key":"k","value":1},1]}]"#, "not_a_dict conditions__0__properties__1"),
        (#"[{"id":"a","properties":[{"value":1}]}]"#, "required conditions__0__properties__0__key"),
    ])
    func areRefusedByTheirPath(sent: String, refusal: String) {
        #expect(EvaluationBody.json(#"{"conditions":\#(sent)}"#).refusal(isPartial: true) == refusal)
    }

    @Test(arguments: [
        (#""value":1,"operator":"equals""#, "invalid_input …operator"),
        (#""value":1,"operator":"is_cleaned_path_exact""#, "invalid_input …operator"),
        (#""value":1,"operator":7"#, "invalid_input …operator"),
        (#""value":"(","operator":"regex""#, "invalid_input …value"),
        (#""value":["a","(?=b)"],"operator":"not_regex""#, "invalid_input …value__1"),
        (#""value":"\\pL{900}","operator":"regex""#, "invalid_input …value"),
        (#""value":"new","operator":"semver_gt""#, "invalid_input …value"),
        (#""value":[7,5],"operator":"between""#, "invalid_input …value"),
        (#""operator":"gt""#, "required …value"),
        (#""value":1,"type":"cohort""#, "invalid_input …type"), (#""value":1,"type":"group""#, "invalid_input …type"),
        (#""value":1,"type":"hogql""#, "invalid_input …type"), (#""value":1,"type":"element""#, "invalid_input …type"),
        (#""value":1,"type":"metadata""#, "invalid_input …type"), (#""value":1,"type":5"#, "invalid_input …type"),
        (#""operator":"is_set""#, "ok"), (#""value":1,"type":"event_metadata""#, "ok"), (#""value":1,"type":"person""#, "ok"),
        (#""value":1,"type":null,"operator":null"#, "ok"), (#""value":["a","b"],"operator":"icontains_multi""#, "ok"),
        (#""value":["a"],"operator":"not_icontains_multi""#, "ok"), (#""value":"1.2.*","operator":"semver_wildcard""#, "ok"),
        (#""value":"0.2.3","operator":"semver_caret""#, "ok"), (#""value":[]"#, "ok"),
    ])
    func thatCannotMatchAreRefused(filter: String, outcome: String) {
        let sent = #"[{"id":"a","properties":[{"key":"k","value":1},{"key":"k",\#(filter)}]}]"#
        let path = outcome.replacing("…", with: "conditions__0__properties__1__")
        #expect(EvaluationBody.json(#"{"conditions":\#(sent)}"#).refusal(isPartial: true) == path)
    }

    @Test func thereAreBoundsOnSetsAndOnTheFiltersOfAllSets() {
        func refusal(_ sets: [String]) -> String {
            EvaluationBody.json(#"{"conditions":[\#(sets.joined(separator: ","))]}"#).refusal(isPartial: true)
        }
        let set = #"{"id":"a"}"#
        #expect(refusal(Array(repeating: set, count: 100)) == "ok")
        #expect(refusal(Array(repeating: set, count: 101)) == "max_length conditions__non_field_errors")
        let two = #"{"id":"a","properties":[{"key":"k","value":1},{"key":"k","value":1}]}"#
        #expect(refusal(Array(repeating: two, count: 25)) == "ok")
        #expect(refusal(Array(repeating: two, count: 26)) == "invalid_input conditions__25__properties__0")
        let patterns = #"{"id":"a","properties":[{"key":"k","operator":"regex","value":["\\pL\\pL","\\pL\\pL"]}]}"#
        #expect(refusal(Array(repeating: patterns, count: 6)) == "invalid_input conditions__4__properties__0__value__0")
    }

    @Test func anIDHasAtMostAHundredCharacters() {
        let id = String(repeating: "ß", count: 100)
        #expect(EvaluationBody.json(#"{"conditions":[{"id":"\#(id)"}]}"#).refusal(isPartial: true) == "ok")
        #expect(
            EvaluationBody.json(#"{"conditions":[{"id":"\#(id)x"}]}"#).refusal(isPartial: true) == "max_length conditions__0__id")
    }
}
