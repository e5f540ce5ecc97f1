import Testing

@Suite struct MarginTests {
    @Test func saysWhatIsExpectedInTheOrderOfTheSource() throws {
        let margin = try Margin(
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
        #expect(margin.prints == ["http://example.com", ""])
        #expect(margin.end == .returns("1"))
        #expect(margin.globals == #"{"a": 1}"#)
        #expect(margin.isNullSafe && margin.limit == .milliseconds(100) && margin.memory == 1000)
    }

    @Test func keepsTheLineOfARefusal() throws {
        #expect(try Margin(of: "// Text.\n\nlet fn := 1  // refused: no: viable").end == .refused(message: "no: viable", line: 3))
    }

    @Test(arguments: [
        ("// Expects nothing: not a thing.\nprint(1)", "line 2: it expects nothing"),
        ("print(1)\n// null-safe", "line 2: it expects nothing"),
        ("print(1)  // print: 1", "line 1: nobody knows “print”"),
        ("print(1)  // prints 1", "line 1: “// prints 1” is not spelled “// name: text”"),
        ("print(1)  // not a directive: this", "line 1: it expects nothing"),
        ("print(1)  // prints", "line 1: “// prints” is not spelled “// name: text”"),
        ("print(1)  //prints: 1", "line 1: “//prints: 1” is not spelled “// name: text”"),
        ("print(1)  // prints:1", "line 1: “// prints:1” is not spelled “// name: text”"),
        ("print(1)  // prints : 1", "line 1: “// prints : 1” is not spelled “// name: text”"),
        ("// returns: 1\n// fails: 2", "line 2: it ends twice"),
        ("// limit: 5\n// returns: 1", "line 1: “5” is not a number ms"),
    ])
    func isNotUnderstood(source: String, reason: String) {
        let error = #expect(throws: MarginError.self) { try Margin(of: source) }
        #expect(error?.description == reason)
    }
}
