import AssayDomain
import Testing

@testable import AssayAPI

@Suite struct IdentifierFieldTests {
    static let id = ID<Dataset>(high: 0x0123_4567_89ab_7def, low: 0x8123_4567_89ab_cdef)

    @Test(arguments: [
        "01234567-89ab-7def-8123-456789abcdef", "0123456789AB7DEF8123456789ABCDEF", "{01234567-89ab-7def-8123-456789abcdef}",
        "urn:uuid:01234567-89ab-7def-8123-456789abcdef",
    ])
    func readsEveryForm(text: String) throws {
        #expect(try json("{\"f\": \"\(text)\"}").id("f", of: Dataset.self).value == Self.id)
    }

    @Test(arguments: [#""nope""#, #""""#, "5", "true", "[]", #""01234567-89ab-7def-8123-456789abcdeg""#])
    func refusesWhatIsNoId(sent: String) {
        #expect(refusal { _ = try json("{\"f\": \(sent)}").id("f", of: Dataset.self) } == .invalid("f", "Must be a valid UUID."))
    }

    @Test(arguments: [
        ("{}", "required", "This field is required."),
        (#"{"f": null}"#, "null", "This field may not be null."),
        (#"{"f": ""}"#, "null", "This field may not be null."),
        (#"{"f": "nope"}"#, "invalid_input", "“nope” is not a valid UUID."),
        (#"{"f": [1]}"#, "invalid_input", "“[1]” is not a valid UUID."),
        (#"{"f": true}"#, "incorrect_type", "Incorrect type. Expected pk value, received bool."),
        (
            #"{"f": "0123456789AB7DEF8123456789ABCDEF"}"#, "does_not_exist",
            "Invalid pk \"0123456789AB7DEF8123456789ABCDEF\" - object does not exist."
        ),
    ])
    func refusesAReference(body: String, code: String, detail: String) {
        let error = refusal { _ = try json(body).reference("f", to: Dataset.self, required: true) { _ in false } }
        #expect(error == .invalid("f", code: code, detail))
    }

    @Test func findsAReference() throws {
        let sent = try json(#"{"f": "0123456789AB7DEF8123456789ABCDEF"}"#).reference("f", to: Dataset.self) { $0 == Self.id }
        #expect(sent.value == Self.id)
    }
}
