import AssayDomain
import EvaluatorKit
import JSON
import Testing

@Suite struct OutputConfigTests {
    private func stored(_ type: OutputType, _ json: String) throws -> String {
        try OutputConfig(type, parsing: JSONValue(parsing: Array(json.utf8))).normalised.text
    }

    @Test(arguments: [
        ("{}", false), (#"{"allows_na":true}"#, true), (#"{"allows_na":"True"}"#, true), (#"{"allows_na":"on","x":1}"#, true),
        (#"{"allows_na":1}"#, true), (#"{"allows_na":"0"}"#, false), (#"{"allows_na":null}"#, false),
    ])
    func readsABoolean(json: String, allowsNA: Bool) throws {
        #expect(try stored(.boolean, json) == #"{"allows_na":\#(allowsNA)}"#)
    }

    @Test(arguments: [
        (#"{"true_is_failure":true}"#, #"{"allows_na":false,"true_is_failure":true}"#),
        (#"{"allows_na":1,"true_is_failure":"on"}"#, #"{"allows_na":true,"true_is_failure":true}"#),
        (#"{"true_is_failure":false}"#, #"{"allows_na":false}"#), (#"{"true_is_failure":null}"#, #"{"allows_na":false}"#),
    ])
    func storesTrueIsFailureOnlyIfItIsTrue(json: String, wanted: String) throws {
        #expect(try stored(.boolean, json) == wanted)
        #expect(try stored(.boolean, wanted) == wanted)
    }

    @Test func withSeveralCategoriesNoneMayBeThePassingOne() throws {
        let wanted =
            #"{"options":[{"key":"a","label":"A"}],"selection_mode":"multiple","passing_rule":{"categories":[]},"allows_na":false}"#
        #expect(try stored(.categorical, wanted) == wanted)
    }

    @Test(arguments: [
        ("{}", #"{"allows_na":false}"#),
        (#"{"min":0,"max":1.0,"step":0.25,"allows_na":"yes"}"#, #"{"min":0,"max":1,"step":0.25,"allows_na":true}"#),
        (
            #"{"max":null,"passing_rule":{"threshold":0.8,"operator":"gte","x":1}}"#,
            #"{"passing_rule":{"operator":"gte","threshold":0.8},"allows_na":false}"#
        ),
    ])
    func normalisesANumber(json: String, stored wanted: String) throws {
        #expect(try stored(.numeric, json) == wanted)
        #expect(try stored(.numeric, wanted) == wanted)
    }

    @Test func normalisesCategories() throws {
        let sent =
            #"{"allows_na":1,"options":[{"label":"On topic","key":"on-topic","x":1},{"key":"b_2","label":"B"}],"#
            + #""passing_rule":{"categories":["on-topic"]}}"#
        let wanted =
            #"{"options":[{"key":"on-topic","label":"On topic"},{"key":"b_2","label":"B"}],"selection_mode":"single","#
            + #""passing_rule":{"categories":["on-topic"]},"allows_na":true}"#
        #expect(try stored(.categorical, sent) == wanted)
        #expect(try stored(.categorical, wanted) == wanted)
    }

    @Test(arguments: [
        (OutputType.boolean, "[]", "output_config"), (.boolean, #"{"allows_na":"perhaps"}"#, "output_config.allows_na"),
        (.boolean, #"{"true_is_failure":"x"}"#, "output_config.true_is_failure"),
        (
            .categorical, #"{"options":[{"key":"a","label":"A"}],"passing_rule":{"categories":[]}}"#,
            "output_config.passing_rule.categories"
        ),
        (
            .categorical, #"{"options":[{"key":"a","label":"A"}],"selection_mode":"multiple","passing_rule":{}}"#,
            "output_config.passing_rule.categories"
        ),
        (.boolean, #"{"allows_na":2}"#, "output_config.allows_na"), (.boolean, #"{"allows_na":[]}"#, "output_config.allows_na"),
        (.numeric, #"{"min":"x"}"#, "output_config.min"), (.numeric, #"{"min":2,"max":1}"#, "output_config.min"),
        (.numeric, #"{"max":1e999}"#, "output_config.max"), (.numeric, #"{"step":0}"#, "output_config.step"),
        (.numeric, #"{"passing_rule":[]}"#, "output_config.passing_rule"),
        (.numeric, #"{"passing_rule":{"threshold":1}}"#, "output_config.passing_rule.operator"),
        (.numeric, #"{"passing_rule":{"operator":"gt","threshold":1}}"#, "output_config.passing_rule.operator"),
        (.numeric, #"{"passing_rule":{"operator":"lte"}}"#, "output_config.passing_rule.threshold"),
        (.categorical, "{}", "output_config.options"), (.categorical, #"{"options":{}}"#, "output_config.options"),
        (.categorical, #"{"options":[1]}"#, "output_config.options.0"),
        (.categorical, #"{"options":[{"key":"a"}]}"#, "output_config.options.0.label"),
        (.categorical, #"{"options":[{"key":"A","label":"A"}]}"#, "output_config.options.0.key"),
        (.categorical, #"{"options":[{"key":"a--b","label":"A"}]}"#, "output_config.options.0.key"),
        (.categorical, #"{"options":[{"key":"a","label":"A"},{"key":"a","label":"B"}]}"#, "output_config.options"),
        (.categorical, #"{"options":[{"key":"a","label":"A"}],"selection_mode":"many"}"#, "output_config.selection_mode"),
        (.categorical, #"{"options":[{"key":"a","label":"A"}],"passing_rule":{}}"#, "output_config.passing_rule.categories"),
        (
            .categorical, #"{"options":[{"key":"a","label":"A"}],"passing_rule":{"categories":["b"]}}"#,
            "output_config.passing_rule.categories"
        ),
    ])
    func refusesByThePath(type: OutputType, json: String, field: String) throws {
        let error = #expect(throws: ConfigError.self) { try stored(type, json) }
        #expect(error?.field == field)
        #expect(error?.kind == .badConfig)
        #expect(error?.sentence.hasSuffix(".") == true)
    }

    @Test func refusesKeysAndLabelsThatAreTooLong() {
        func option(_ key: Int, _ label: Int) -> String {
            #"{"options":[{"key":"\#(String(repeating: "k", count: key))","label":"\#(String(repeating: "ä", count: label))"}]}"#
        }
        #expect(throws: Never.self) { try stored(.categorical, option(128, 256)) }
        #expect(throws: ConfigError.self) { try stored(.categorical, option(129, 256)) }
        #expect(throws: ConfigError.self) { try stored(.categorical, option(128, 257)) }
    }
}
