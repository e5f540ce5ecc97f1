import Testing

@testable import AssayAPI

@Suite struct TextFieldTests {
    @Test(arguments: [
        (#"{"f": "  x "}"#, "x"), (#"{"f": "\u00a0\u2003x\u0085"}"#, "x"), (#"{"f": 5}"#, "5"),
        (#"{"f": -12345678901234567890}"#, "-12345678901234567890"),
        (#"{"f": 1.50}"#, "1.5"), (#"{"f": 1e2}"#, "100.0"), (#"{"f": "a", "f": "b"}"#, "b"), (#"{"f": "\u200bx"}"#, "\u{200b}x"),
    ])
    func trimsAndConverts(body: String, text: String) throws {
        #expect(try json(body).string("f").value == text)
    }

    @Test(arguments: [
        (#"{}"#, "required", "This field is required."),
        (#"{"f": null}"#, "null", "This field may not be null."),
        (#"{"f": ""}"#, "blank", "This field may not be blank."),
        (#"{"f": " \u3000 "}"#, "blank", "This field may not be blank."),
        (#"{"f": true}"#, "invalid_input", "Not a valid string."),
        (#"{"f": ["a"]}"#, "invalid_input", "Not a valid string."),
        (#"{"f": {}}"#, "invalid_input", "Not a valid string."),
        (#"{"f": "äöüßx"}"#, "max_length", "Ensure this field has no more than 4 characters."),
        (#"{"f": "a\u0000"}"#, "null_characters_not_allowed", "Null characters are not allowed."),
        (#"{"f": "a\ud800"}"#, "surrogate_characters_not_allowed", "Surrogate characters are not allowed: U+D800."),
    ])
    func refuses(body: String, code: String, detail: String) {
        let error = refusal { _ = try json(body).string("f", required: true, max: 4) }
        #expect(error == .invalid("f", code: code, detail))
    }

    @Test func countsCodePointsAfterTrimming() throws {
        #expect(try json(#"{"f": "  äöü😀  "}"#).string("f", max: 4).value == "äöü😀")
    }

    @Test func nothingIsRequiredOfAPatch() throws {
        let sent = try json("{}", isPartial: true).string("f", required: true)
        guard case .absent = sent else {
            Issue.record("\(sent)")
            return
        }
    }

    @Test func tellsNullFromAbsent() throws {
        var place: String? = "kept"
        try json("{}").string("f", nullable: true).set(&place)
        #expect(place == "kept")
        try json(#"{"f": null}"#).string("f", nullable: true).set(&place)
        #expect(place == nil)
    }

    @Test func anEmptyFormFieldIsEmptyTextWhereThatIsAllowed() throws {
        #expect(try form("f=").string("f", nullable: true, blank: true).value == "")
        #expect(refusal { _ = try form("f=").string("f", required: true) }?.code == "blank")
    }

    @Test(arguments: [(#""bogus""#, "bogus"), (#""""#, ""), ("5", "5"), ("true", "True"), (#"["a"]"#, #"["a"]"#), (#"" a""#, " a")])
    func quotesAnUnknownChoice(sent: String, shown: String) {
        let error = refusal { _ = try json("{\"f\": \(sent)}").choice("f", among: ["a"]) }
        #expect(error == .invalid("f", code: "invalid_choice", "\"\(shown)\" is not a valid choice."))
    }
}
