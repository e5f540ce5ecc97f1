import AssayDomain
import EvaluatorKit
import EvaluatorKitTesting
import HogProgram
import JSON
import Testing

/// How the result of a program becomes the outcome of a cell.
@Suite struct HogAnswerTests {
    private func judge(
        _ source: String, output: OutputType = .boolean, _ outputConfig: String = "{}", timeout: Double? = nil
    ) throws -> any Judge {
        let source = JSONWriter.text { $0.string(source) }
        let timeout = timeout.map { #","timeout_seconds":\#($0)"# } ?? ""
        return try HogEvaluator.ready(#"{"source":\#(source)\#(timeout)}"#, output: output, outputConfig: outputConfig)
    }

    private static let options = #""options":[{"key":"good","label":"Good"},{"key":"bad","label":"Bad"}]"#

    @Test(arguments: [false, true])
    func aBooleanIsAVerdict(allowsNA: Bool) throws {
        for answer in [true, false] {
            let judge = try judge("print('a', 1)\nprint('b')\nreturn \(answer)", #"{"allows_na":\#(allowsNA)}"#)
            #expect(try judge.judge(Sample()) == Verdict(.boolean(answer), "a 1\nb"))
        }
    }

    @Test func nothingPrintedIsNoReasoning() throws {
        #expect(try judge("return true").judge(Sample()) == .yes(""))
    }

    @Test(arguments: ["return null", "return", "print('x')", ""])
    func nullIsNotApplicableWhereThatIsAllowed(source: String) throws {
        let source = source + "\n// nothing more"
        #expect(try judge(source, #"{"allows_na":true}"#).judge(Sample()).answer == .notApplicable)
        #expect(
            HogEvaluatorTests.failure(of: try judge(source), Sample())
                == .failed(errorClass: "hog_error", message: "Must return boolean, got NoneType: None"))
    }

    @Test(arguments: [
        ("42", "int: 42"), ("1.0", "float: 1.0"), ("'true'", "str: true"), ("[1, 'a', null]", "list: [1, 'a', None]"),
        ("{'a': true}", "dict: {'a': True}"), ("(1,)", "tuple: (1,)"),
    ])
    func anythingElseIsAnError(value: String, got: String) throws {
        #expect(
            HogEvaluatorTests.failure(of: try judge("return \(value)"), Sample())
                == .failed(errorClass: "hog_error", message: "Must return boolean, got \(got)"))
        #expect(
            HogEvaluatorTests.failure(of: try judge("return \(value)", #"{"allows_na":true}"#), Sample())
                == .failed(errorClass: "hog_error", message: "Must return boolean (or null if N/A is enabled), got \(got)"))
    }

    @Test(arguments: [
        ("throw Error('no good')", "Runtime error: Error('no good')"),
        ("return nobody", "Runtime error: Global variable not found: nobody"),
        ("return fetch('https://example.com')", "Runtime error: Unsupported function call: fetch"),
        ("let s := 'banana'\nwhile (true) { s := s || s }", "Memory limit exceeded"),
        ("return assumeNotNull(null)", "Unexpected error during evaluation: ValueError: Value is null in assumeNotNull"),
    ])
    func aFailureIsAnErrorWithItsText(source: String, message: String) throws {
        #expect(HogEvaluatorTests.failure(of: try judge(source), Sample()) == .failed(errorClass: "hog_error", message: message))
    }

    @Test(arguments: [
        ("return 1 + 'a'", "TypeError: unsupported operand type(s) for +: 'int' and 'str'"),
        ("return lower(5)", "AttributeError: 'int' object has no attribute 'lower'"),
        ("return {'a': 1, 'b': 2}[2]", "KeyError: 1"),
        ("return 1 / 0", "ZeroDivisionError: division by zero"),
        ("return jsonParse(output)", "JSONDecodeError: "),
    ])
    func whatTheInputCausesSkipsTheItem(source: String, message: String) throws {
        guard case .skipped("hog_input_error", let actual)? = HogEvaluatorTests.failure(of: try judge(source), .texts(output: "{")) else {
            Issue.record("\(String(describing: HogEvaluatorTests.failure(of: try judge(source), .texts(output: "{"))))")
            return
        }
        #expect(message.hasSuffix(": ") ? actual.hasPrefix(message) : actual == message)
    }

    @Test func aProgramThatNeverEndsIsStopped() throws {
        #expect(
            HogEvaluatorTests.failure(of: try judge("while (true) {}", timeout: 0.05), Sample())
                == .failed(errorClass: "hog_error", message: "Execution timed out (0.05s limit exceeded)"))
    }

    @Test func aCancelledProgramIsInterrupted() throws {
        let judge = try judge("while (true) {}")
        #expect(throws: EvaluationError.interrupted) { try judge.judge(Sample(), while: { false }) }
    }

    @Test func longTextsAreCut() throws {
        let judge = try judge("for (let i in range(3000)) { print('é') }\nreturn true")
        let reasoning = try judge.judge(Sample()).reasoning
        #expect(reasoning.unicodeScalars.count == 6000 - 1 && reasoning.hasPrefix("é\né\n"))
        let longer = try self.judge("for (let i in range(9000)) { print('é') }\nreturn true").judge(Sample()).reasoning
        #expect(longer.unicodeScalars.count == 10_000 && longer.hasSuffix("\né..."))
        let source = "let s := 'x'\nwhile (length(s) < 5000) { s := s || s }\nthrow Error(s)"
        guard case .failed(_, let message)? = HogEvaluatorTests.failure(of: try self.judge(source), Sample()) else {
            Issue.record("it does not fail")
            return
        }
        #expect(message.count == 2000 && message.hasSuffix("xxx..."))
    }

    @Test func aComparisonWithNullIsFalse() throws {
        #expect(try judge("return null < 3").judge(Sample()).answer == .boolean(false))
        #expect(try judge("return properties.score >= 0").judge(Sample()).answer == .boolean(false))
    }

    @Test(arguments: [("3", 3.0), ("0.5", 0.5), ("-1", -1), ("3 / 4", 0.75), ("9223372036854775807 * 1000", 9.223372036854775807e21)])
    func aNumberIsAnAnswer(value: String, number: Double) throws {
        #expect(try judge("return \(value)", output: .numeric).judge(Sample()) == .number(number, ""))
    }

    @Test(arguments: [
        ("true", "bool: True"), ("'3'", "str: 3"), ("inf", "float: inf"), ("nan", "float: nan"), ("null", "NoneType: None"),
    ])
    func whatIsNoFiniteNumberIsAnError(value: String, got: String) throws {
        #expect(
            HogEvaluatorTests.failure(of: try judge("return \(value)", output: .numeric), Sample())
                == .failed(errorClass: "hog_error", message: "Must return a finite number, got \(got)"))
    }

    @Test func aNumberBeyondTheBoundsIsAnError() throws {
        let failure = HogEvaluatorTests.failure(of: try judge("return 5", output: .numeric, #"{"max":1}"#), Sample())
        guard case .failed("score_out_of_bounds", _)? = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
    }

    @Test(arguments: [("'good'", ["good"]), ("['bad']", ["bad"]), ("('good', 'bad')", ["good", "bad"]), ("[]", [])])
    func keysAreCategories(value: String, keys: [String]) throws {
        let judge = try judge("return \(value)", output: .categorical, #"{\#(Self.options),"selection_mode":"multiple"}"#)
        #expect(try judge.judge(Sample()).answer == .categories(keys))
    }

    @Test(arguments: ["'ugly'", "['good', 'bad']", "['good', 1]", "5"])
    func whatIsNotOfferedIsAnError(value: String) throws {
        let judge = try judge("return \(value)", output: .categorical, "{\(Self.options)}")
        guard case .failed? = HogEvaluatorTests.failure(of: judge, Sample()) else {
            Issue.record("\(value) is accepted")
            return
        }
    }
}
