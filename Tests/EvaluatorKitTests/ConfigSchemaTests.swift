import EvaluatorKit
import JSON
import Testing

@Suite struct ConfigSchemaTests {
    @Test func isJSONSchema() {
        let schema = ConfigSchema(
            .required("pattern", .string, "What to find."), .optional("mode", .string, "How.", choices: ["first", "all"]),
            .optional("limit", .integer, "How many."), example: #"{"pattern":"a"}"#)
        let lines = [
            #"{"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","properties":{"#,
            #""pattern":{"type":"string","description":"What to find."},"#,
            #""mode":{"type":"string","description":"How.","enum":["first","all"]},"#,
            #""limit":{"type":"integer","description":"How many."}},"#,
            #""required":["pattern"],"examples":[{"pattern":"a"}]}"#,
        ]
        #expect(schema.jsonSchema.text == lines.joined())
    }

    @Test func aBooleanMayBeAString() {
        let text = ConfigSchema(.optional("drop", .boolean, "Which.", or: ["all"]), example: "{}").jsonSchema.text
        #expect(text.contains(#""drop":{"type":["boolean","string"],"description":"Which.","enum":[true,false,"all"]}"#))
    }

    @Test func needsNoFields() {
        let text = ConfigSchema(example: "{}").jsonSchema.text
        #expect(text.hasSuffix(#""type":"object","properties":{},"required":[],"examples":[{}]}"#))
    }
}
