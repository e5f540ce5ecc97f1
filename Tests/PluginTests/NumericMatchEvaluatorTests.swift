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
        ("16 - 3 = 13, so 13 * 2 = $26.", "26"), ("It is 1,450,000 in all.", "1450000"), ("1450000", "1,450,000"), ("A: 18", "18.0"),
        ("from 16-3", "3"), ("x = -3", "-3"), ("(-3)", "-3"), ("it costs -$5", "-5"), ("−7 °C", "-7"), ("$-5", "-5"), (".5", "0.50"),
        ("1e3", "1000"), ("6.02E+23", "602000000000000000000000"), ("25e-1", "2.5"), ("2e", "2"), ("1, 2, 3", "3"), ("1,2,3", "3"),
        ("7,0000", "0"), ("1234,567", "567"), ("12,345,678.90", "12345678.9"), ("-0", "0"), ("007", "7"), ("3.", "3"), ("1.2.3", "0.3"),
        ("18", "Half of 36.\n#### 18"), ("18%", "18"), ("12345678901234567890123456789.1", "12345678901234567890123456789.10"),
        ("18 €", "18"), ("1e-999 2", "2"), ("5 1e5000", "5"), ("5 " + String(repeating: "9", count: 1_001), "5"),
    ])
    func findsTheLastNumber(output: String, expected: String) throws {
        #expect(try answer(output, expected) == .boolean(true))
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

    /// Hundredths are whole numbers in disguise, on which the machine's own arithmetic is exact.
    @Test func agreesWithWholeNumbers() throws {
        var random = Numbers(seed: 1)
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

    @Test func negatesAnAnswerAndNothingElse() throws {
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

    @Test func skipsAnExpectedOutputWithoutANumber() {
        #expect(throws: EvaluationError.skipped(reason: "no_expected", message: "The expected output holds no number.")) {
            try answer("18", "eighteen")
        }
    }

    @Test func refusesAConfigurationThatCannotBe() {
        #expect(throws: ConfigError("evaluation_config.extract", "missing ): (abc")) {
            try NumericMatchEvaluator.ready(#"{"extract":"(abc"}"#)
        }
        let error = #expect(throws: ConfigError.self) { try NumericMatchEvaluator.ready(#"{"tolerance":-1}"#) }
        #expect(error?.field == "evaluation_config.tolerance")
    }
}
