import AssayDomain
import EvaluatorKit
import EvaluatorKitTesting
import JSON
import NumericMatch
import Testing

@Suite struct NumericMatchEvaluatorTests {
    @Test func keepsTheContract() {
        #expect(Contract.broken(by: NumericMatchEvaluator.self) == [])
    }

    private func answer(_ output: String, _ expected: String, _ config: String = "{}") throws -> Verdict.Answer {
        try NumericMatchEvaluator.ready(config).judge(.texts(output: output, expected: expected)).answer
    }

    @Test(arguments: [
        // Prose.
        ("16 - 3 = 13, so 13 * 2 = $26.", "26"), ("It is 1,450,000 in all.", "1450000"), ("1450000", "1,450,000"), ("A: 18", "18.0"),
        ("18", "Half of 36.\n#### 18"), ("18%", "18"), ("18 €", "18"), ("3.", "3"), ("007", "7"), ("A1", "1"), ("2023-05-01", "1"),
        ("10:30", "30"), ("12345678901234567890123456789.1", "12345678901234567890123456789.10"),
        // A minus is a sign or a subtraction.
        ("x = -3", "-3"), ("(-3)", "-3"), ("−7 °C", "-7"), ("x =\u{A0}-5", "-5"), ("x =\u{202F}−5", "-5"), ("“-5”", "-5"), ("≈-5", "-5"),
        ("→-5", "-5"), ("👍-5", "-5"), ("❤️-5", "-5"), ("\u{200F}-5", "-5"), ("=-5", "-5"), ("--5", "-5"), ("x.-5", "-5"), ("-0", "0"),
        ("from 16-3", "3"), ("x-5", "5"), ("é-5", "5"), ("e\u{301}-5", "5"), ("²-5", "5"), ("½-5", "5"), ("٣-5", "5"), ("_-5", "5"),
        ("답-5", "5"), ("я−5", "5"), ("(2)-3", "3"), ("[2]-3", "3"), ("{2}−3", "3"), ("50%-60%", "60"), ("10–20", "20"),
        // Scripts without spaces.
        ("答案是-5", "-5"), ("答案是−5", "-5"), ("こたえは-5", "-5"), ("スコア-5", "-5"), ("エラー-5", "-5"), ("คำตอบคือ-5", "-5"), ("ที่-5", "-5"),
        ("ຄຳຕອບແມ່ນ-5", "-5"), ("ចម្លើយគឺ-5", "-5"), ("အဖြေမှာ-5", "-5"), ("๕-3", "3"), ("答案是.5", "0.5"),
        // Currency, on either side of the minus.
        ("it costs -$5", "-5"), ("$-5", "-5"), ("-₹5", "-5"), ("₿-5", "-5"), ("US$-3", "-3"), ("R$-5", "-5"), ("x = €−3", "-3"),
        ("5€-3€", "3"), ("5€−€3", "3"), ("(5)$-3", "3"), ("5 $-3", "-3"), ("$5-$3", "3"), ("x-$3", "3"), ("-$.50", "-0.5"),
        ("$$-5$$", "-5"),
        // Points.
        (".5", "0.50"), ("-.5", "-0.5"), ("is...42", "42"), ("No.5", "5"), ("..5", "5"), ("1.2.3", "3"), ("v1.2", "1.2"), ("(.5", "0.5"),
        ("é.5", "5"), ("5%.5", "0.5"),
        // Exponents.
        ("1e3", "1000"), ("6.02E+23", "602000000000000000000000"), ("25e-1", "2.5"), ("25e−1", "2.5"), ("2e", "2"), ("2e-", "2"),
        ("1e0000000003", "1000"), ("1e-999 2", "2"), ("5 1e5000", "5"), ("5 " + String(repeating: "9", count: 1_001), "5"),
        // Commas and spaces.
        ("1, 2, 3", "3"), ("1,2,3", "3"), ("5,10,100", "100"), ("1.5,2.5,3.5", "3.5"), ("12,345,678.90", "12345678.9"),
        ("1,234.5", "1234.5"),
        ("-1,234", "-1234"), ("1,234e3", "1234000"), ("2 000", "0"), ("12\u{A0}34", "34"), ("12\u{A0}3456", "3456"), ("5\u{A0}€", "5"),
        ("0,075 or 7.5%", "7.5"), ("，5", "5"), ("٣,5", "5"), (",5", "5"),
    ])
    func findsTheLastNumber(output: String, expected: String) throws {
        #expect(try answer(output, expected) == .boolean(true))
        #expect(try answer(output, "1e-9") == .boolean(false))
    }

    @Test(arguments: [
        "0,075", "12,50", "7,0000", "1234,567", "0,5", "1,2", "2\u{A0}000", "2\u{202F}000", "2\u{2009}000", "2\u{2007}000",
        "12\u{A0}345\u{A0}678",
        "2\u{A0}000.5", "2\u{A0}000,50", "1.234,56", "1.234.567,89", "12,345,67", "1,234,5678", "1,234.5,6", "012,345", "1.5,2.5",
        "12,50.5",
        "1e5,3", "0.123\u{2009}456", "1,2,3\u{A0}000",
    ])
    func refusesAmbiguousNumbers(ambiguous: String) throws {
        let name = ambiguous.contains("1,2,3") ? "3\u{A0}000" : ambiguous
        for output in [ambiguous, "18 or \(ambiguous).", "-\(ambiguous) €"] {
            let verdict = try NumericMatchEvaluator.ready().judge(.texts(output: output, expected: "18"))
            #expect(verdict.answer == .boolean(false))
            #expect(verdict.reasoning.contains("\(name)\", which can be read as more than one number"), "\(verdict.reasoning)")
        }
        #expect(try answer("\(ambiguous) and 18", "18") == .boolean(true))
    }

    @Test(arguments: [
        ("18", "17"), ("-18", "18"), ("12345678901234567890123456789", "12345678901234567890123456788"), ("1.10", "1.1000001"),
        ("0.1", "1"), ("1e400", "1e401"), ("no number", "0"), ("", "0"),
    ])
    func saysNoToAnotherNumber(output: String, expected: String) throws {
        #expect(try answer(output, expected) == .boolean(false))
    }

    @Test(arguments: [
        ("1.1", "1", 0.1, true), ("0.9", "1", 0.1, true), ("1.10000001", "1", 0.1, false), ("-0.05", "0.05", 0.1, true),
        ("99", "100", 1.0, true),
        ("98.9", "100", 1.0, false), ("1e300", "-1e300", 1e300, false), ("1e300", "0", 1e300, true), ("1e-300", "0", 1e-7, true),
        ("-3", "-3.5", 0.5, true), ("-3", "-3.51", 0.5, false), ("1000", "999.9999999999999999999", 1e-19, true),
        ("1000", "999.9999999999999999999", 2e-19, true), ("1000", "999.9999999999999999999", 9e-20, false),
    ])
    func allowsWhatIsWithinTheTolerance(output: String, expected: String, tolerance: Double, isClose: Bool) throws {
        let config = JSONWriter.text { json in
            json.beginObject()
            json.key("tolerance")
            json.number(tolerance)
            json.endObject()
        }
        #expect(try answer(output, expected, config.text) == .boolean(isClose))
        #expect(try answer(expected, output, config.text) == .boolean(isClose))
    }

    /// Hundredths can be compared exactly as integers.
    @Test func agreesWithWholeNumbers() throws {
        var random = SeededRandomGenerator(seed: 1)
        for _ in 0..<2_000 {
            let values = (0..<3).map { _ in Int.random(in: -20_000...20_000, using: &random) }
            let judge = try NumericMatchEvaluator.ready(#"{"tolerance":\#(hundredths(abs(values[2])))}"#)
            let sample = Sample.texts(output: hundredths(values[0]), expected: hundredths(values[1]))
            #expect(try judge.judge(sample).answer == .boolean(abs(values[0] - values[1]) <= abs(values[2])), "\(values)")
        }
    }

    private func hundredths(_ value: Int) -> String {
        let digits = String(abs(value) % 100 + 100).dropFirst()
        return "\(value < 0 ? "-" : "")\(abs(value) / 100).\(digits)"
    }

    @Test(arguments: [
        (#"A: (-?[0-9.,]+)"#, "A: 18. Not 5", "18", true), (#"A: (-?[0-9.,]+)"#, "18", "18", false),
        ("#### .*", "9 #### $1,800 or 7", "1800", true),
        (#"(?:a|A): (x?)"#, "A: 18", "18", false), (#"a(\d+)|b"#, "b 18", "18", false),
        // Characters around the group are ignored.
        (#"16(-?\d+)"#, "16-3", "-3", true), (#"x-(\d+)"#, "x = x-3", "3", true), (#"No(\.\d)"#, "No.5", "0.5", true),
        (#"A: (\d+)"#, "A: 12,50", "12", true), ("A: (.*)", "A: 12,50", "50", false),
    ])
    func extractsWithAnExpression(extract: String, output: String, expected: String, isSame: Bool) throws {
        let config = JSONWriter.text { json in
            json.beginObject()
            json.key("extract")
            json.string(extract)
            json.endObject()
        }
        #expect(try answer(output, expected, config.text) == .boolean(isSame))
    }

    @Test func saysWhatItFound() throws {
        let judge = try NumericMatchEvaluator.ready(#"{"extract":"A: (.*)"}"#)
        #expect(try judge.judge(.texts(output: "A: -$18", expected: "17")) == .no(#"found "-18", expected "17""#))
        #expect(try judge.judge(.texts(output: "A: 18", expected: "#### 18.0")) == .yes(#"found "18", expected "18.0""#))
        #expect(try judge.judge(.texts(output: "A: none", expected: "17")) == .no(#"there is no number in "none""#))
        #expect(try judge.judge(.texts(output: "18", expected: "17")) == .no(#"nothing in the output matches "A: (.*)""#))
        #expect(try judge.judge(.texts(expected: "17")) == .no("the item has no output"))
    }

    @Test func negatesOnlyAnswers() throws {
        let judge = try NumericMatchEvaluator.ready(#"{"negate":true,"field":"/output/n"}"#)
        func sample(_ output: String, _ expected: String) -> Sample {
            Sample(output: JSONText(compact: output), expected: JSONWriter.text { $0.string(expected) })
        }
        #expect(try judge.judge(sample(#"{"n":18}"#, "18")).answer == .boolean(false))
        #expect(try judge.judge(sample(#"{"n":18}"#, "17")).answer == .boolean(true))
        #expect(try judge.judge(sample("{}", "17")) == .no("the item has no /output/n"))
        #expect(throws: EvaluationError.self) { try judge.judge(sample(#"{"n":18}"#, "none")) }
    }

    @Test func readsNumbersThatAreValues() throws {
        let sample = Sample(output: JSONText(compact: "18.0"), metadata: JSONText(compact: #"{"expected":18}"#))
        #expect(try NumericMatchEvaluator.ready().judge(sample).answer == .boolean(true))
    }

    @Test(arguments: [
        ("#### 18", "18"), ("3 + 4 = 7\n#### 7\n", "7"), ("#### 1,800", "1800"), ("####-5", "-5"), ("3/4 #### 18", "18"),
        ("#### 3 #### 4", "4"),
        ("so \\boxed{5}, not 7", "5"), ("\\boxed{-5} or 3/4", "-5"), ("\\boxed{5} and \\boxed{6}, as 7 is", "6"),
        ("\\boxed{5 \\text{m}} 7", "5"),
        ("\\boxed{5", "5"), ("The answer is $\\boxed{5}$. 7", "5"), ("x = 1, y = 2. The answer is 3", "3"), ("Answer: 3.", "3"),
        ("ANSWER IS5", "5"), ("**Answer:** 5", "5"), ("answer is 3, no, the answer is 4", "4"), ("US$18", "18"), ("\\$18", "18"),
        ("答案是5", "5"), ("x = 5", "5"), ("2x = 6, so x = 3", "3"), ("[5]", "5"), ("**42**", "42"), ("18%", "18"), ("18 km", "18"),
        ("5th", "5"), ("-5", "-5"), ("x =\u{A0}5", "5"), ("1, 2, 3", "3"), ("18. ", "18"), ("16 - 3 = 13", "13"), ("No.5", "5"),
    ])
    func readsTheAnswerOfAnExpectedOutput(expected: String, number: String) throws {
        #expect(try answer(number, expected) == .boolean(true))
        #expect(try answer("\(number)9", expected) == .boolean(false))
    }

    @Test(arguments: [
        "1/4", "x5", "A1", "é5", "½5", "x^2", "x_2", "\\5", "\\frac{1}{2}", "\\boxed{\\frac{1}{2}}", "10^-3", "2023-05-01", "COVID-19",
        "10–20", "10-20",
        "10−20", "5\u{2011}6", "09:30", "1.2.3", "12,50", "1,2,3", "1'000", "1’000", "2\u{A0}000", "2\u{A0}50", "0,075", "x = 3, y = 5",
        "x=3 or x=-3", "f(1) = 2, f(2) = $5", "速度=5，时间=3", "#### 1/4", "the answer is 09:30", "(5)-3", "50%-60%", "5€-3€", "$3/$4", "1/-2",
        "3 / 4", "3½", "5²", "3⁄4", "15{,}000", "15,\\!000", "15\\,000", "0x1F", "4/٣",
    ])
    func skipsAnExpectedOutputThatIsNotOneNumber(expected: String) throws {
        let error = #expect(throws: EvaluationError.self) { try answer("18", expected) }
        guard case .skipped(let reason, let message) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(reason == "expected_not_numeric")
        #expect(message.contains("expected output") && !message.contains(expected))
    }

    @Test(arguments: [
        (#"18"#, "18"), ("-5", "-5"), ("1.50", "1.5"), ("1e3", "1000"), (#"[17,18]"#, "18"), (#"["eighteen","18"]"#, "18"),
        ("[\"#### 18\",3]", "18"),
        (#"["1/4","0.25"]"#, "0.25"), (#"{"answer":18,"unit":"km"}"#, "18"), (#"{"answer":{"value":"18"}}"#, "18"),
    ])
    func readsValues(expected: String, number: String) throws {
        let judge = try NumericMatchEvaluator.ready()
        func answer(_ output: String) throws -> Verdict.Answer {
            try judge.judge(Sample(output: JSONWriter.text { $0.string(output) }, expected: JSONText(compact: expected))).answer
        }
        #expect(try answer(number) == .boolean(true))
        #expect(try answer("\(number)9") == .boolean(false))
    }

    @Test(arguments: [
        (#"["1/4","3/4"]"#, "expected_not_numeric"), (#"["one","3/4"]"#, "expected_not_numeric"),
        (#"{"a":1,"b":2}"#, "expected_not_numeric"),
        (#"[[1,2]]"#, "expected_not_numeric"), ("1e1000000000000000000", "expected_not_numeric"), ("[]", "no_expected"),
        (#"["one","two"]"#, "no_expected"), ("true", "no_expected"), (#"{"a":"one"}"#, "no_expected"), (#""""#, "no_expected"),
        (#""eighteen""#, "no_expected"), (#""3 #### none""#, "no_expected"),
    ])
    func skipsValuesThatAreNotOneNumber(expected: String, reason: String) throws {
        let error = #expect(throws: EvaluationError.self) {
            try NumericMatchEvaluator.ready().judge(Sample(output: JSONText(compact: "18"), expected: JSONText(compact: expected)))
        }
        guard case .skipped(reason, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func namesTheNearestOfAList() throws {
        let judge = try NumericMatchEvaluator.ready(#"{"tolerance":1}"#)
        func verdict(_ output: String) throws -> Verdict {
            try judge.judge(Sample(output: JSONText(compact: output), expected: JSONText(compact: "[10,\"#### 20\",-30,21]")))
        }
        #expect(try verdict("20") == .yes(#"found "20", expected "20", the nearest of 4"#))
        #expect(try verdict("20.6") == .yes(#"found "20.6", expected "21", the nearest of 4"#))
        #expect(try verdict("11") == .yes(#"found "11", expected "10", the nearest of 4"#))
        #expect(try verdict("-32") == .no(#"found "-32", expected "-30", the nearest of 4"#))
        #expect(try verdict("1e300") == .no(#"found "1e300", expected "21", the nearest of 4"#))
    }

    /// The limit on digits applies to prose, not to JSON numbers.
    @Test func readsNumbersOfAnyLengthThatAreValues() throws {
        func answer(_ output: String, _ expected: String, tolerance: String = "0") throws -> Verdict.Answer {
            try NumericMatchEvaluator.ready(#"{"tolerance":\#(tolerance)}"#)
                .judge(Sample(output: JSONText(compact: output), expected: JSONText(compact: expected))).answer
        }
        let long = String(repeating: "9", count: 5_000)
        #expect(try answer(long, long) == .boolean(true))
        #expect(try answer(long, "\(long.dropLast())8") == .boolean(false))
        #expect(try answer(long, "\(long.dropLast())8", tolerance: "1") == .boolean(true))
        #expect(try answer(long, "1e5000", tolerance: "1") == .boolean(true))
        #expect(try answer(long, "1e5000", tolerance: "0.5") == .boolean(false))
        #expect(try answer("1e99999999999999999", "1e99999999999999999", tolerance: "1") == .boolean(true))
        #expect(try answer("1e99999999999999999", "2e99999999999999999", tolerance: "1") == .boolean(false))
        #expect(try answer("1e99999999999999999", "-1e-99999999999999999", tolerance: "1") == .boolean(false))
        #expect(try answer("1e-99999999999999999", "0", tolerance: "1") == .boolean(true))
    }

    @Test(arguments: ["[0.1,0.2,0.1,0.3]", "[0.2,0.1]"])
    func interruptsTheComparisonOfLongNumbers(expected: String) throws {
        let output = "0.1" + String(repeating: "0", count: 100_000) + "1"
        let sample = Sample(output: JSONText(compact: output), expected: JSONText(compact: expected))
        var calls = 0
        #expect(throws: EvaluationError.interrupted) {
            try NumericMatchEvaluator.ready().judge(sample) {
                calls += 1
                return calls < 3
            }
        }
        #expect(calls == 3)
        let verdict = try NumericMatchEvaluator.ready(#"{"tolerance":0.01}"#).judge(sample)
        #expect(verdict.answer == .boolean(true))
        #expect(verdict.reasoning.contains(#"expected "0.1", the nearest of"#))
    }

    @Test func refusesAListThatIsTooLong() throws {
        func verdict(_ count: Int) throws -> Verdict {
            let expected = "[" + Array(repeating: "1", count: count - 1).joined(separator: ",") + ",18]"
            return try NumericMatchEvaluator.ready()
                .judge(Sample(output: JSONText(compact: "18"), expected: JSONText(compact: expected)))
        }
        #expect(try verdict(10_000).answer == .boolean(true))
        #expect(throws: EvaluationError.tooManyReferences(10_001)) { try verdict(10_001) }
    }

    @Test func skipsAnExpectedOutputWithoutANumber() {
        #expect(throws: EvaluationError.skipped(reason: "no_expected", message: "The expected output contains no number.")) {
            try answer("18", "eighteen")
        }
    }

    @Test func refusesAConfigurationThatCannotBe() {
        #expect(throws: ConfigError("evaluation_config.extract", "extract: Give at least one character.")) {
            try NumericMatchEvaluator.ready(#"{"extract":""}"#)
        }
        #expect(throws: ConfigError("evaluation_config.extract", "extract: missing ): (abc")) {
            try NumericMatchEvaluator.ready(#"{"extract":"(abc"}"#)
        }
        let error = #expect(throws: ConfigError.self) { try NumericMatchEvaluator.ready(#"{"tolerance":-1}"#) }
        #expect(error?.field == "evaluation_config.tolerance")
    }

    @Test func interruptsOrRefusesALongSearch() throws {
        let sample = Sample.texts(output: String(repeating: "a", count: 2_000_000), expected: "18")
        var calls = 0
        #expect(throws: EvaluationError.interrupted) {
            try NumericMatchEvaluator.ready(#"{"extract":"(a?){1000}z"}"#).judge(sample) {
                calls += 1
                return calls < 3
            }
        }
        #expect(throws: EvaluationError.patternTooSlow(in: String(repeating: "a", count: 2_000_000))) {
            try NumericMatchEvaluator.ready(#"{"extract":"(a|b)*a(a|b){200}c"}"#).judge(sample)
        }
    }
}
