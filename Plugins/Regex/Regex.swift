public import AssayDomain
public import EvaluatorKit
internal import Pattern

/// Says yes when a text matches a pattern, or which categories the matches name.
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
        summary: "Says yes when the output matches a pattern, or which categories the matches name.",
        outputs: [.boolean, .categorical],
        config: ConfigSchema(
            .required("pattern", .string, "The expression to find anywhere in the text, in RE2's syntax; a dot is a Unicode scalar."),
            .optional("ignore_case", .boolean, "Whether upper and lower case are the same, letter by letter; false where it is not given."),
            .trim, .collapseWhitespace, .field, .negate,
            example: #"{"pattern":"^\\{"}"#
        )
    )

    private let pattern: Pattern
    private let options: TextOptions
    private let categories: OptionNames?

    public init(_ setup: Setup<TextConfig<Own>>) throws(ConfigError) {
        let own = setup.config.own
        do {
            pattern = try Pattern(own.pattern, ignoringCase: own.ignoreCase ?? false)
        } catch {
            throw ConfigError("evaluation_config.pattern", error.sentence)
        }
        options = setup.config.options
        categories = OptionNames(setup.output)
    }

    public func judge(_ sample: Sample) throws(EvaluationError) -> Verdict {
        guard let text = try options.field.text(in: sample).map({ options.form.shown($0) }) else {
            return try categories?.verdict([], options.nothingThere.reasoning) ?? options.nothingThere
        }
        let shown = Excerpt(pattern.description)
        guard let match = pattern.firstMatch(in: text) else {
            let evidence = "nothing matches the pattern \(shown)"
            return try categories?.verdict([], evidence) ?? options.verdict(false, evidence)
        }
        guard let categories else { return options.verdict(true, "the pattern \(shown) matches \(Excerpt(match.whole))") }
        // What the first group holds, or all that matched where it has none.
        let names = pattern.matches(in: text, groups: 1).map { $0[1] ?? $0.whole }
        return try categories.verdict(names, "the pattern \(shown) finds \(Excerpt.list(names))")
    }
}

extension RegexEvaluator {
    public var footprint: Int { pattern.footprint }
}
