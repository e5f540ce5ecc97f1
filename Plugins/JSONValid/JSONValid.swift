public import AssayDomain
public import EvaluatorKit
internal import JSON

/// Says yes when the output is JSON.
public struct JSONValidEvaluator: Evaluator {
    public static let card = Card(
        type: "json_valid",
        summary: "Says yes when the output is JSON: a text that parses as it, or a value that is not a text.",
        outputs: [.boolean],
        config: ConfigSchema(.field, .negate, example: "{}")
    )

    /// Deeper nesting than this is refused; RFC 8259 leaves the limit to the reader.
    private static let maximumDepth = 1_000

    private let options: TextOptions

    public init(_ setup: Setup<TextOptions>) { options = setup.config }

    public func judge(_ sample: Sample) throws(EvaluationError) -> Verdict {
        guard let value = try options.field.value(in: sample) else { return options.nothingThere }
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
