import AssayDomain
import JSON
import Testing

@testable import AssayAPI

@Suite struct StructureFieldTests {
    @Test(arguments: [#""s""#, "[1]", "0", "false", "{}", "1.0", "123456789012345678901234567890", #"{"z":1,"a":[]}"#, #""a\u0000\ud800""#])
    func keepsAnyJSON(sent: String) throws {
        #expect(try json("{\"f\": \(sent)}").json("f").value?.text == sent)
    }

    @Test func aFormBringsJSONAsText() throws {
        #expect(try form("f={\"k\": 1}").json("f").value?.text == #"{"k":1}"#)
        #expect(refusal { _ = try form("f={k").json("f") } == .invalid("f", "Value must be valid JSON."))
        #expect(refusal { _ = try form("f=").json("f", nullable: true) } == .invalid("f", "Value must be valid JSON."))
        var place: JSONText? = .emptyObject
        try form("f=null").json("f", nullable: true).set(&place)
        #expect(place == nil)
        #expect(refusal { _ = try form("f=null").json("f") }?.code == "null")
    }

    @Test func namesWhatIsInsideByItsPath() throws {
        let fields = try json(#"{"c": [{"id": "a"}, {"id": 5}, {"id": true}], "m": {"n": null}}"#)
        let objects = try #require(try fields.objects("c").value)
        #expect(try objects[1].string("id").value == "5")
        #expect(refusal { _ = try objects[2].string("id") }?.attr == "c__2__id")
        let nested = try #require(try fields.object("m").value)
        #expect(refusal { _ = try nested.string("n") } == .null("m__n"))
        #expect(refusal { _ = try nested.string("o", required: true) } == .required("m__o"))
    }

    @Test func refusesOtherShapes() {
        #expect(
            refusal { _ = try json(#"{"c": {}}"#).objects("c") }
                == .invalid("c__non_field_errors", code: "not_a_list", "Expected a list of items but got type \"dict\"."))
        #expect(
            refusal { _ = try json(#"{"c": [{}, 1]}"#).objects("c") }
                == .invalid("c__1__non_field_errors", "Invalid data. Expected a dictionary, but got int."))
        #expect(refusal { _ = try json(#"{"c": "x"}"#).object("c") }?.attr == "c__non_field_errors")
        #expect(
            refusal { _ = try json(#"{"c": 1.0}"#).list("c") }
                == .invalid("c", code: "not_a_list", "Expected a list of items but got type \"float\"."))
        #expect(
            refusal { _ = try json(#"{"c": [1]}"#).dictionary("c") }
                == .invalid("c", code: "not_a_dict", "Expected a dictionary of items but got type \"list\"."))
    }

    @Test func requiresNestedFieldsOfAPatchToo() throws {
        let nested = try #require(try json(#"{"m": {}}"#, isPartial: true).object("m").value)
        #expect(refusal { _ = try nested.string("provider", required: true) } == .required("m__provider"))
    }

    @Test(arguments: [
        ("[1]", "list"), ("\"a\"", "str"), ("1", "int"), ("1.5", "float"), ("true", "bool"),
    ])
    func wantsAnObjectOnTop(body: String, type: String) {
        #expect(refusal { _ = try json(body) } == .invalid(nil, "Invalid data. Expected a dictionary, but got \(type)."))
    }

    @Test func wantsDataOnTop() {
        #expect(refusal { _ = try json("null") } == .invalid(nil, code: "null", "No data provided"))
        #expect(refusal { _ = try json("{bad") }?.code == "parse_error")
        let deep = String(repeating: "[", count: 129) + String(repeating: "]", count: 129)
        #expect(refusal { _ = try json("{\"f\": \(deep)}") }?.code == "parse_error")
    }
}
