import AssayDomain
import EvaluatorKit
import EvaluatorKitTesting
import JSON
import Testing

@Suite struct NormalizationKeysTests {
    private static func options(_ config: String) throws -> TextOptions {
        try JSONValue(parsing: Array(config.utf8)).decode(as: TextOptions.self)
    }

    @Test(arguments: [
        ("{}", " The Café,\u{A0} a ﬁn! ", " The Café,\u{A0} a ﬁn! "), (#"{"preset":null,"ignore_case":null}"#, "A.", "A."),
        (#"{"ignore_case":true}"#, "Straße ΟΔΟΣ İ", "strasse οδοσ i\u{307}"), (#"{"ignore_case":false}"#, "Straße", "Straße"),
        (#"{"ignore_case":"lower"}"#, "Straße ΟΔΟΣ İ", "straße οδος i\u{307}"), (#"{"ignore_case":"lower"}"#, "Σ ΑΣ. ΑΣ'Α", "σ ας. ασ'α"),
        (#"{"trim":true}"#, "\u{A0}\t a  b\n", "a  b"), (#"{"trim":false}"#, " a ", " a "),
        (#"{"collapse_whitespace":true}"#, " a\r\n\u{3000}b  c", " a b c"),
        (#"{"ignore_punctuation":true}"#, "a.b-c “d” $5 €", "abc “d” 5 €"),
        (#"{"ignore_punctuation":"ascii"}"#, "a.b-c “d” $5 €", "abc “d” 5 €"),
        (#"{"ignore_punctuation":"unicode"}"#, "a.b–c “d” $5 € _", "abc d 5 € "), (#"{"ignore_punctuation":false}"#, "a.", "a."),
        (#"{"ignore_articles":true}"#, "the cat, a dog", "  cat,   dog"), (#"{"ignore_articles":"en"}"#, "an “a” The", "  “ ” The"),
        (#"{"ignore_articles":false}"#, "the cat", "the cat"),
        (#"{"unicode":"nfc"}"#, "e\u{301} ﬁ \u{212B}", "é ﬁ Å"), (#"{"unicode":"nfkc"}"#, "e\u{301} ﬁ ５㎏", "é fi 5kg"),
        (#"{"unicode":"nfkc","ignore_case":true}"#, "Ｆ\u{308}", "f\u{308}"),
    ])
    func aKeyAloneIgnoresOneDifference(config: String, text: String, wanted: String) throws {
        let compared = try Self.options(config).normalization(text).compared
        #expect(compared.unicodeScalars.elementsEqual(wanted.unicodeScalars), "\(compared.debugDescription)")
    }

    @Test(arguments: [
        ("squad", "“ ” us straße –5"), ("squad2", "“ ” us straße –5"), ("hotpotqa", "“ ” us straße –5"),
        ("quasi_exact", "“ ” us straße –5"),
        ("mlqa", "us straße 5"),
    ])
    func aPresetIsALineOfItsScript(preset: String, wanted: String) throws {
        let options = try Self.options(#"{"preset":"\#(preset)"}"#)
        #expect(options.normalization(" The “A” U.S.  Straße, –$5\u{1C}").compared == wanted)
        #expect(options.preset?.rawValue == preset)
    }

    @Test(arguments: [
        (#""ignore_case":false"#, "The Cat", "The Cat"), (#""ignore_case":true"#, "Straße", "strasse"),
        (#""trim":false"#, " a cat ", " cat "),
        (#""collapse_whitespace":false"#, " x  y ", "x  y"), (#""ignore_punctuation":false"#, "A cat.", "cat."),
        (#""ignore_punctuation":"unicode""#, "“a cat”", "cat"), (#""ignore_articles":false"#, "The cat.", "the cat"),
        (#""unicode":"nfkc""#, "The ﬁn", "fin"), (#""ignore_case":"lower","ignore_articles":"en""#, "The ΑΣ.", "ας"),
    ])
    func aKeyOverridesThePreset(key: String, text: String, wanted: String) throws {
        #expect(try Self.options(#"{"preset":"squad",\#(key)}"#).normalization(text).compared == wanted)
        #expect(try Self.options("{\(key)}").defaulting(to: .squad).normalization(text).compared == wanted)
    }

    @Test func aDefaultPresetIsNotTheOneThatWasNamed() throws {
        let options = try Self.options(#"{"preset":"squad"}"#).defaulting(to: .mlqa)
        #expect(options.preset == .squad)
        #expect(options.normalization("“a”").compared == "“ ”")
        #expect(try Self.options("{}").defaulting(to: .mlqa).normalization("“a” b").compared == "b")
    }

    @Test(arguments: [
        (#""preset":"SQuAD""#, "preset", "Must be one of squad, squad2, mlqa, hotpotqa, quasi_exact."),
        (#""unicode":"nfd""#, "unicode", "Must be one of nfc, nfkc."),
        (#""ignore_punctuation":"all""#, "ignore_punctuation", #"Must be true, false, "ascii" or "unicode"."#),
        (#""trim":"yes""#, "trim", "Must be a valid boolean."),
    ])
    func refusesWhatItDoesNotKnow(key: String, field: String, sentence: String) {
        #expect(throws: ConfigError("evaluation_config.\(field)", "\(field): \(sentence)")) { try ComparingEvaluator.ready("{\(key)}") }
    }

    @Test(arguments: ["ignore_case", "ignore_articles"])
    func refusesOtherNamesOfAKindOfYes(field: String) {
        for value in [#""de""#, "1", "[]"] {
            let error = #expect(throws: ConfigError.self) { try ComparingEvaluator.ready(#"{"\#(field)":\#(value)}"#) }
            #expect(error?.field == "evaluation_config.\(field)")
        }
    }

    /// Where characters were dropped, a match is shown as it was compared.
    @Test func showsAMatchOfATextWithoutPunctuation() throws {
        let normalization = try Self.options(#"{"ignore_case":true,"ignore_punctuation":"ascii"}"#).normalization
        #expect(normalization("In the U.S.A. today").firstMatch(of: normalization("USA")) == "usa")
        #expect(normalization("U.S. law").match(ofPrefix: normalization("us")) == "us")
        #expect(normalization("U.S.A.").shown == "U.S.A.")
    }

    @Test func keepsUnpairedSurrogatesApart() throws {
        let judge = try ComparingEvaluator.ready(#"{"preset":"squad","unicode":"nfc"}"#)
        func verdict(_ output: String, _ expected: String) throws -> Verdict.Answer {
            try judge.judge(Sample(output: JSONText(compact: output), expected: JSONText(compact: expected))).answer
        }
        #expect(try verdict(#""The \ud800.""#, #""a \ud800""#) == .boolean(true))
        #expect(try verdict(#""The \ud800.""#, #""a \ud801""#) == .boolean(false))
    }
}
