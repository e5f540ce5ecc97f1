public import AssayDomain
public import EvaluatorKit

/// Says yes when a text contains another.
public struct ContainsEvaluator: Evaluator {
    public struct Keys: Decodable, Sendable {
        let text: String
    }

    public static let card = Card(
        type: "contains",
        summary: "Says yes when the output contains a text.",
        outputs: [.boolean],
        config: ConfigSchema(
            .required("text", .string, "The text to find, compared character by character (Unicode scalars)."),
            .ignoreCase, .collapseWhitespace, .field, .negate,
            example: #"{"text":"thank you","ignore_case":true}"#
        ),
        // 2: ignore_case uses full case folding (ß equals SS). 3: unpaired surrogates are distinct.
        version: 3
    )

    private let term: NormalizedText
    private let options: TextOptions

    public init(_ setup: Setup<TextConfig<Keys>>) throws(ConfigError) {
        guard !setup.config.keys.text.isEmpty else { throw ConfigError("evaluation_config.text", "text: Give at least one character.") }
        options = setup.config.options
        term = options.normalization(setup.config.keys.text)
    }

    public func judge(_ sample: Sample) throws(EvaluationError) -> Verdict {
        guard let text = try options.text(in: sample) else { return options.missingFieldVerdict }
        guard let match = text.firstMatch(of: term) else {
            return options.verdict(false, "\(Excerpt(term.shown)) is not in \(Excerpt(text))")
        }
        return options.verdict(true, "found \(Excerpt(match)) in \(Excerpt(around: match))")
    }
}
