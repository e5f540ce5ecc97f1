public import AssayDomain
public import EvaluatorKit
internal import JSON

/// Says yes when the output is JSON.
public struct JSONValidEvaluator: Evaluator {
    public static let card = Card(
        type: "json_valid",
        summary: "Says yes when the output is JSON: a string that parses as JSON, or any value that is not a string.",
        outputs: [.boolean],
        config: ConfigSchema(.field, .negate, example: "{}")
    )

    /// The maximum nesting depth, which RFC 8259 leaves to the parser.
    private static let maximumDepth = 1_000

    private let options: TextOptions

    public init(_ setup: Setup<TextOptions>) { options = setup.config }

    public func judge(_ sample: Sample) throws(EvaluationError) -> Verdict {
        guard let value = try options.field.value(in: sample) else { return options.missingFieldVerdict }
        guard let text = value.string else { return options.verdict(true, "the \(options.field) is a JSON value, \(Self.name(of: value))") }
        do {
            let value = try JSONValue(parsing: Array(text.utf8), maximumDepth: Self.maximumDepth)
            return options.verdict(true, "the text is JSON, \(Self.name(of: value))")
        } catch {
            return options.verdict(false, "\(Excerpt(text)) is not JSON: \(error.sentence)")
        }
    }

    private static func name(of value: JSONValue) -> String {
        switch value.kind {
        case .null: "null"
        case .boolean: "a boolean"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}
