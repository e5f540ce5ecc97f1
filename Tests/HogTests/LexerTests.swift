import Testing

@testable import Hog
@testable import HogSupport

/// Lexical rules, as in the first section of the specification: words, numbers and strings.
@Suite struct LexerTests {
    private func form(_ source: String) -> String {
        do {
            return TreeForm.text(of: try Tree(parsing: source))
        } catch {
            return error.message
        }
    }

    @Test(arguments: [
        " ", "\t", "\r", "\n", "\u{B}", "\u{C}", "\u{85}", "\u{A0}", "\u{1680}", "\u{2000}", "\u{200A}", "\u{2028}", "\u{2029}", "\u{202F}",
        "\u{205F}", "\u{3000}", "\u{FEFF}", "--x\n", "//x\r", "# x\n", "/* x \n */", "/***/",
    ])
    func spaceAndCommentsSeparate(space: String) {
        #expect(form("a\(space)b") == form("a b"))
    }

    @Test(arguments: [
        (source: "a--b", same: "a"), (source: "/* /* */ a", same: "a"), (source: "'#' // '", same: "'#'"),
        (source: "a /* b", same: "a / (*) b"),
    ])
    func commentsEndWhereTheyShould(source: String, same: String) {
        #expect(form(source) == form(same))
    }

    @Test(arguments: [
        (source: "0777", form: "777"), (source: "09", form: "9"), (source: "0x1F", form: "31"), (source: "0XfF", form: "255"),
        (source: "0b101", form: "5"), (source: "-5", form: "-5"), (source: "+5", form: "5"), (source: "- 5", form: "-5"),
        (source: "9223372036854775807", form: "9223372036854775807"), (source: "-9223372036854775808", form: "-9223372036854775808"),
        (source: "9223372036854775808", form: "huge"), (source: "0xFFFFFFFFFFFFFFFFF", form: "huge"),
    ])
    func integers(source: String, form expected: String) {
        #expect(form(source) == "[(do \(expected))]")
    }

    @Test(arguments: [
        (source: "1.5", value: 1.5), (source: "1.", value: 1), (source: ".5", value: 0.5), (source: "1e5", value: 1e5),
        (source: "1.5e-3", value: 1.5e-3), (source: ".5E2", value: 50), (source: "1.e+2", value: 100), (source: "0x1p3", value: 8),
        (source: "0x1.8p1", value: 3), (source: "-1.5", value: -1.5), (source: "1 . 5", value: 1.5), (source: "1e400", value: .infinity),
        (source: "inf", value: .infinity), (source: "-Infinity", value: -.infinity), (source: "-0.0", value: -0.0),
    ])
    func floats(source: String, value: Double) {
        #expect(form(source) == "[(do \(TreeForm.text(of: Expression.Constant.float(value))))]")
    }

    @Test func aNumberIsNoNumber() {
        #expect(form("NaN") == "[(do nan)]")
    }

    @Test(arguments: [
        (source: "1_000", same: "1; _000"), (source: "0x", same: "0; x"), (source: "1e", same: "1; e"), (source: "1.a", same: "1.0; a"),
        (source: "a.01", same: "a; .01"), (source: "(1.a)", same: "(1)['a']"), (source: "1..2", same: "(1.0).2"),
        (source: "a.1.2", same: "(a.1).2"), (source: "0777.5", same: "(777).5"), (source: "a.1e5", same: "a; .1e5"),
    ])
    func whatLooksLikeANumber(source: String, same: String) {
        #expect(form(source) == form(same))
    }

    @Test(arguments: [
        (source: #"'it''s'"#, text: "it's"), (source: #"'it\'s'"#, text: "it's"), (source: #"'a\nb\t\\'"#, text: "a\nb\t\\"),
        (source: #"'\0\a\b\f\r\v'"#, text: "\u{7}\u{8}\u{C}\r\u{B}"), (source: #"'\x41\N'"#, text: #"\x41\N"#),
        (source: "'\n'", text: "\n"),
        (source: #"'\\''x'"#, text: #"\'x"#), (source: "''", text: ""), (source: "'é😀'", text: "é😀"), (source: "f''", text: ""),
        (source: #"f'\{a''b\'c\n'"#, text: "{a'b'c\n"), (source: "f'x'", text: "x"),
    ])
    func strings(source: String, text: String) {
        #expect(form(source) == "[(do \(TreeForm.quoted(text)))]")
    }

    @Test(arguments: [
        (source: "`a b`", name: "a b"), (source: #""a""b""#, name: #"a"b"#), (source: "`a``b`", name: "a`b"),
        (source: "$a_1", name: "$a_1"),
        (source: "`null`", name: "null"), (source: "\"true\"", name: "true"),
    ])
    func names(source: String, name: String) {
        #expect(form(source) == "[(do (field [\(TreeForm.quoted(name))]))]")
    }

    @Test(arguments: Keyword.allCases)
    func mostKeywordsAreNames(keyword: Keyword) {
        let name = keyword.rawValue
        #expect((form("let \(name) := 1") == "[(let \"\(name)\" 1)]") == !keyword.isReserved)
        #expect((form("a.\(name.uppercased())") == "[(do (field [\"a\" \"\(name.uppercased())\"]))]") == !keyword.isReserved)
        #expect(form("`\(name)`") == "[(do (field [\"\(name)\"]))]")
    }

    @Test func keywordsHaveNoCase() {
        #expect(form("LET a := NULL IF (TRUE) RETURN Not x AND y") == form("let a := null if (true) return not x and y"))
    }
}
