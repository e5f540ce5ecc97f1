internal import AssayDomain
public import EvaluatorKit
public import JSON

/// Asks a model whether the output does what the prompt says.
public struct LLMJudgeEvaluator: Plugin {
    public struct Config: Decodable, Sendable {
        let prompt: String
    }

    public static let card = Card(
        type: "llm_judge",
        summary: "Asks a model whether the output does what the prompt says.",
        outputs: [.boolean],
        config: ConfigSchema(
            .required("prompt", .string, "The question that the model answers about each item, in your own words."),
            example: #"{"prompt":"Is the answer polite?"}"#
        ),
        usesModel: true
    )

    /// The ids of the providers whose models can be chosen.
    public static let providers = ["openai", "anthropic", "gemini", "openrouter", "fireworks"]

    private let prompt: String

    public init(_ setup: Setup<Config>) throws(ConfigError) {
        var prompt = setup.config.prompt.drop(while: \.isWhitespace)
        while prompt.last?.isWhitespace == true { prompt.removeLast() }
        guard !prompt.isEmpty else { throw ConfigError("evaluation_config.prompt", "prompt: Say what to judge: it must not be blank.") }
        self.prompt = String(prompt)
    }

    /// The configuration with the prompt trimmed.
    public func normalised(_ config: JSONValue) -> JSONText {
        JSONWriter.text { json in
            json.beginObject()
            json.key("prompt")
            json.string(prompt)
            json.endObject()
        }
    }
}
