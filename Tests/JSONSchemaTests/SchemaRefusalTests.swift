import JSON
import JSONSchema
import Testing

/// Schemas that are refused, with the place and the sentence.
@Suite struct SchemaRefusalTests {
    private func refusal(of schema: String) throws -> JSONSchemaError {
        try #require(throws: JSONSchemaError.self) { _ = try JSONSchemaValidator(text: schema) }
    }

    private static let supported = """
        type, enum, const, minimum, maximum, minLength, maxLength, pattern, minItems, maxItems, required, properties, additionalProperties, \
        items, default, title, description, examples, $schema
        """

    /// The other keywords of draft 2020-12, and some of other drafts and of OpenAPI.
    @Test(arguments: [
        "$anchor", "$comment", "$defs", "$dynamicAnchor", "$dynamicRef", "$id", "$ref", "$vocabulary", "additionalItems", "allOf", "anyOf",
        "contains", "contentEncoding", "contentMediaType", "contentSchema", "definitions", "dependencies", "dependentRequired",
        "dependentSchemas", "deprecated", "discriminator", "else", "example", "exclusiveMaximum", "exclusiveMinimum", "format", "id", "if",
        "maxContains", "maxProperties", "minContains", "minProperties", "multipleOf", "not", "nullable", "oneOf", "patternProperties",
        "prefixItems", "propertyNames", "readOnly", "then", "unevaluatedItems", "unevaluatedProperties", "uniqueItems", "writeOnly",
        "minlength", "Type", "",
    ])
    func namesAKeywordThatIsNotSupported(keyword: String) throws {
        let error = try refusal(of: #"{"type":"object","properties":{"a":{"title":"A","\#(keyword)":true}}}"#)
        #expect(error.path == "properties.a.\(keyword)")
        #expect(error.sentence.hasPrefix(#"the keyword "\#(keyword)" is not supported"#))
        #expect(error.sentence.hasSuffix(". Supported keywords: \(Self.supported)"))
    }

    @Test(arguments: [
        ("format", "use pattern"), ("$ref", "write the schema in its place"), ("oneOf", "use enum, or a list of types"),
        ("exclusiveMinimum", "use minimum"), ("nullable", #"add "null" to the list of types"#),
    ])
    func saysWhatToUseInstead(keyword: String, hint: String) throws {
        let error = try refusal(of: #"{"\#(keyword)":true}"#)
        #expect(error.sentence == #"the keyword "\#(keyword)" is not supported: \#(hint). Supported keywords: \#(Self.supported)"#)
    }

    @Test(arguments: malformed)
    func namesAMalformedKeyword(schema: String, path: String, sentence: String) throws {
        let error = try refusal(of: schema)
        #expect(error.path == path)
        #expect(error.sentence == sentence)
    }

    private static let types = "must be one of null, boolean, integer, number, string, array, object, or a list of them"
    private static let noSchema = #"must be an object of keywords, such as {"type": "string"}, but is "#
    private static let noCount = "must be an integer from 0 to 9223372036854775807, but is "
    private static let strangeName = "must be a name without lone surrogates and U+FFFD"
    private static let version = #"must be "https://json-schema.org/draft/2020-12/schema", but is "#

    private static let malformed: [(String, String, String)] = [
        ("true", "", noSchema + "true"),
        ("[]", "", noSchema + "[]"),
        (#"{"type":"text"}"#, "type", types + #", but is "text""#),
        (#"{"type":"String"}"#, "type", types + #", but is "String""#),
        (#"{"type":5}"#, "type", types + ", but is 5"),
        (#"{"type":[]}"#, "type", "must list at least one type"),
        (#"{"type":["string",null]}"#, "type.1", types + ", but is null"),
        (#"{"type":["string","null","string"]}"#, "type.2", #"repeats "string""#),
        (#"{"properties":[]}"#, "properties", "must be an object of schemas, but is []"),
        (#"{"properties":{"words":{"type":"list"}}}"#, "properties.words.type", types + #", but is "list""#),
        (#"{"properties":{"a":{},"b":false}}"#, "properties.b", noSchema + "false"),
        (#"{"properties":{"\ud800":{}}}"#, "properties.\u{FFFD}", strangeName),
        (#"{"properties":{"a\ufffd":{}}}"#, "properties.a\u{FFFD}", strangeName),
        (#"{"required":"a"}"#, "required", #"must be an array of property names, but is "a""#),
        (#"{"required":["a",1]}"#, "required.1", "must be a string, but is 1"),
        (#"{"required":["a","b","\u0061"]}"#, "required.2", #"repeats "a""#),
        (#"{"required":["\udc00"]}"#, "required.0", strangeName),
        (#"{"items":[{"type":"string"}]}"#, "items", noSchema + #"[{"type":"string"}]"#),
        (#"{"items":true}"#, "items", noSchema + "true"),
        (#"{"items":{"items":{"maxItems":-1}}}"#, "items.items.maxItems", noCount + "-1"),
        (#"{"enum":"a"}"#, "enum", #"must be an array of values, but is "a""#),
        (#"{"minimum":"1"}"#, "minimum", #"must be a number, but is "1""#),
        (#"{"maximum":true}"#, "maximum", "must be a number, but is true"),
        (#"{"minLength":1.5}"#, "minLength", noCount + "1.5"),
        (#"{"maxLength":"9"}"#, "maxLength", noCount + #""9""#),
        (#"{"minItems":null}"#, "minItems", noCount + "null"),
        (#"{"maxItems":9223372036854775808}"#, "maxItems", noCount + "9223372036854775808"),
        (#"{"pattern":1}"#, "pattern", "must be a string, but is 1"),
        (#"{"pattern":"(a"}"#, "pattern", "must be a regular expression in RE2's syntax: missing ): (a"),
        (#"{"pattern":"(?=a)"}"#, "pattern", "must be a regular expression in RE2's syntax: invalid perl operator: (?="),
        (#"{"pattern":"\ud800"}"#, "pattern", "must not contain a lone surrogate"),
        (#"{"additionalProperties":{"type":"string"}}"#, "additionalProperties", #"must be true or false, but is {"type":"string"}"#),
        (#"{"title":1}"#, "title", "must be a string, but is 1"),
        (#"{"description":null}"#, "description", "must be a string, but is null"),
        (#"{"examples":{}}"#, "examples", "must be an array of values, but is {}"),
        (#"{"$schema":"http://json-schema.org/draft-07/schema#"}"#, "$schema", version + #""http://json-schema.org/draft-07/schema#""#),
        (#"{"$schema":1}"#, "$schema", version + "1"),
    ]

    @Test func showsLongValuesInPart() throws {
        let name = String(repeating: "x", count: 1_000)
        let error = try refusal(of: #"{"\#(name)":1}"#)
        #expect(error.sentence.hasPrefix(#"the keyword "\#(name.prefix(59))… is not supported. Supported"#))
        #expect(error.path == name)
    }
}

/// The limits on a schema: the largest that is accepted, and the sentence for one more.
@Suite struct SchemaLimitTests {
    private func refusal(of schema: String) throws -> JSONSchemaError {
        try #require(throws: JSONSchemaError.self) { _ = try JSONSchemaValidator(text: schema) }
    }

    @Test func limitsTheSize() throws {
        let frame = #"{"description":""}"#.utf8.count
        func schema(bytes: Int) -> String { #"{ "description": "\#(String(repeating: "d", count: bytes - frame))" }"# }
        _ = try JSONSchemaValidator(text: schema(bytes: 262_144))
        let error = try refusal(of: schema(bytes: 262_145))
        #expect(error == JSONSchemaError(path: "", sentence: "must have at most 262144 bytes of compact JSON, but has 262145"))
    }

    @Test(arguments: [("items", #"{"items":"#, "}"), ("properties.a", #"{"properties":{"a":"#, "}}")])
    func limitsTheDepthOfSchemas(step: String, opening: String, closing: String) throws {
        func schema(depth: Int) -> String {
            String(repeating: opening, count: depth - 1) + #"{"type":"null"}"# + String(repeating: closing, count: depth - 1)
        }
        let validator = try JSONSchemaValidator(text: schema(depth: 32))
        #expect(try validator.firstViolation(inText: "[]") == nil)
        let error = try refusal(of: schema(depth: 33))
        let path = [String](repeating: step, count: 32).joined(separator: ".")
        #expect(error == JSONSchemaError(path: path, sentence: "is nested too deep: the limit is 32 schemas"))
    }

    @Test func limitsTheDepthOfValues() throws {
        func schema(depth: Int) throws -> JSONValue {
            let text = #"{"const":"# + String(repeating: "[", count: depth - 1) + String(repeating: "]", count: depth - 1) + "}"
            return try JSONValue(parsing: Array(text.utf8), maximumDepth: 100_000)
        }
        _ = try JSONSchemaValidator(schema(depth: 128))
        for depth in [129, 100_000] {
            let error = try #require(throws: JSONSchemaError.self) { _ = try JSONSchemaValidator(schema(depth: depth)) }
            #expect(error == JSONSchemaError(path: "", sentence: "contains a value that is nested too deep: flatten it"))
        }
    }

    @Test func limitsTheNumberOfPatterns() throws {
        func schema(patterns: Int) -> String {
            #"{"properties":{"# + (1...patterns).map { #""p\#($0)":{"pattern":"a"}"# }.joined(separator: ",") + "}}"
        }
        _ = try JSONSchemaValidator(text: schema(patterns: 100))
        let error = try refusal(of: schema(patterns: 101))
        #expect(error == JSONSchemaError(path: "properties.p101.pattern", sentence: "is one pattern too many: the limit is 100"))
    }

    @Test func limitsTheSizeOfAPattern() throws {
        _ = try JSONSchemaValidator(text: #"{"pattern":"\\pL{20}"}"#)
        let error = try refusal(of: #"{"pattern":"\\pL{200}"}"#)
        let sentence = "must be a regular expression in RE2's syntax: pattern too large - compile failed"
        #expect(error == JSONSchemaError(path: "pattern", sentence: sentence))
    }

    @Test func limitsTheLengthOfAStringForAPattern() throws {
        let validator = try JSONSchemaValidator(text: #"{"pattern":"[a-z]{500}.*0"}"#)
        let text = String(repeating: "a", count: 600) + "0"
        #expect(try validator.firstViolation(inText: #""\#(text)""#) == nil)
        let violation = try validator.firstViolation(inText: #""\#(String(repeating: "a", count: 2_000_000))""#)
        #expect(violation?.sentence == #"is too long for the pattern "[a-z]{500}.*0": it has 2000000 bytes"#)
    }

    @Test func countsMemory() throws {
        let small = try JSONSchemaValidator(text: "{}").footprint
        #expect((1...4_000).contains(small))
        let names = (1...1_000).map { "\"name \($0)\"" }.joined(separator: ",")
        #expect(try JSONSchemaValidator(text: #"{"enum":[\#(names)]}"#).footprint > small + 3 * names.utf8.count)
        #expect(try JSONSchemaValidator(text: #"{"pattern":"a"}"#).footprint > small + 200_000)
        let members = (1...100).map { #""\#($0)":{}"# }.joined(separator: ",")
        #expect(try JSONSchemaValidator(text: #"{"properties":{\#(members)}}"#).footprint > small + 100 * 100)
    }
}
