public import AssayDomain
public import EvaluatorKit

/// Says yes when a text starts with another.
public struct StartsWithEvaluator: Evaluator {
    public struct Keys: Decodable, Sendable {
        let text: String
    }

    public static let card = Card(
        type: "starts_with",
        summary: "Says yes when the output starts with a text.",
        outputs: [.boolean],
        config: ConfigSchema(
            .required("text", .string, "The text to start with, compared character by character (Unicode scalars)."),
            .ignoreCase, .trim, .collapseWhitespace, .field, .negate,
            example: #"{"text":"Yes","trim":true}"#
        ),
        // 2: unpaired surrogates are distinct.
        version: 2
    )

    private let prefix: NormalizedText
    private let options: TextOptions

    public init(_ setup: Setup<TextConfig<Keys>>) throws(ConfigError) {
        options = setup.config.options
        prefix = options.normalization(setup.config.keys.text)
        // White space is empty once it is trimmed, and every text starts with an empty text.
        guard !prefix.compared.isEmpty else { throw ConfigError("evaluation_config.text", "text: Give at least one character.") }
    }

    public func judge(_ sample: Sample) throws(EvaluationError) -> Verdict {
        guard let text = try options.text(in: sample) else { return options.missingFieldVerdict }
        guard let match = text.match(ofPrefix: prefix) else {
            return options.verdict(false, "\(Excerpt(text)) does not start with \(Excerpt(prefix.shown))")
        }
        return options.verdict(true, "\(Excerpt(text)) starts with \(Excerpt(match))")
    }
}
