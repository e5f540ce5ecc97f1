import Testing

@testable import AssayAPI

@Suite struct NumberFieldTests {
    @Test(arguments: ["true", "1", "1.0", #""true""#, #""TRUE""#, #""t""#, #""Yes""#, #""y""#, #""on""#, #""1""#])
    func saysYes(sent: String) throws {
        #expect(try json("{\"f\": \(sent)}").boolean("f").value == true)
    }

    @Test(arguments: ["false", "0", #""False""#, #""f""#, #""no""#, #""N""#, #""off""#, #""0""#])
    func saysNo(sent: String) throws {
        #expect(try json("{\"f\": \(sent)}").boolean("f").value == false)
    }

    @Test(arguments: [#""maybe""#, #"" true""#, "2", "[]", "{}", #""""#, #""null""#])
    func refusesAnythingElse(sent: String) {
        #expect(refusal { _ = try json("{\"f\": \(sent)}").boolean("f") } == .invalid("f", "Must be a valid boolean."))
    }

    @Test(arguments: ["null", #""""#, #""null""#, #""NULL""#])
    func canBeNull(sent: String) throws {
        var place: Bool? = true
        try json("{\"f\": \(sent)}").boolean("f", nullable: true).set(&place)
        #expect(place == nil)
    }

    @Test func anUntickedBoxIsNoOrNull() throws {
        var place: Bool? = true
        try form("other=1").boolean("f", nullable: true).set(&place)
        #expect(place == nil)
        #expect(try form("other=1").boolean("f").value == false)
        #expect(try form("other=1", isPartial: true).boolean("f").value == nil)
    }

    @Test(arguments: [("5", 5), ("5.0", 5), ("1e1", 10), (#""5""#, 5), (#"" +5 ""#, 5), (#""5.00""#, 5), ("-3", -3)])
    func readsAWholeNumber(sent: String, number: Int) throws {
        #expect(try json("{\"f\": \(sent)}").integer("f").value == number)
    }

    @Test(arguments: ["true", "1.5", #""x""#, #""1.5""#, "[]", #""""#, #"".""#])
    func refusesWhatIsNoWholeNumber(sent: String) {
        #expect(refusal { _ = try json("{\"f\": \(sent)}").integer("f") } == .invalid("f", "A valid integer is required."))
    }

    @Test(arguments: ["0", "-1", "-99999999999999999999"])
    func namesTheSmallestNumber(sent: String) {
        let error = refusal { _ = try json("{\"f\": \(sent)}").integer("f", min: 1, max: 10) }
        #expect(error == .invalid("f", code: "min_value", "Ensure this value is greater than or equal to 1."))
    }

    @Test(arguments: ["11", "99999999999999999999", "1e300"])
    func namesTheLargestNumber(sent: String) {
        let error = refusal { _ = try json("{\"f\": \(sent)}").integer("f", min: 1, max: 10) }
        #expect(error == .invalid("f", code: "max_value", "Ensure this value is less than or equal to 10."))
    }

    @Test func readsAnyNumber() throws {
        #expect(try json(#"{"f": "1.5"}"#).number("f").value == 1.5)
        #expect(refusal { _ = try json(#"{"f": true}"#).number("f") } == .invalid("f", "A valid number is required."))
        #expect(refusal { _ = try json(#"{"f": "nan"}"#).number("f") } == .invalid("f", "A valid number is required."))
        let error = refusal { _ = try json(#"{"f": 101}"#).number("f", min: 0, max: 100) }
        #expect(error == .invalid("f", code: "max_value", "Ensure this value is less than or equal to 100."))
    }
}
