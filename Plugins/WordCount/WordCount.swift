public import AssayDomain
public import EvaluatorKit

/// Says how many words a text has, or whether that number is within limits.
public struct WordCountEvaluator: Evaluator {
    public struct Keys: Decodable, Sendable {
        let min: Int?
        let max: Int?
    }

    public static let card = Card(
        type: "word_count",
        summary: "Says how many words, separated by white space, the output has, or whether that number is within limits.",
        outputs: [.boolean, .numeric],
        config: ConfigSchema(.min, .max, .field, .negate, example: #"{"min":1,"max":100}"#),
        // 2: tool calls, thoughts and media in messages are read as text.
        version: 2
    )

    private let limits: CountLimits
    private let options: TextOptions

    public init(_ setup: Setup<TextConfig<Keys>>) throws(ConfigError) {
        options = setup.config.options
        limits = try CountLimits(min: setup.config.keys.min, max: setup.config.keys.max, for: setup.output)
    }

    public func judge(_ sample: Sample) throws(EvaluationError) -> Verdict {
        guard let text = try options.text(in: sample) else { return try limits.verdictWithoutText(in: sample, options) }
        return limits.verdict(text.wordCount, "words", of: text, options)
    }
}
