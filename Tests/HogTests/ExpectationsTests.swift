import Testing

@Suite struct ExpectationsTests {
    @Test func saysWhatIsExpectedInTheOrderOfTheSource() throws {
        let expectations = try Expectations(
            of: """
                // Shows two lines.
                // globals: {"a": 1}
                // null-safe
                // limit: 100 ms
                // memory: 1000
                print('http://example.com')  // prints: http://example.com
                print('')  // prints:
                return a  // returns: 1
                """)
        #expect(expectations.prints == ["http://example.com", ""])
        #expect(expectations.end == .returns("1"))
        #expect(expectations.globals == #"{"a": 1}"#)
        #expect(expectations.isNullSafe && expectations.limit == .milliseconds(100) && expectations.memory == 1000)
    }

    @Test func keepsTheLineOfARefusal() throws {
        #expect(try Expectations(of: "// Text.\n\nlet fn := 1  // refused: no: viable").end == .refused(message: "no: viable", line: 3))
    }

    @Test(arguments: [
        ("// Expects nothing: not a thing.\nprint(1)", "line 2: it has no expectations"),
        ("print(1)\n// null-safe", "line 2: it has no expectations"),
        ("print(1)  // print: 1", "line 1: unknown directive “print”"),
        ("print(1)  // prints 1", "line 1: “// prints 1” must be written “// name: text”"),
        ("print(1)  // not a directive: this", "line 1: it has no expectations"),
        ("print(1)  // prints", "line 1: “// prints” must be written “// name: text”"),
        ("print(1)  //prints: 1", "line 1: “//prints: 1” must be written “// name: text”"),
        ("print(1)  // prints:1", "line 1: “// prints:1” must be written “// name: text”"),
        ("print(1)  // prints : 1", "line 1: “// prints : 1” must be written “// name: text”"),
        ("// returns: 1\n// fails: 2", "line 2: it has two ends"),
        ("// limit: 5\n// returns: 1", "line 1: “5” is not a number ms"),
    ])
    func isNotUnderstood(source: String, reason: String) {
        let error = #expect(throws: ExpectationsError.self) { try Expectations(of: source) }
        #expect(error?.description == reason)
    }
}
