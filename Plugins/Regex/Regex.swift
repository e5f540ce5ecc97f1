public import AssayDomain
public import EvaluatorKit
internal import Pattern

/// Says yes when a text matches a pattern.
public struct RegexEvaluator: Evaluator {
    public struct Own: Decodable, Sendable {
        let pattern: String
        let ignoreCase: Bool?

        enum CodingKeys: String, CodingKey {
            case pattern
            case ignoreCase = "ignore_case"
        }
    }

    public static let card = Card(
        type: "regex",
        summary: "Says yes when the output matches a pattern.",
        outputs: [.boolean],
        config: ConfigSchema(
            .required("pattern", .string, "The expression to find anywhere in the text, in RE2's syntax; a dot is a Unicode scalar."),
            .optional("ignore_case", .boolean, "Whether upper and lower case are the same, letter by letter; false where it is not given."),
            .trim, .collapseWhitespace, .field, .negate,
            example: #"{"pattern":"^\\{"}"#
        )
    )

    private let pattern: Pattern
    private let options: TextOptions

    public init(_ setup: Setup<TextConfig<Own>>) throws(ConfigError) {
        let own = setup.config.own
        do {
            pattern = try Pattern(own.pattern, ignoringCase: own.ignoreCase ?? false)
        } catch {
            throw ConfigError("evaluation_config.pattern", error.sentence)
        }
        options = setup.config.options
    }

    public func judge(_ sample: Sample) throws(EvaluationError) -> Verdict {
        guard let text = try options.field.text(in: sample) else { return options.nothingThere }
        let shown = Excerpt(pattern.description)
        guard let match = pattern.firstMatch(in: options.form.shown(text)) else {
            return options.verdict(false, "nothing matches the pattern \(shown)")
        }
        return options.verdict(true, "the pattern \(shown) matches \(Excerpt(match.whole))")
    }
}
