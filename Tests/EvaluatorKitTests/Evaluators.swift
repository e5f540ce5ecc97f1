import AssayDomain
import EvaluatorKit

/// Gives back what its configuration says, whatever the sample is.
struct Parrot: Evaluator {
    struct Config: Decodable, Sendable {
        let answer: String
    }

    static let card = Card(
        type: "parrot", summary: "Says what it was told.", outputs: [.boolean, .numeric, .categorical],
        config: ConfigSchema(.required("answer", .string, "What to say."), example: #"{"answer":"yes"}"#))

    private let answer: Verdict.Answer

    init(_ setup: Setup<Config>) throws(ConfigError) {
        answer =
            switch setup.config.answer {
            case "yes": .boolean(true)
            case "no": .boolean(false)
            case "not applicable": .notApplicable
            case let text: Double(text).map(Verdict.Answer.number) ?? .categories(text.split(separator: " ").map(String.init))
            }
    }

    func judge(_ sample: Sample) throws(EvaluationError) -> Verdict { Verdict(answer, "so it was told") }
}

/// Can be stored, and nothing executes it.
struct Sketch: Plugin {
    struct Config: Decodable, Sendable {
        let idea: String
    }

    static let card = Card(
        type: "sketch", summary: "Is an idea.", outputs: [.boolean],
        config: ConfigSchema(.required("idea", .string, "What it may become."), example: #"{"idea":"a poem"}"#), usesModel: true)

    init(_ setup: Setup<Config>) {}
}
