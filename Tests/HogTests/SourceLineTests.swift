import Testing

@testable import Hog

@Suite struct SourceLineTests {
    private let source = "let é := 1\n\treturn (é +\n\n"

    @Test func countsLinesAndCharacters() {
        let line = SourceLine(of: SourcePlace(start: 21, end: 23), in: source)
        #expect((line.number, line.column, line.width) == (2, 10, 1))
        #expect(line.text == "\treturn (é +")
        #expect(line.marked == "\treturn (é +\n\t        ^")
    }

    @Test(arguments: [0, 25, 26, 1000])
    func anEndIsWhereTheLastWordsEnd(offset: Int) {
        let start = 25 + offset
        let line = SourceLine(of: SourcePlace(start: start, end: start), in: source)
        #expect((line.number, line.column) == (2, 13))
        #expect(line.marked == "\treturn (é +\n\t           ^")
    }

    @Test func marksNothingBeyondTheLine() {
        #expect(SourceLine(of: SourcePlace(start: 4, end: 30), in: source).marked == "let é := 1\n    ^^^^^^")
    }

    @Test func aMarkStandsBelowItsPlace() {
        // Each emoji takes two columns, the accent none.
        let line = SourceLine(of: SourcePlace(start: 10, end: 14), in: "'😀e\u{301}' 日x")
        #expect(line.column == 7)
        #expect(line.marked == "'😀e\u{301}' 日x\n      ^^^")
    }

    @Test func showsNothingThatMovesTheCursor() {
        #expect(SourceLine(of: SourcePlace(start: 1, end: 2), in: "\u{1B}x\0").marked == "\u{FFFD}x\u{FFFD}\n ^")
    }

    @Test func marksAPieceOfALongLine() {
        let long = String(repeating: "a", count: 500) + "!" + String(repeating: "b", count: 500)
        let marked = SourceLine(of: SourcePlace(start: 500, end: 501), in: long).marked
        let (before, after) = (String(repeating: "a", count: 80), String(repeating: "b", count: 79))
        #expect(marked == "…\(before)!\(after)…\n \(String(repeating: " ", count: 80))^")
        #expect(SourceLine(of: SourcePlace(start: 0, end: 999), in: long).marked.hasSuffix("…\n" + String(repeating: "^", count: 160)))
    }

    @Test func showsSomeOfALongLine() {
        let long = String(repeating: "a", count: 50) + "!" + String(repeating: "b", count: 50)
        let excerpt = SourceLine(of: SourcePlace(start: 50, end: 51), in: long).excerpt
        #expect(excerpt == "…" + String(repeating: "a", count: 30) + "!" + String(repeating: "b", count: 29) + "…")
    }

    @Test func saysWhereAnErrorIs() {
        let error = HogSyntaxError("Unexpected end of the program.", at: SourcePlace(start: 8, end: 8))
        #expect(error.sentence(in: "return (") == "line 1, column 9: Unexpected end of the program near `return (`")
        let habit = HogSyntaxError("Unexpected `=`: an expression was expected here.", at: SourcePlace(start: 6, end: 7))
        let sentence = "line 1, column 7: Unexpected `=`: an expression was expected here near `let x = 1`"
        #expect(habit.sentence(in: "let x = 1") == sentence + ". `:=` assigns, as in `let x := 1`; `=` compares.")
        #expect(error.sentence(in: "") == "line 1, column 1: Unexpected end of the program")
    }

    @Test func survivesPlacesOfAnotherSource() {
        #expect(SourceLine(of: SourcePlace(start: -5, end: -9), in: "a").column == 1)
        #expect(SourceLine(of: SourcePlace(start: 9, end: 3), in: "").text == "")
    }
}
