public import AssayDomain
public import EvaluatorKit

/// Says yes when a text contains at least one of several.
public struct ContainsAnyEvaluator: Evaluator {
    public struct Own: Decodable, Sendable {
        let texts: [String]
    }

    public static let card = Card(
        type: "contains_any",
        summary: "Says yes when the output contains at least one of several texts.",
        outputs: [.boolean],
        config: ConfigSchema(
            .required("texts", .array, "What to find, one or more texts, character by character (Unicode scalars)."),
            .ignoreCase, .collapseWhitespace, .field, .negate,
            example: #"{"texts":["sorry","as an AI"],"ignore_case":true}"#
        ),
        // Since 2, unpaired surrogates are told apart.
        version: 2
    )

    private let wanted: SearchTerms
    private let options: TextOptions

    public init(_ setup: Setup<TextConfig<Own>>) throws(ConfigError) {
        options = setup.config.options
        wanted = try SearchTerms(setup.config.own.texts, key: "texts", form: options.form)
    }

    public func judge(_ sample: Sample) throws(EvaluationError) -> Verdict { try judge(sample, while: { true }) }

    public func judge(_ sample: Sample, while isWanted: @escaping () -> Bool) throws(EvaluationError) -> Verdict {
        guard let text = try options.text(in: sample) else { return options.nothingThere }
        guard let match = try wanted.firstMatch(in: text, InterruptionCheck(while: isWanted)) else {
            return options.verdict(false, "none of \(Excerpt.list(wanted.all.map(\.shown))) is in \(Excerpt(text))")
        }
        return options.verdict(true, "found \(Excerpt(match)) in \(Excerpt(around: match))")
    }
}
