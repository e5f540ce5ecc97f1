import Pattern
import Testing

@Suite struct PatternTests {
    @Test(arguments: [
        (source: "b+", text: "abbbc", found: "bbb"), (source: "^$", text: "", found: ""),
        (source: "(?i)STRASSE", text: "Strasse", found: "Strasse"),
        (source: #"\p{Greek}+"#, text: "ab κόσμε", found: "κόσμε"), (source: "👋.", text: "ab👋🏽!", found: "👋🏽"),
        (source: "a\u{0}b", text: "xa\u{0}b", found: "a\u{0}b"),
    ])
    func findsTheFirstMatch(source: String, text: String, found: String) throws {
        let match = try #require(try RE2Pattern(source).firstMatch(in: text))
        #expect(match.whole == found)
        #expect(String(decoding: Array(text.utf8)[match.utf8Range], as: UTF8.self) == found)
    }

    @Test func findsNothing() throws {
        #expect(try RE2Pattern("x").firstMatch(in: "abc")?.whole == nil)
        #expect(try RE2Pattern("x").firstMatch(in: "")?.whole == nil)
    }

    @Test(arguments: [
        (source: "a+", text: "aa b a", found: ["aa", "a"]), (source: "^a", text: "aa", found: ["a"]),
        (source: #"\ba"#, text: "aa a", found: ["a", "a"]),
        (source: "x*", text: "é日", found: ["", "", ""]), (source: "x*", text: "", found: [""]), (source: "b", text: "a", found: []),
    ])
    func findsAllMatches(source: String, text: String, found: [String]) throws {
        #expect(try RE2Pattern(source).matches(in: text).map { String($0.whole) } == found)
    }

    /// Each search for this pattern scans all the rest of the text.
    @Test func looksForNoMoreMatchesThanAreWanted() throws {
        var count = 0
        func visit(_ match: Match) -> Bool {
            count += 1
            return count < 3
        }
        try RE2Pattern("a.*z|a").forEachMatch(in: String(repeating: "a", count: 1_000_000), checkpoint: {}, visit)
        #expect(count == 3)
    }

    @Test func givesTheGroupsOfAllMatches() throws {
        let matches = try RE2Pattern(#"(\w)=(\d)"#).matches(in: "a=1, b=2", groups: 2)
        #expect(matches.map { $0[1] } == ["a", "b"])
        #expect(matches.map { $0[2] } == ["1", "2"])
    }

    @Test func givesTheGroupsThatWereAskedFor() throws {
        let pattern = try RE2Pattern("(a)|(b)(c)(d)(e)")
        #expect(pattern.groupCount == 5)
        let match = try #require(pattern.firstMatch(in: "xbcde", groups: 9))
        #expect(match[0] == "bcde" && match[1] == nil && match[2] == "b" && match[5] == "e" && match[6] == nil)
        let less = try #require(pattern.firstMatch(in: "xbcde", groups: 2))
        #expect(less[2] == "b" && less[3] == nil)
        #expect(pattern.firstMatch(in: "xbcde")?[1] == nil)
    }

    @Test(arguments: [
        (source: "(abc", sentence: "missing ): (abc"), (source: "a**", sentence: "bad repetition operator: **"),
        (source: "(?=a)", sentence: "invalid perl operator: (?="), (source: "x{1001}", sentence: "invalid repetition size: {1001}"),
    ])
    func refusesInRE2sWords(source: String, sentence: String) {
        #expect(throws: PatternError(sentence: sentence)) { try RE2Pattern(source) }
    }

    @Test func refusesWhatNobodyWroteByHand() throws {
        _ = try RE2Pattern(String(repeating: "a", count: RE2Pattern.maximumLength))
        let error = #expect(throws: PatternError.self) { try RE2Pattern(String(repeating: "a", count: RE2Pattern.maximumLength + 1)) }
        #expect(error?.sentence == "the pattern is longer than 10000 bytes")
    }

    @Test func refusesAPatternThatNeedsTooMuchMemory() {
        let error = #expect(throws: PatternError.self) { try RE2Pattern("((a{100}){100}){100}") }
        #expect(error?.sentence.isEmpty == false)
    }

    /// A backtracking engine would need exponential time.
    @Test func takesTimeInProportionToTheText() throws {
        let pattern = try RE2Pattern("^(a+)+$")
        #expect(pattern.firstMatch(in: String(repeating: "a", count: 100_000) + "!", groups: 1)?.whole == nil)
    }

    @Test(
        arguments: [
            ("a.b", "A-B", true, "A-B"), ("a.b", "A-B", false, nil), ("ÄRGER$", "kein ärger", true, "ärger"), ("ß", "SS", true, nil),
        ] as [(String, String, Bool, Substring?)])
    func ignoresCaseLetterByLetter(source: String, text: String, ignoringCase: Bool, found: Substring?) throws {
        #expect(try RE2Pattern(source, ignoringCase: ignoringCase).firstMatch(in: text)?.whole == found)
    }

    /// A search in parts finds the same as a search of the whole text. `é` and `日` make parts end within characters.
    @Test(arguments: [
        "(?:a?){30}b{2}", "[a-q][^u-z]{13}x", #"\bcd\b"#, "(?m)^ab$", "b$", #"é{2,5}\z"#, "(日|é)(a|b)?c", #"\pL{20}1"#, "zzz", "a{0}|bb",
        "",
        "(?i)É[[:digit:]]|[]x]1",
    ])
    func looksAtALongTextInParts(source: String) throws {
        var random = SystemRandomNumberGenerator()
        let pattern = try RE2Pattern(source)
        let letters = ["a", "b", "c", "d", "é", "日", " ", "\n", "x", "1"]
        let count = max(2_000, 4_000_000 / pattern.stepsPerByte)
        let text = (0..<count).map { _ in letters.randomElement(using: &random)! }.joined()
        var (start, parts) = (0, 0)
        for _ in 0..<20 {
            let whole = pattern.firstMatch(in: text, within: start..<text.utf8.count)
            let found = pattern.firstMatch(in: text, from: start) { parts += 1 }
            #expect(found?.utf8Range == whole?.utf8Range, "from \(start)")
            guard let end = found?.utf8Range.upperBound, end < text.utf8.count else { break }
            start = end
            while start < text.utf8.count, Array(text.utf8)[start] & 0xC0 == 0x80 { start += 1 }
        }
        #expect(parts > 0)
        #expect(pattern.uninterruptedSteps(in: 20_000_000) < 500_000_000)
    }

    @Test(arguments: ["a*b", "(a|b)*a(a|b){200}c", "a{3,}", #"\Qa.b\E"#, #"\x{61}"#])
    func looksInOneWhereTheReachIsNotKnown(source: String) throws {
        let pattern = try RE2Pattern(source)
        #expect(pattern.uninterruptedSteps(in: 20_000_000) == 20_000_000 * pattern.stepsPerByte)
        #expect(pattern.stepsPerByte <= pattern.size)
    }

    @Test func doesNotCountTheInstructionsOfALargeClass() throws {
        let pattern = try RE2Pattern(#"\pL+"#)
        #expect(pattern.size > 1_000)
        #expect(pattern.stepsPerByte < 50)
    }

    @Test func saysWhatWasWritten() throws {
        #expect(try "\(RE2Pattern(#"\d+"#))" == #"\d+"#)
    }

    @Test func matchesTextThatIsASlice() throws {
        let long = "0123456789abc"
        #expect(try RE2Pattern("^a").firstMatch(in: String(long.dropFirst(10)))?.utf8Range == 0..<1)
    }
}
