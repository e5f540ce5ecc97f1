public import AssayDomain
public import EvaluatorKit

/// Says yes when a text starts with another, or with any of several.
public struct StartsWithEvaluator: Evaluator {
    public struct Keys: Decodable, Sendable {
        let text: OneOrMore<String>
    }

    public static let card = Card(
        type: "starts_with",
        summary: "Says yes when the output starts with a text.",
        outputs: [.boolean],
        config: ConfigSchema(
            .required("text", .string, "The text to start with, compared character by character (Unicode scalars).").orReferences,
            .references, .normalization, .extract, .field, .negate,
            example: #"{"text":"Yes","trim":true}"#
        ),
        // 2: unpaired surrogates are distinct.
        version: 2
    )

    private let prefixes: SearchTerms
    private let options: TextOptions

    public init(_ setup: Setup<TextConfig<Keys>>) throws(ConfigError) {
        options = setup.config.options
        prefixes = try SearchTerms(references: setup.config.keys.text, key: "text", options.normalization)
    }

    public func judge(_ sample: Sample) throws(EvaluationError) -> Verdict { try judge(sample, while: { true }) }

    public func judge(_ sample: Sample, while shouldContinue: @escaping () -> Bool) throws(EvaluationError) -> Verdict {
        let interruption = InterruptionCheck(while: shouldContinue)
        guard let text = try options.text(in: sample, interruption) else { return options.verdictWithoutText(in: sample) }
        for prefix in prefixes.all {
            if let match = text.match(ofPrefix: prefix) { return options.verdict(true, "\(Excerpt(text)) starts with \(Excerpt(match))") }
        }
        let shown = Excerpt.list(prefixes.all.map(\.shown))
        return options.verdict(false, "\(Excerpt(text)) does not start with \(prefixes.all.count > 1 ? "any of " : "")\(shown)")
    }
}

extension StartsWithEvaluator {
    public var footprint: Int { prefixes.footprint + options.footprint }
}
