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

    @Test func aTextMayBeAList() {
        let text = ConfigSchema(.optional("extract", .string, "Which.").orList, example: "{}").jsonSchema.text
        #expect(text.contains(#""extract":{"type":["string","array"],"items":{"type":"string"},"description":"Which."}"#))
    }

    @Test func aValueMayComeFromTheItem() {
        let schema = ConfigSchema(
            .required("text", .string, "What to find.").orReferences, .optional("min", .integer, "How many.").orFromItem,
            .required("mode", .string, "How."), example: #"{"text":"a","mode":"b"}"#)
        let lines = [
            #"{"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","properties":{"#,
            #""text":{"type":"string","description":"What to find."},"text_from":{"type":"string","description":"JSON pointer to the item's own "#,
            #"text, in place of text: expected, or /metadata/text. Any text of a list will do."},"#,
            #""min":{"type":"integer","description":"How many."},"min_from":{"type":"string","description":"JSON pointer to the item's own "#,
            #"min, in place of min: /metadata/min."},"mode":{"type":"string","description":"How."}},"required":["mode"],"#,
            #""allOf":[{"oneOf":[{"required":["text"]},{"required":["text_from"]}]}],"examples":[{"text":"a","mode":"b"}]}"#,
        ]
        #expect(schema.jsonSchema.text == lines.joined())
    }

    @Test func aFieldBringsItsCompanions() {
        let inner = ConfigSchema.Field.optional("b", .string, "Two.").with(.optional("c", .string, "Three."))
        let schema = ConfigSchema(.optional("a", .string, "One.").orFromItem.with(inner), .optional("d", .string, "Four."), example: "{}")
        #expect(schema.fields.map(\.name) == ["a", "a_from", "b", "c", "d"])
    }

    @Test func theKeysOfTextsAreTheSameEverywhere() {
        let schema = ConfigSchema(.normalization, .extract, example: "{}")
        #expect(
            schema.fields.map(\.name) == [
                "ignore_case", "trim", "collapse_whitespace", "ignore_punctuation", "ignore_articles", "unicode", "preset", "extract",
                "extract_preset", "extract_which", "extract_absent",
            ])
        #expect(schema.fields.filter(\.allowsList).map(\.name) == ["extract"])
    }

    @Test func needsNoFields() {
        let text = ConfigSchema(example: "{}").jsonSchema.text
        #expect(text.hasSuffix(#""type":"object","properties":{},"required":[],"examples":[{}]}"#))
    }
}
