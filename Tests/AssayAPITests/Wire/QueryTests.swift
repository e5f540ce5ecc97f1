import AssayDomain
import AssayStore
import Testing

@testable import AssayAPI

@Suite struct QueryTests {
    @Test(arguments: [
        ("", 100, 0), ("limit=0", 100, 0), ("limit=-1", 100, 0), ("limit=abc", 100, 0), ("limit=1.5", 100, 0), ("limit=", 100, 0),
        ("limit=+%2B7%20", 7, 0), ("limit=5&limit=6", 6, 0), ("limit=2&offset=-1", 2, 0), ("offset=abc", 100, 0), ("offset=3", 100, 3),
        ("limit=10001", 10_000, 0), ("limit=99999999999999999999", 10_000, 0),
    ])
    func cutsAPage(query: String, limit: Int, offset: Int) {
        let window = Query(query).window(maximum: 10_000)
        #expect(window.limit == limit)
        #expect(window.offset == offset)
    }

    @Test func anEnormousOffsetCanStillBeAddedTo() {
        let window = Query("offset=9223372036854775807").window(maximum: 10)
        #expect(window.offset > 1 << 60)
        #expect(window.offset + window.limit > 0)
    }

    @Test func unitesLists() throws {
        let a = "01234567-89ab-7def-8123-456789abcdef"
        #expect(try Query("id__in=\(a),%20\(a)%20,&id__in=\(a)").ids("id__in", of: Dataset.self)?.count == 3)
        #expect(try Query("id__in=").ids("id__in", of: Dataset.self) == nil)
        let error = refusal { _ = try Query("id__in=\(a),nope").ids("id__in", of: Dataset.self) }
        #expect(error == .invalid("id__in", "Enter a valid UUID."))
    }

    @Test func trimsWhatIsSearched() throws {
        #expect(try Query("search=%20a%25+").search() == "a%")
        #expect(try Query("search=+").search() == nil)
        #expect(refusal { _ = try Query("search=a%00").search() }?.code == "null_characters_not_allowed")
    }

    @Test func ordersByColumns() throws {
        let order = try Query("order_by=-updated_at,created_at,").ordering(by: DatasetQuery.Column.self)
        #expect(order.map(\.column) == [.updatedAt, .createdAt])
        #expect(order.map(\.descending) == [true, false])
        let joined = try Query("order_by=-updated_at&a=b&order_by=created_at&order_by=").ordering(by: DatasetQuery.Column.self)
        #expect(joined.map(\.column) == [.updatedAt, .createdAt])
        #expect(joined.map(\.descending) == [true, false])
        #expect(refusal { _ = try Query("order_by=bogus&order_by=").ordering(by: DatasetQuery.Column.self) }?.attr == "order_by")
        #expect(try Query("order_by=&order_by=,").ordering(by: DatasetQuery.Column.self).isEmpty)
    }

    @Test(arguments: [
        ("bogus", "bogus"), ("--created_at", "--created_at"), ("%20created_at", " created_at"), ("Created_at", "Created_at"), ("-", "-"),
    ])
    func refusesAnUnknownColumn(sent: String, shown: String) {
        let error = refusal { _ = try Query("order_by=\(sent)").ordering(by: DatasetQuery.Column.self) }
        #expect(
            error
                == .invalid(
                    "order_by", code: "invalid_choice", "Select a valid choice. \(shown) is not one of the available choices."))
    }

    @Test func bytesThatAreNoTextAreNoReasonToFail() {
        #expect(Query("%FF=%C3&a=%")["a"] == "%")
        #expect(Query("a=%C3").parameters[0].value == "\u{fffd}")
    }
}
