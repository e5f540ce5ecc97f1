import EvaluatorKit
import Testing

@Suite struct NormalizationTests {
    private static let caseless = Normalization(ignoresCase: true)

    private func compared(_ text: String, _ normalization: Normalization) -> String { normalization(text).compared }

    @Test(arguments: [
        ("Thanks", "tHANKS"), ("Ärger", "äRGER"), ("Straße", "STRASSE"), ("STRAẞE", "strasse"), ("ΟΔΟΣ", "οδος"), ("ΟΔΟΣ", "οδοσ"),
        ("ﬁn", "FIN"), ("İ", "i\u{307}"), ("K", "\u{212A}"), ("ſ", "S"), ("Ᏸ", "ᏸ"), ("ЁЖ", "ёж"), ("ŉ", "ʼN"), ("日本", "日本"),
        ("\u{1E9E}A", "ßa"), ("µ", "Μ"),
    ])
    func ignoresCaseByFullFolding(left: String, right: String) {
        #expect(compared(left, Self.caseless) == compared(right, Self.caseless))
        #expect(Self.caseless(left).equals(Self.caseless(right)))
        #expect(!Normalization.exact(left).equals(Normalization.exact(right)) || left.utf8.elementsEqual(right.utf8))
    }

    /// The rule of Turkish for ı does not apply, and accents are significant.
    @Test(arguments: [("ı", "i"), ("I", "ı"), ("é", "e\u{301}"), ("é", "e"), ("[", "{"), ("@", "`")])
    func keepsApartWhatIsNotTheSame(left: String, right: String) {
        #expect(!Self.caseless(left).equals(Self.caseless(right)))
    }

    @Test func foldingTwiceChangesNothing() {
        let changing = scalars.filter { scalar in
            let folded = compared(String(scalar), Self.caseless)
            return compared(folded, Self.caseless) != folded
        }
        #expect(changing.isEmpty)
    }

    @Test func foldsALongTextAsItsLetters() {
        let letters = scalars.filter { $0.properties.isCased || $0.value % 256 == 0 }
        let text = String(String.UnicodeScalarView(letters))
        #expect(compared(text, Self.caseless).utf8.elementsEqual(letters.map { compared(String($0), Self.caseless) }.joined().utf8))
    }

    @Test func knowsWhatUnicodeCallsWhiteSpace() {
        let collapsing = Normalization(collapsesWhitespace: true)
        let wrong = scalars.filter { scalar in
            let (around, between) = (Normalization(trims: true)("\(scalar)a\(scalar)").shown, collapsing("a\(scalar)\(scalar)b").shown)
            let isSpace = scalar.properties.isWhitespace
            return isSpace
                ? around != "a" || between != "a b" || Normalization.exact("a\(scalar)b").wordCount != 2
                : around.unicodeScalars.count != 3 || between.unicodeScalars.count != 4
        }
        #expect(wrong.isEmpty)
    }

    @Test(arguments: [
        ("", "", ""), (" \t\r\n", "", " "), (" a  b\r\n\r\nc\u{A0}\u{3000}", "a  b\r\n\r\nc", " a b c "), ("a b", "a b", "a b"),
        ("a\u{300} \u{301}", "a\u{300} \u{301}", "a\u{300} \u{301}"),
    ])
    func dropsWhiteSpace(text: String, trimmed: String, collapsed: String) {
        #expect(Normalization(trims: true)(text).shown.utf8.elementsEqual(trimmed.utf8))
        #expect(Normalization(collapsesWhitespace: true)(text).shown.utf8.elementsEqual(collapsed.utf8))
        #expect(Normalization(trims: true, collapsesWhitespace: true)(text).shown.utf8.elementsEqual(collapsed.trimmingSpaces.utf8))
        #expect(Normalization.exact(text).shown == text)
    }

    @Test(
        arguments: [
            ("Many Thanks!", "thanks", "Thanks"), ("Die Straße hier", "STRASSE", "Straße"), ("ein Spaß", "s", "S"), ("Spaß", "SS", "ß"),
            ("ẞ and more", "AND", "and"), ("aİb", "\u{307}b", "İb"), ("abc", "x", nil), ("", "x", nil), ("日本語", "本", "本"), ("x", "", ""),
            ("👋🏽 Ä", "ä", "Ä"),
        ] as [(String, String, Substring?)])
    func showsAMatchAsItStandsInTheText(text: String, term: String, match: Substring?) {
        #expect(Self.caseless(text).firstMatch(of: Self.caseless(term)) == match)
        #expect(Self.caseless(text).contains(Self.caseless(term)) == (match != nil))
    }

    @Test(arguments: [("Straße", "STRAS", "Straß"), ("Straße", "strasse", "Straße"), ("Yes", "yes, it", nil), ("No", "no", "No")])
    func showsAPrefixAsItStandsInTheText(text: String, prefix: String, match: Substring?) {
        #expect(Self.caseless(text).match(ofPrefix: Self.caseless(prefix)) == match)
    }

    /// The first two planes, which contain every scalar that has case or is white space.
    private var scalars: [Unicode.Scalar] { (0...0x1FFFF).compactMap { Unicode.Scalar($0 as UInt32) } }
}

extension String {
    fileprivate var trimmingSpaces: Substring {
        var text = drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        return text
    }
}
