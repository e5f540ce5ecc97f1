public import EvaluatorKit

/// Runs a Hog program on each item.
public struct HogEvaluator: Plugin {
    public struct Config: Decodable, Sendable {
        let source: String
    }

    public static let card = Card(
        type: "hog",
        summary: "Runs a Hog program on each item.",
        outputs: [.boolean],
        config: ConfigSchema(
            .required("source", .string, "The program; it returns true or false."),
            example: #"{"source":"return length(output) < 500"}"#
        )
    )

    public init(_ setup: Setup<Config>) throws(ConfigError) {
        guard setup.config.source.contains(where: { !$0.isWhitespace }) else {
            throw ConfigError("evaluation_config.source", "source: Write a program: it must not be blank.")
        }
    }
}
