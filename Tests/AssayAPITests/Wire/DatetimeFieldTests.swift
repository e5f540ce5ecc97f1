import AssayDomain
import Testing

@testable import AssayAPI

@Suite struct DatetimeFieldTests {
    @Test func isConvertedToUTC() throws {
        #expect(try json(#"{"f": "2019-08-24T14:15:22+02:00"}"#).datetime("f").value?.description == "2019-08-24T12:15:22Z")
    }

    @Test(arguments: [#""now""#, "5", "true", #""""#, #"" 2019-08-24""#])
    func saysWhichFormatsThereAre(sent: String) {
        let error = refusal { _ = try json("{\"f\": \(sent)}").datetime("f") }
        #expect(
            error
                == .invalid(
                    "f", "Datetime has wrong format. Use one of these formats instead: YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z]."))
    }

    @Test func hasARangeInUTC() {
        let error = refusal { _ = try json(#"{"f": "0001-01-01T00:00:00+01:00"}"#).datetime("f") }
        #expect(error == .invalid("f", code: "overflow", "Datetime value out of range."))
    }

    @Test func anEmptyFormFieldIsNull() throws {
        var place: Timestamp? = Timestamp(microseconds: 0)
        try form("f=").datetime("f", nullable: true).set(&place)
        #expect(place == nil)
    }
}
