import EvaluatorKit
import Testing

@Suite struct ExcerptTests {
    @Test(arguments: [
        ("", #""""#), ("A: 18", #""A: 18""#), ("a\nb\r\tc", #""a\nb\r\tc""#), ("a\u{0}\u{2028}\u{202E}b", #""a\0\u{2028}\u{202E}b""#),
        ("12345678901", #""1234567890…""#), ("ñandú 👋🏽", #""ñandú 👋🏽""#), ("\r\n\r\n\r\n\r\n\r\n\r\n", #""\r\n\r\n\r\n\r\n\r\n…""#),
    ])
    func standsOnOneLine(text: String, shown: String) {
        #expect(Excerpt(text, limit: 10).description == shown)
    }

    @Test func readsNoFurtherThanItShows() {
        #expect(Excerpt(String(repeating: "x", count: 10_000_000)).description.count == 63)
    }

    @Test func hasAMatchInItHoweverFarIn() throws {
        let text = String(repeating: "before ", count: 20) + "the match" + String(repeating: " behind", count: 20)
        let match = try #require(text.firstRange(of: "the match")).lowerBound
        let shown = Excerpt(around: text[match...].prefix(9)).description
        #expect(shown == #""…efore before before the match behind behind behind behind be…""#)
        #expect(Excerpt(around: text[...].prefix(6)).description == Excerpt(text).description)
        #expect(Excerpt(around: "a\nb"[...].dropFirst(2)).description == #""a\nb""#)
    }
}
