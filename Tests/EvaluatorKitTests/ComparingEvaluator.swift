import AssayDomain
import EvaluatorKit
import JSON

/// Compares the output with the expected output, with all the keys that evaluators of texts share.
struct ComparingEvaluator: Evaluator {
    static let card = Card(
        type: "comparing", summary: "Says whether the texts are equal.", outputs: [.boolean, .numeric],
        config: ConfigSchema(.normalization, .extract, .field, .expected, .references, .negate, example: "{}"))

    private let options: TextOptions
    private let isNumeric: Bool

    init(_ setup: Setup<TextOptions>) {
        options = setup.config
        isNumeric = setup.output.type == .numeric
    }

    func judge(_ sample: Sample) throws(EvaluationError) -> Verdict { try judge(sample, while: { true }) }

    func judge(_ sample: Sample, while shouldContinue: @escaping () -> Bool) throws(EvaluationError) -> Verdict {
        guard let pairs = try options.pairs(in: sample, InterruptionCheck(while: shouldContinue)) else {
            return isNumeric ? options.scoreWithoutText(in: sample) : options.verdictWithoutText(in: sample)
        }
        let isEqual = pairs.contains { $0.output.equals($0.expected) }
        let evidence = "\(Excerpt(pairs[0].output)) is compared"
        return isNumeric ? .number(isEqual ? 1 : 0, evidence) : options.verdict(isEqual, evidence)
    }
}
