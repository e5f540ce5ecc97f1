public import AssayDomain
public import EvaluatorKit

/// Says yes when a text contains another, or any of several.
public struct ContainsEvaluator: Evaluator {
    public struct Keys: Decodable, Sendable {
        let text: OneOrMore<String>
    }

    public static let card = Card(
        type: "contains",
        summary: "Says yes when the output contains a text.",
        outputs: [.boolean],
        config: ConfigSchema(
            .required("text", .string, "The text to find, compared character by character (Unicode scalars).").orReferences,
            .references, .normalization, .extract, .field, .negate,
            example: #"{"text":"thank you","ignore_case":true}"#
        ),
        // 2: ignore_case uses full case folding (ß equals SS). 3: unpaired surrogates are distinct. 4: white space may be trimmed.
        version: 4
    )

    private let terms: SearchTerms
    private let options: TextOptions

    public init(_ setup: Setup<TextConfig<Keys>>) throws(ConfigError) {
        options = setup.config.options
        terms = try SearchTerms(references: setup.config.keys.text, key: "text", options.normalization)
    }

    public func judge(_ sample: Sample) throws(EvaluationError) -> Verdict { try judge(sample, while: { true }) }

    public func judge(_ sample: Sample, while shouldContinue: @escaping () -> Bool) throws(EvaluationError) -> Verdict {
        let interruption = InterruptionCheck(while: shouldContinue)
        guard let text = try options.text(in: sample, interruption) else { return options.verdictWithoutText(in: sample) }
        guard let match = try terms.firstMatch(in: text, interruption) else {
            return options.verdict(false, "\(terms.shown) in \(Excerpt(text))")
        }
        return options.verdict(true, "found \(Excerpt(match)) in \(Excerpt(around: match))")
    }
}

extension ContainsEvaluator {
    public var footprint: Int { terms.footprint + options.footprint }
}
