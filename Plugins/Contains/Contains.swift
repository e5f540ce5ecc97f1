public import AssayDomain
public import EvaluatorKit

/// Says yes when a text contains another.
public struct ContainsEvaluator: Evaluator {
    public struct Own: Decodable, Sendable {
        let text: String
    }

    public static let card = Card(
        type: "contains",
        summary: "Says yes when the output contains a text.",
        outputs: [.boolean],
        config: ConfigSchema(
            .required("text", .string, "What to find, character by character (Unicode scalars)."),
            .ignoreCase, .collapseWhitespace, .field, .negate,
            example: #"{"text":"thank you","ignore_case":true}"#
        ),
        // Since 2, ignore_case goes by full case folding: ß is SS. Since 3, unpaired surrogates are told apart.
        version: 3
    )

    private let wanted: NormalizedText
    private let options: TextOptions

    public init(_ setup: Setup<TextConfig<Own>>) throws(ConfigError) {
        guard !setup.config.own.text.isEmpty else { throw ConfigError("evaluation_config.text", "text: Give at least one character.") }
        options = setup.config.options
        wanted = options.form(setup.config.own.text)
    }

    public func judge(_ sample: Sample) throws(EvaluationError) -> Verdict {
        guard let text = try options.text(in: sample) else { return options.nothingThere }
        guard let match = text.firstMatch(of: wanted) else {
            return options.verdict(false, "\(Excerpt(wanted.shown)) is not in \(Excerpt(text))")
        }
        return options.verdict(true, "found \(Excerpt(match)) in \(Excerpt(around: match))")
    }
}
