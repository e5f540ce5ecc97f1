public import AssayDomain
public import EvaluatorKit
internal import Pattern

/// Says yes when a text matches a pattern.
public struct RegexEvaluator: Evaluator {
    public struct Config: Decodable, Sendable {
        let pattern: String
        let field: SampleField?
    }

    public static let card = Card(
        type: "regex",
        summary: "Says yes when the output matches a pattern.",
        outputs: [.boolean],
        config: ConfigSchema(
            .required("pattern", .string, "The expression to find anywhere in the text, in RE2's syntax."),
            .field,
            example: #"{"pattern":"^\\{"}"#
        )
    )

    private let pattern: Pattern
    private let field: SampleField

    public init(_ setup: Setup<Config>) throws(ConfigError) {
        do {
            pattern = try Pattern(setup.config.pattern)
        } catch {
            throw ConfigError("evaluation_config.pattern", error.sentence)
        }
        field = setup.config.field ?? .output
    }

    public func judge(_ sample: Sample) throws(EvaluationError) -> Verdict {
        guard let text = try field.text(in: sample) else { return .no("the item has no \(field)") }
        let shown = Excerpt(pattern.description)
        guard let match = pattern.firstMatch(in: text) else { return .no("nothing matches the pattern \(shown)") }
        return .yes("the pattern \(shown) matches \(Excerpt(match.whole))")
    }
}
