public import AssayDomain
public import EvaluatorKit
internal import JSON
internal import JSONSchema

/// Says yes when the output is JSON, of a certain shape if the configuration has a schema.
public struct JSONValidEvaluator: Evaluator {
    public struct Keys: Decodable, Sendable {
        let schema: JSONValue?
        let codeFence: Bool?

        enum CodingKeys: String, CodingKey {
            case schema
            case codeFence = "code_fence"
        }
    }

    public static let card = Card(
        type: "json_valid",
        summary: "Says yes when the output is JSON: a string that parses as JSON, or any value that is not a string.",
        outputs: [.boolean],
        config: ConfigSchema(
            .optional(
                "schema", .object,
                "What the JSON must be like: JSON Schema 2020-12, limited to type, properties, required, items, enum, const, minimum, maximum, "
                    + "minLength, maxLength, minItems, maxItems, pattern and additionalProperties."),
            .optional(
                "code_fence", .boolean,
                "Whether the JSON may stand in a Markdown code block: the first one of the text is read if there is one; default false."),
            .field, .negate,
            example: #"{"schema":{"type":"object","required":["answer"]},"code_fence":true}"#)
    )

    /// The maximum nesting depth, which RFC 8259 leaves to the parser.
    private static let maximumDepth = 1_000

    private let schema: JSONSchemaValidator?
    private let readsCodeFence: Bool
    private let options: TextOptions

    public init(_ setup: Setup<TextConfig<Keys>>) throws(ConfigError) {
        let keys = setup.config.keys
        do throws(JSONSchemaError) {
            schema = try keys.schema.map { (schema) throws(JSONSchemaError) in try JSONSchemaValidator(schema) }
        } catch {
            let path = error.path.isEmpty ? "schema" : "schema.\(error.path)"
            throw ConfigError("evaluation_config.\(path)", "\(path): \(error.sentence)")
        }
        readsCodeFence = keys.codeFence ?? false
        options = setup.config.options
    }

    public func judge(_ sample: Sample) throws(EvaluationError) -> Verdict { try judge(sample, while: { true }) }

    public func judge(_ sample: Sample, while shouldContinue: @escaping () -> Bool) throws(EvaluationError) -> Verdict {
        let interruption = InterruptionCheck(while: shouldContinue)
        guard let read = try options.field.sampleValue(in: sample, interruption) else { return options.verdictWithoutText(in: sample) }
        guard let text = read.text?.string else {
            return try verdict(on: read.value, "the \(options.field) is a JSON value", interruption)
        }
        let fenced = readsCodeFence ? try CodeFence.content(of: text, interruption) : nil
        let value: JSONValue
        do {
            value = try JSONValue(parsing: Array((fenced ?? text[...]).utf8), maximumDepth: Self.maximumDepth)
        } catch {
            return options.verdict(false, "\(Excerpt(fenced ?? text[...])) is not JSON: \(error.sentence)")
        }
        return try verdict(on: value, fenced == nil ? "the text is JSON" : "the code block is JSON", interruption)
    }

    private func verdict(
        on value: JSONValue, _ evidence: String, _ interruption: InterruptionCheck
    ) throws(EvaluationError) -> Verdict {
        let evidence = "\(evidence), \(Self.name(of: value))"
        guard let schema else { return options.verdict(true, evidence) }
        var interruption = interruption
        let violation = try schema.firstViolation(in: value) { (work) throws(EvaluationError) in try interruption.check(after: work) }
        guard let violation else { return options.verdict(true, "\(evidence), as the schema wants") }
        let place = violation.pointer.isEmpty ? "the JSON" : "\(Excerpt(violation.pointer)) in the JSON"
        return options.verdict(false, "\(place) \(violation.sentence)")
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

extension JSONValidEvaluator {
    public var footprint: Int { schema?.footprint ?? 0 }
}
