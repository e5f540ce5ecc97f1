public import AssayDomain
public import EvaluatorKit
internal import JSON

/// Says yes when the output is JSON.
public struct JSONValidEvaluator: Evaluator {
    public struct Config: Decodable, Sendable {}

    public static let card = Card(
        type: "json_valid",
        summary: "Says yes when the output is JSON: a text that parses as it, or a value that is not a text.",
        outputs: [.boolean],
        config: ConfigSchema(example: "{}")
    )

    /// Deeper nesting than this is refused; RFC 8259 leaves the limit to the reader.
    private static let maximumDepth = 1_000

    public init(_ setup: Setup<Config>) {}

    public func judge(_ sample: Sample) throws(EvaluationError) -> Verdict {
        guard let output = try SampleField.output.value(in: sample) else { return .no("the item has no output") }
        guard let text = output.string else { return .yes("the output is a JSON value, \(Self.name(of: output))") }
        do {
            let value = try JSONValue(parsing: Array(text.utf8), maximumDepth: Self.maximumDepth)
            return .yes("the text is JSON, \(Self.name(of: value))")
        } catch {
            return .no("\(Excerpt(text)) is not JSON: \(error.sentence)")
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
