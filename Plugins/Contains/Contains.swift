public import AssayDomain
public import EvaluatorKit
internal import Pattern

/// Says yes when a text contains another.
public struct ContainsEvaluator: Evaluator {
    public struct Config: Decodable, Sendable {
        let text: String
        let ignoreCase: Bool?
        let field: SampleField?

        enum CodingKeys: String, CodingKey {
            case text, field
            case ignoreCase = "ignore_case"
        }
    }

    public static let card = Card(
        type: "contains",
        summary: "Says yes when the output contains a text.",
        outputs: [.boolean],
        config: ConfigSchema(
            .required("text", .string, "What to find, character by character."),
            .optional("ignore_case", .boolean, "Whether upper and lower case are the same; false where it is not given."),
            .field,
            example: #"{"text":"thank you","ignore_case":true}"#
        )
    )

    private let wanted: Pattern
    private let field: SampleField

    public init(_ setup: Setup<Config>) throws(ConfigError) {
        guard !setup.config.text.isEmpty else { throw ConfigError("evaluation_config.text", "text: Give at least one character.") }
        do {
            wanted = try Pattern(literal: setup.config.text, ignoringCase: setup.config.ignoreCase ?? false)
        } catch {
            throw ConfigError("evaluation_config.text", "text: \(error.sentence)")
        }
        field = setup.config.field ?? .output
    }

    public func judge(_ sample: Sample) throws(EvaluationError) -> Verdict {
        guard let text = try field.text(in: sample) else { return .no("the item has no \(field)") }
        guard let match = wanted.firstMatch(in: text) else {
            return .no("\(Excerpt(wanted.description)) is not in \(Excerpt(text))")
        }
        return .yes("found \(Excerpt(match.whole)) in \(Excerpt(text))")
    }
}
