public import AssayDomain
public import EvaluatorKit

/// Says yes when a text contains at least one of several.
public struct ContainsAnyEvaluator: Evaluator {
    public struct Keys: Decodable, Sendable {
        let texts: [String]
    }

    public static let card = Card(
        type: "contains_any",
        summary: "Says yes when the output contains at least one of several texts.",
        outputs: [.boolean],
        config: ConfigSchema(
            .required("texts", .array, "The texts to find, at least one, compared character by character (Unicode scalars).").orFromItem,
            .normalization, .extract, .field, .negate,
            example: #"{"texts":["sorry","as an AI"],"ignore_case":true}"#
        ),
        // 2: unpaired surrogates are distinct.
        version: 2
    )

    private let terms: SearchTerms
    private let options: TextOptions

    public init(_ setup: Setup<TextConfig<Keys>>) throws(ConfigError) {
        options = setup.config.options
        terms = try SearchTerms(setup.config.keys.texts, key: "texts", options.normalization)
    }

    public func judge(_ sample: Sample) throws(EvaluationError) -> Verdict { try judge(sample, while: { true }) }

    public func judge(_ sample: Sample, while shouldContinue: @escaping () -> Bool) throws(EvaluationError) -> Verdict {
        let interruption = InterruptionCheck(while: shouldContinue)
        guard let text = try options.text(in: sample, interruption) else { return options.verdictWithoutText(in: sample) }
        guard let match = try terms.firstMatch(in: text, interruption) else {
            return options.verdict(false, "none of \(Excerpt.list(terms.all.map(\.shown))) is in \(Excerpt(text))")
        }
        return options.verdict(true, "found \(Excerpt(match)) in \(Excerpt(around: match))")
    }
}

extension ContainsAnyEvaluator {
    public var footprint: Int { terms.footprint + options.footprint }
}
