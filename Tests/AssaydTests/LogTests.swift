import Testing

@testable import assayd

@Suite struct LogTests {
    @Test(arguments: [
        ("word", "word"), ("two words", #""two words""#), ("", #""""#), ("a\nb", #""a\nb""#), (#"say "x""#, #""say \"x\"""#),
        ("a=b", #""a=b""#), ("\u{1b}[2J", #""\u{1b}[2J""#), ("é", #""é""#),
    ])
    func aValueCannotEndItsLineOrItsQuotes(value: String, written: String) {
        var line = ""
        LineLogHandler.append(value, to: &line)
        #expect(line == written)
    }
}
