import Testing

@testable import Hog

/// Syntax errors: their positions and messages.
@Suite struct SyntaxErrorTests {
    private func refusal(of source: String) throws -> HogSyntaxError {
        try #require(throws: HogSyntaxError.self) { try Tree(parsing: source) }
    }

    @Test(arguments: [
        ("a ! b", 2, 3, "Unexpected character '!' (U+0021)"), ("a é", 2, 4, "Unexpected character U+00E9"),
        ("let a := )", 9, 10, "Unexpected `)`: an expression was expected here."),
        ("f(a b)", 4, 5, "Unexpected `b`: `,` or `)` was expected here."),
        ("a +", 3, 3, "Unexpected end of the program: an expression was expected."),
        ("f(a", 1, 2, "This `(` is never closed: a `)` is missing."),
        ("x := [1, 2", 5, 6, "This `[` is never closed: a `]` is missing."),
        ("fn f() { a", 7, 8, "This `{` is never closed: a `}` is missing."),
        ("print('a", 6, 7, "This string has no end: a `'` is missing."),
        ("`a", 0, 1, "This quoted name has no end: a backquote is missing."),
        ("f'a{b}", 0, 2, "This template string has no end: a `'` is missing."),
        (#"'a\q'"#, 2, 4, #"`\q` is no escape. A backslash is written `\\`."#),
        ("let fn := 1", 4, 6, "`fn` is a word of the language and can't be the name of a variable."),
        ("a.null", 2, 6, "`null` is a word of the language and can't be the name of a property."),
        ("}", 0, 1, "Unexpected `}`: an expression was expected here."), ("while a {}", 6, 7, "Unexpected `a`: `(` was expected here."),
        ("0o17", 0, 4, "`0o17` is no number: octal numbers can't be written. Write it as a decimal number."),
        ("0b12", 0, 4, "`0b12` is no number: after `0b` there can only be the digits 0 and 1."),
        ("x in (select 1)", 6, 12, "A SELECT query can't be part of a program."),
        ("if (a) let b := 1", 7, 10, "A variable can't be declared here: put it in braces."),
        ("<a>b</c>", 6, 7, "The tag `a` is closed by `</c>`."), ("<a>b", 0, 1, "This tag is never closed: `</a>` is missing."),
        ("interval '1 foo'", 9, 16, "`1 foo` is no interval: write a number and a unit, as in `1 day`."),
        ("let a := b and )", 15, 16, "Unexpected `)`: an expression was expected here."),
    ])
    func aRefusalSaysWhatAndWhere(source: String, start: Int, end: Int, message: String) throws {
        let refusal = try refusal(of: source)
        #expect(refusal == HogSyntaxError(message, at: SourcePlace(start: start, end: end)))
    }

    @Test func aSourceHasAnEnd() throws {
        let longest = String(repeating: "a;", count: SyntaxLimits.source / 2)
        #expect(try Tree(parsing: longest).declarations.count == SyntaxLimits.source / 2)
        #expect(try refusal(of: longest + ";").message == "The program is too long: it has 262145 bytes, and 262144 are allowed.")
    }

    @Test(arguments: [
        ("(", ")"), ("[", "]"), ("{", "}"), ("f(", ")"), ("x -> ", ""), ("x -> {", "}"), ("if (a) ", ""), ("not ", ""), ("- ", ""),
        ("a + (", ")"),
        ("f'{", "}'"), ("a ? b : ", ""), ("a between ", " and 1"), ("case when a then ", " end"), ("<a>", "</a>"), ("interval ", " day"),
        ("fn f() {", "}"), ("a and (", ")"), ("", " + a"), ("", ".1"), ("", "[1]"), ("", "(1)"), ("", " is null"), ("", " = a"),
        ("", " ?? a"),
        ("while (a) ", ""), ("try {", "} catch {}"), ("{a: ", "}"), ("multiIf(a, 1, ", ")"),
    ])
    func whatIsTooDeepIsRefused(opening: String, closing: String) throws {
        let count = SyntaxLimits.nesting * 3
        let middle = opening == "<a>" ? "" : "a"
        let source = String(repeating: opening, count: count) + middle + String(repeating: closing, count: count)
        let refusal = try #require(throws: HogSyntaxError.self) { _ = try CompiledProgram(compiling: source, nullSafe: true) }
        #expect(refusal.message.contains("levels are allowed"))
    }

    @Test func longChainsAreFlat() throws {
        for chain in [" and a", " or a", " || a", ", a", "; a"] {
            let source =
                chain.first == "," ? "f(a" + String(repeating: chain, count: 20_000) + ")" : "a" + String(repeating: chain, count: 20_000)
            #expect(throws: Never.self) { try Tree(parsing: source) }
        }
    }

    @Test(arguments: [
        "a in ", "interval ", "case ", "not ", "a and ", "f(interval ", "{", "{a: ", "a, ", "cast(", "return ", "x -> {return ", "if (",
    ])
    func sourcesWithManyReadingsTakeNoTime(piece: String) {
        let start = ContinuousClock.now
        _ = try? CompiledProgram(compiling: String(repeating: piece, count: 100_000 / piece.utf8.count), nullSafe: true)
        #expect(ContinuousClock.now - start < .seconds(10))
    }
}
