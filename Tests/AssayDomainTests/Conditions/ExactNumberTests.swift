import Testing

@testable import AssayDomain

@Suite struct ExactNumberTests {
    @Test(arguments: ["", "-", ".", "1e", "e5", "1.2.3", "0x10", "nan", "inf", " 1", "1 ", "1_000", "--1", "٣"])
    func whatSpellsNoNumberIsNone(text: String) { #expect(ExactNumber(text) == nil) }

    @Test(arguments: [
        ("1", "1.0"), ("+1", "1"), (".5", "0.5"), ("5.", "5"), ("1e2", "100"), ("1E-2", "0.01"), ("-0", "0"), ("0e9", "0.00"),
    ])
    func spellingsOfOneNumberAreEqual(left: String, right: String) throws {
        #expect(try #require(ExactNumber(left)) == #require(ExactNumber(right)))
    }

    @Test func isOrderedAsTheNumbersAre() throws {
        let ascending = ["-1e999", "-10", "-9.5", "-0.1", "0", "1e-999", "0.09", "0.1", "0.11", "9", "10", "10.01", "1e999", "2e999"]
        let numbers = try ascending.map { try #require(ExactNumber($0)) }
        #expect(numbers.shuffled().sorted() == numbers)
    }

    @Test func anExponentWithoutEndIsNoTrap() throws {
        #expect(try #require(ExactNumber("1e" + String(repeating: "9", count: 1000))) > #require(ExactNumber("1e999")))
    }
}
