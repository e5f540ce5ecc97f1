public import AssayDomain
public import EvaluatorKit

/// Says how many words a text has, or whether they are within limits.
public struct WordCountEvaluator: Evaluator {
    public struct Own: Decodable, Sendable {
        let min: Int?
        let max: Int?
    }

    public static let card = Card(
        type: "word_count",
        summary: "Says how many words the output has, between white space, or whether that is within limits.",
        outputs: [.boolean, .numeric],
        config: ConfigSchema(.min, .max, .field, .negate, example: #"{"min":1,"max":100}"#),
        // Since 2, calls of tools, thoughts and media in messages are read as text.
        version: 2
    )

    private let limits: CountLimits
    private let options: TextOptions

    public init(_ setup: Setup<TextConfig<Own>>) throws(ConfigError) {
        options = setup.config.options
        limits = try CountLimits(min: setup.config.own.min, max: setup.config.own.max, for: setup.output)
    }

    public func judge(_ sample: Sample) throws(EvaluationError) -> Verdict {
        guard let text = try options.text(in: sample) else { return try limits.nothingThere(options) }
        return limits.verdict(text.wordCount, "words", of: text, options)
    }
}
