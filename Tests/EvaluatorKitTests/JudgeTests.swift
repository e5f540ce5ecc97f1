import AssayDomain
import EvaluatorKit
import EvaluatorKitTesting
import Testing

@Suite struct JudgeTests {
    private typealias PassCase = (answer: String, output: OutputType, outputConfig: String, passes: Bool?)
    private static let passCases: [PassCase] = [
        ("yes", OutputType.boolean, "{}", true), ("no", .boolean, "{}", false),
        ("not applicable", .boolean, #"{"allows_na":true}"#, nil),
        ("0.5", .numeric, "{}", nil), ("0.5", .numeric, #"{"passing_rule":{"operator":"gte","threshold":0.5}}"#, true),
        ("0.4", .numeric, #"{"passing_rule":{"operator":"gte","threshold":0.5}}"#, false),
        ("0.5", .numeric, #"{"passing_rule":{"operator":"lte","threshold":0.5}}"#, true),
        ("0.6", .numeric, #"{"passing_rule":{"operator":"lte","threshold":0.5}}"#, false),
        ("not applicable", .numeric, #"{"allows_na":true,"passing_rule":{"operator":"lte","threshold":0.5}}"#, nil),
        ("a", .categorical, categories(""), nil),
        ("a", .categorical, categories(#","passing_rule":{"categories":["a"]}"#), true),
        ("b", .categorical, categories(#","passing_rule":{"categories":["a"]}"#), false),
        ("a b", .categorical, categories(#","selection_mode":"multiple","passing_rule":{"categories":["a"]}"#), false),
        ("a b", .categorical, categories(#","selection_mode":"multiple","passing_rule":{"categories":["a","b"]}"#), true),
    ]

    private typealias FailureCase = (answer: String, output: OutputType, outputConfig: String, errorClass: String)
    private static let failureCases: [FailureCase] = [
        ("not applicable", OutputType.boolean, "{}", "plugin_error"), ("1", .boolean, "{}", "plugin_error"),
        ("yes", .numeric, "{}", "plugin_error"), ("2", .numeric, #"{"max":1}"#, "score_out_of_bounds"),
        ("-1", .numeric, #"{"min":0}"#, "score_out_of_bounds"), ("nan", .numeric, "{}", "score_out_of_bounds"),
        ("c", .categorical, categories(""), "plugin_error"), ("a b", .categorical, categories(""), "plugin_error"),
        ("a a", .categorical, categories(#","selection_mode":"multiple""#), "plugin_error"),
    ]

    /// An `output_config` of the categories a and b.
    private static func categories(_ more: String) -> String {
        #"{"options":[{"key":"a","label":"A"},{"key":"b","label":"B"}]\#(more)}"#
    }

    private func passes(_ answer: String, _ output: OutputType, _ outputConfig: String) throws -> Bool? {
        let judge = try FixedAnswerEvaluator.ready(#"{"answer":"\#(answer)"}"#, output: output, outputConfig: outputConfig)
        return judge.passes(try judge.judge(Sample()), on: Sample())
    }

    @Test(arguments: passCases)
    func saysWhetherAVerdictPasses(answer: String, output: OutputType, outputConfig: String, passes wanted: Bool?) throws {
        #expect(try passes(answer, output, outputConfig) == wanted)
    }

    @Test(arguments: failureCases)
    func failsOnAnAnswerThatTheOutputDoesNotAllow(answer: String, output: OutputType, outputConfig: String, errorClass: String) throws {
        let error = #expect(throws: EvaluationError.self) { try passes(answer, output, outputConfig) }
        guard case .failed(errorClass, let message) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(message.hasSuffix("."))
    }
}
