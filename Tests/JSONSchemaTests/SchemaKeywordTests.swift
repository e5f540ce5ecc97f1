import JSON
import JSONSchema
import Testing

/// Every keyword: values that satisfy it, and the place and the sentence of values that do not.
@Suite struct SchemaKeywordTests {
    @Test(arguments: satisfied)
    func isSatisfied(schema: String, values: [String]) throws {
        let validator = try JSONSchemaValidator(text: schema)
        for value in values { #expect(try validator.firstViolation(inText: value) == nil, "\(value)") }
    }

    @Test(arguments: violated)
    func isViolated(schema: String, value: String, pointer: String, sentence: String) throws {
        let violation = try #require(try JSONSchemaValidator(text: schema).firstViolation(inText: value))
        #expect(violation.pointer.utf8.elementsEqual(pointer.utf8), "\(violation.pointer)")
        #expect(violation.sentence == sentence)
    }

    private static let satisfied: [(String, [String])] = [
        ("{}", ["null", "true", "1e999", #""""#, "[[]]", #"{"a":{"b":1}}"#]),
        (#"{"type":"null"}"#, ["null"]),
        (#"{"type":"boolean"}"#, ["true", "false"]),
        (#"{"type":"integer"}"#, ["0", "-0", "-0.0", "1.0", "10e-1", "1e400", "-12345678901234567890123.000", "0e-5", "1E+2", "0.00"]),
        (#"{"type":"number"}"#, ["1", "0.1", "-1e-400", "1e400"]),
        (#"{"type":"string"}"#, [#""""#, #""\ud800""#]),
        (#"{"type":"array"}"#, ["[]", "[1]"]),
        (#"{"type":"object"}"#, ["{}", #"{"a":1}"#]),
        (#"{"type":["string","null","number"]}"#, ["null", #""a""#, "1.5"]),
        (#"{"enum":[1,"a",null,[1,{"b":2,"c":3}],1e3]}"#, ["1.0", "10e-1", #""\u0061""#, "null", #"[1,{"c":3.0,"b":2}]"#, "1000"]),
        (#"{"enum":["\ud800"]}"#, [#""\uD800""#]),
        (#"{"const":{"a":[true,0]}}"#, [#"{"a":[true,-0.0]}"#, #"{"a":1,"a":[true,0]}"#]),
        (#"{"minimum":3}"#, ["3", "3.0", "3.00000000000000000000000001", "30", "1e400", #""1""#, "null", "true", "[]", "{}"]),
        (#"{"minimum":-2.5}"#, ["-2.5", "-25e-1", "-2", "0", "1", "-1e-400"]),
        (#"{"maximum":1e2}"#, ["100", "99.99999999999999999999999", "0", "-5", "-1e400", "1e-7", #""1000""#, "false"]),
        (#"{"maximum":0}"#, ["0", "-0.0", "0e10", "-1e-9999999999999999999999", "-1e9999999999999999999999"]),
        (#"{"maximum":123456789012345678901234567890}"#, ["123456789012345678901234567889.9", "123456789012345678901234567890.0"]),
        (
            #"{"minLength":2,"maxLength":2}"#,
            [#""ab""#, #""éé""#, #""e\u0301""#, #""😀😀""#, #""\ud83d\ude00\n""#, #""\ud800\ud800""#, "[1]", "1"]
        ),
        (#"{"minLength":2.0}"#, [#""ab""#]),
        (#"{"maxLength":0}"#, [#""""#, "[1]", #"{"a":1}"#]),
        (#"{"pattern":"^a.c"}"#, [#""abc""#, #""a😀cd""#, #""a\ud800c""#, "1", "null", #"["b"]"#]),
        (#"{"pattern":"b"}"#, [#""abc""#, #""\u0062""#]),
        (#"{"pattern":""}"#, [#""""#, #""x""#]),
        (#"{"minItems":1,"maxItems":2}"#, ["[1]", "[[],[]]", #""""#, #"{"a":1,"b":2,"c":3}"#, "0"]),
        (#"{"required":["a","b"]}"#, [#"{"b":null,"c":1,"a":false}"#, #"{"\u0061":1,"b":2}"#, "[]", "1"]),
        (#"{"required":[]}"#, ["{}"]),
        (
            #"{"properties":{"a":{"type":"string"},"é":{"type":"null"}}}"#,
            [#"{"a":"x","b":1}"#, "{}", #"{"e\u0301":1,"é":null}"#, #"["a"]"#]
        ),
        (#"{"properties":{"a":{"type":"string"}}}"#, [#"{"a":1,"a":"x"}"#]),
        (#"{"properties":{"a":{}},"additionalProperties":false}"#, [#"{"a":1}"#, "{}", #"["b"]"#]),
        (#"{"additionalProperties":true}"#, [#"{"b":1}"#]),
        (#"{"items":{"type":"integer","minimum":0}}"#, ["[]", "[0,1,2.0]", #"{"a":"b"}"#, #""a""#]),
        (#"{"items":{"items":{"items":{"const":1}}}}"#, ["[[[1,1],[]],[]]", "[[1]]"]),
        (
            #"{"default":3,"title":"T","description":"D","examples":[1],"$schema":"https://json-schema.org/draft/2020-12/schema"}"#,
            ["null", "4"]
        ),
        (#"{"$schema":"https://json-schema.org/draft/2020-12/schema#"}"#, ["1"]),
    ]

    private static let violated: [(String, String, String, String)] = [
        (#"{"type":"null"}"#, "false", "", "must be null, but is a boolean"),
        (#"{"type":"boolean"}"#, "0", "", "must be a boolean, but is a number"),
        (#"{"type":"integer"}"#, "1.5", "", "must be an integer, but is 1.5"),
        (#"{"type":"integer"}"#, "1e-1", "", "must be an integer, but is 1e-1"),
        (#"{"type":"integer"}"#, "1.00000000000000000001", "", "must be an integer, but is 1.00000000000000000001"),
        (#"{"type":"integer"}"#, "1e-9999999999999999999999", "", "must be an integer, but is 1e-9999999999999999999999"),
        (#"{"type":"integer"}"#, "true", "", "must be an integer, but is a boolean"),
        (#"{"type":"number"}"#, #""1""#, "", "must be a number, but is a string"),
        (#"{"type":"string"}"#, "1", "", "must be a string, but is a number"),
        (#"{"type":"array"}"#, "{}", "", "must be an array, but is an object"),
        (#"{"type":"object"}"#, "[]", "", "must be an object, but is an array"),
        (#"{"type":["string","null"]}"#, "1", "", "must be a string or null, but is a number"),
        (#"{"type":["string","null","array"]}"#, "1.5", "", "must be a string, null or an array, but is 1.5"),
        (#"{"enum":[1,"a",null]}"#, "true", "", #"must be one of 1, "a", null, but is true"#),
        (#"{"enum":[1,2]}"#, "1.0000000000000000000000000001", "", "must be one of 1, 2, but is 1.0000000000000000000000000001"),
        (#"{"enum":[0]}"#, "false", "", "must be 0, but is false"),
        (#"{"enum":[[1,2]]}"#, "[2,1]", "", "must be [1,2], but is [2,1]"),
        (#"{"enum":[{"a":1}]}"#, #"{"a":1,"b":2}"#, "", #"must be {"a":1}, but is {"a":1,"b":2}"#),
        (#"{"enum":["é"]}"#, #""e\u0301""#, "", #"must be "é", but is "e\u0301""#),
        (#"{"enum":["\ud800"]}"#, #""\ufffd""#, "", #"must be "\ud800", but is "\ufffd""#),
        (#"{"enum":[]}"#, "1", "", "cannot be valid: the schema's enum is empty"),
        (
            #"{"enum":[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22]}"#, "0", "",
            "must be one of 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20 and 2 more, but is 0"
        ),
        (#"{"const":true}"#, "1", "", "must be true, but is 1"),
        (#"{"const":{"a":[1]}}"#, #"{ "a" : [2] }"#, "", #"must be {"a":[1]}, but is {"a":[2]}"#),
        (
            #"{"const":"a"}"#, #"""# + String(repeating: "é", count: 100) + #"""#, "",
            #"must be "a", but is ""# + String(repeating: "é", count: 59) + "…"
        ),
        (#"{"minimum":3}"#, "2", "", "must be at least 3, but is 2"),
        (#"{"minimum":3}"#, "2.99999999999999999999999999", "", "must be at least 3, but is 2.99999999999999999999999999"),
        (#"{"minimum":3}"#, "-1e400", "", "must be at least 3, but is -1e400"),
        (#"{"minimum":0}"#, "-1e-400", "", "must be at least 0, but is -1e-400"),
        (#"{"minimum":-1}"#, "-1.5", "", "must be at least -1, but is -1.5"),
        (#"{"minimum":0.07}"#, "0.0699", "", "must be at least 0.07, but is 0.0699"),
        (#"{"minimum":9007199254740993}"#, "9007199254740992", "", "must be at least 9007199254740993, but is 9007199254740992"),
        (#"{"maximum":1e2}"#, "100.1", "", "must be at most 1e2, but is 100.1"),
        (#"{"maximum":-3}"#, "-2", "", "must be at most -3, but is -2"),
        (#"{"maximum":0}"#, "1e9999999999999999999999", "", "must be at most 0, but is 1e9999999999999999999999"),
        (#"{"minLength":3}"#, #""ab""#, "", "must have at least 3 characters, but has 2"),
        (#"{"minLength":1}"#, #""""#, "", "must have at least 1 character, but has 0"),
        (#"{"minLength":2}"#, #""😀""#, "", "must have at least 2 characters, but has 1"),
        (#"{"maxLength":1}"#, #""e\u0301""#, "", "must have at most 1 character, but has 2"),
        (#"{"maxLength":1.0}"#, #""\ud800\ud800""#, "", "must have at most 1 character, but has 2"),
        (#"{"pattern":"^[a-z]+$"}"#, #""aB""#, "", #"must match the pattern "^[a-z]+$", but is "aB""#),
        (#"{"pattern":"^a$"}"#, #""a\n""#, "", #"must match the pattern "^a$", but is "a\n""#),
        (#"{"pattern":"\\d"}"#, #""٣""#, "", #"must match the pattern "\\d", but is "٣""#),
        (#"{"minItems":2}"#, "[[1,2]]", "", "must have at least 2 items, but has 1"),
        (#"{"maxItems":1}"#, "[1,2]", "", "must have at most 1 item, but has 2"),
        (#"{"required":["b","a"]}"#, #"{"c":1}"#, "/b", "is required but missing"),
        (#"{"required":["é"]}"#, #"{"e\u0301":1}"#, "/é", "is required but missing"),
        (#"{"required":["a/b~"]}"#, "{}", "/a~1b~0", "is required but missing"),
        (#"{"properties":{"a":{"type":"string"}}}"#, #"{"a":"x","a":1}"#, "/a", "must be a string, but is a number"),
        (#"{"properties":{"a":{"properties":{"b":{"const":1}}}}}"#, #"{"a":{"b":2}}"#, "/a/b", "must be 1, but is 2"),
        (#"{"properties":{"é":{"type":"null"}}}"#, #"{"e\u0301":1,"\u00e9":2}"#, "/é", "must be null, but is a number"),
        (
            #"{"properties":{"b":{},"a":{}},"additionalProperties":false}"#, #"{"a":1,"c":1,"d":1}"#, "/c",
            #"is not allowed: the properties are "b", "a""#
        ),
        (#"{"additionalProperties":false}"#, #"{"a":1}"#, "/a", "is not allowed: the object must be empty"),
        (
            #"{"properties":{"é":{}},"additionalProperties":false}"#, #"{"é":1,"e\u0301":1}"#, "/e\u{301}",
            #"is not allowed: the properties are "é""#
        ),
        (
            #"{"properties":{"a":{}},"additionalProperties":false}"#,
            #"{"\ud800":1}"#, "/\u{FFFD}", #"is not allowed: the properties are "a""#
        ),
        (#"{"items":{"type":"string"}}"#, #"["a",1,null]"#, "/1", "must be a string, but is a number"),
        (#"{"items":{"items":{"maximum":1}}}"#, "[[0,1],[1,2]]", "/1/1", "must be at most 1, but is 2"),
    ]
}

/// Which violation is the first, and how its place is written.
@Suite struct FirstViolationTests {
    private static let schema = #"""
        {"type": "object", "required": ["last", "words"], "additionalProperties": false,
         "properties": {"last": {"minimum": 1}, "words": {"minItems": 2, "items": {"type": "string", "minLength": 3, "pattern": "^a"}}}}
        """#

    @Test(arguments: [
        ("[]", "", "must be an object, but is an array"),
        (#"{"other":1,"words":[]}"#, "last", "is required but missing"),
        (#"{"other":1,"words":[],"last":0}"#, "other", #"is not allowed: the properties are "last", "words""#),
        (#"{"words":[1],"last":0,"other":1}"#, "words", "must have at least 2 items, but has 1"),
        (#"{"words":["abc","bb",1],"last":0}"#, "words.1", "must have at least 3 characters, but has 2"),
        (#"{"words":["abc","bbb",1],"last":0}"#, "words.1", #"must match the pattern "^a", but is "bbb""#),
        (#"{"words":["abc",1],"last":0}"#, "words.1", "must be a string, but is a number"),
        (#"{"last":0,"words":["abc",1]}"#, "last", "must be at least 1, but is 0"),
    ])
    func isTheFirstInTheOrderOfTheText(value: String, path: String, sentence: String) throws {
        let violation = try #require(try JSONSchemaValidator(text: Self.schema).firstViolation(inText: value))
        #expect(violation.path == path)
        #expect(violation.sentence == sentence)
    }

    @Test func hasAPlaceThatTheValueHas() throws {
        let value = try JSONValue(parsing: Array(#"{"a/b":{"~":[0,[5]]}}"#.utf8))
        let validator = try JSONSchemaValidator(
            text: #"{"properties":{"a/b":{"properties":{"~":{"items":{"items":{"maximum":4}}}}}}}"#)
        let violation = try #require(validator.firstViolation(in: value) { _ in })
        #expect(violation.pointer == "/a~1b/~0/1/0")
        #expect(violation.path == "a/b.~.1.0")
        #expect(value.value(at: violation.pointer)?.numberText == "5")
    }

    @Test func doesNotDependOnTheOrderOfTheSchema() throws {
        let validator = try JSONSchemaValidator(text: #"{"maxItems":0,"minItems":2,"const":1,"enum":[1],"type":"string"}"#)
        #expect(try validator.firstViolation(inText: "[1]")?.sentence == "must be a string, but is an array")
    }
}
