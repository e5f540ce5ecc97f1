public import AssayDomain
public import EvaluatorKit

/// Says yes when a text begins with another.
public struct StartsWithEvaluator: Evaluator {
    public struct Own: Decodable, Sendable {
        let text: String
    }

    public static let card = Card(
        type: "starts_with",
        summary: "Says yes when the output begins with a text.",
        outputs: [.boolean],
        config: ConfigSchema(
            .required("text", .string, "What it begins with, character by character (Unicode scalars)."),
            .ignoreCase, .trim, .collapseWhitespace, .field, .negate,
            example: #"{"text":"Yes","trim":true}"#
        ),
        // Since 2, unpaired surrogates are told apart.
        version: 2
    )

    private let wanted: NormalizedText
    private let options: TextOptions

    public init(_ setup: Setup<TextConfig<Own>>) throws(ConfigError) {
        options = setup.config.options
        wanted = options.form(setup.config.own.text)
        // With trim, nothing is left of white space, and everything begins with nothing.
        guard !wanted.compared.isEmpty else { throw ConfigError("evaluation_config.text", "text: Give at least one character.") }
    }

    public func judge(_ sample: Sample) throws(EvaluationError) -> Verdict {
        guard let text = try options.text(in: sample) else { return options.nothingThere }
        guard let beginning = text.beginning(wanted) else {
            return options.verdict(false, "\(Excerpt(text)) does not begin with \(Excerpt(wanted.shown))")
        }
        return options.verdict(true, "\(Excerpt(text)) begins with \(Excerpt(beginning))")
    }
}
