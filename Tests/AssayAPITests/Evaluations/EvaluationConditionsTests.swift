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
        (#"[{"id":"a","properties":[{"key":"k"},1]}]"#, "not_a_dict conditions__0__properties__1"),
        (#"[{"id":"a","properties":[{"value":1}]}]"#, "required conditions__0__properties__0__key"),
    ])
    func areRefusedByTheirPath(sent: String, refusal: String) {
        #expect(EvaluationBody.json(#"{"conditions":\#(sent)}"#).refusal(isPartial: true) == refusal)
    }

    @Test func anIDHasAtMostAHundredCharacters() {
        let id = String(repeating: "ß", count: 100)
        #expect(EvaluationBody.json(#"{"conditions":[{"id":"\#(id)"}]}"#).refusal(isPartial: true) == "ok")
        #expect(
            EvaluationBody.json(#"{"conditions":[{"id":"\#(id)x"}]}"#).refusal(isPartial: true) == "max_length conditions__0__id")
    }
}
