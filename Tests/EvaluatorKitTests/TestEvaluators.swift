import AssayDomain
import EvaluatorKit
import Glibc
import JSON
import Synchronization

/// A configuration with the key `pattern` only.
struct PatternConfig: Decodable, Sendable {
    let pattern: String
}

/// A configuration without keys.
struct EmptyConfig: Decodable, Sendable {}

extension Card {
    fileprivate static func broken(_ fields: ConfigSchema) -> Card {
        Card(type: "broken", summary: "Is broken.", outputs: [.boolean], config: fields)
    }

    fileprivate static let requiringPattern = broken(
        ConfigSchema(.required("pattern", .string, "What to find."), example: #"{"pattern":"a"}"#))
    fileprivate static let plain = broken(ConfigSchema(example: "{}"))
}

struct ConformingEvaluator: Evaluator {
    static let card = Card.broken(ConfigSchema(.required("pattern", .string, "What to find."), .expected, example: #"{"pattern":"a"}"#))

    private let expected: ExpectedOutput

    struct Config: Decodable, Sendable {
        let pattern: String
        let expected: SampleField?
    }

    init(_ setup: Setup<Config>) { expected = ExpectedOutput(at: setup.config.expected) }

    func judge(_ sample: Sample) throws(EvaluationError) -> Verdict { .yes("expected was \(Excerpt(try expected.text(in: sample)))") }
}

struct BadCardEvaluator: Evaluator {
    static let card = Card(
        type: "Bad Card", summary: "Two\nlines", outputs: [],
        config: ConfigSchema(.optional("a", .string, "One."), .optional("a", .string, "Two"), example: "{}"), version: 0)

    init(_ setup: Setup<EmptyConfig>) {}
    func judge(_ sample: Sample) -> Verdict { .yes("always") }
}

struct BadExampleEvaluator: Evaluator {
    static let card = Card.broken(ConfigSchema(.required("pattern", .string, "What to find."), example: "{}"))

    init(_ setup: Setup<PatternConfig>) {}
    func judge(_ sample: Sample) -> Verdict { .yes("always") }
}

struct LenientPlugin: Plugin {
    static let card = Card.requiringPattern

    init(_ setup: Setup<EmptyConfig>) {}
}

struct WrongFieldPlugin: Plugin {
    static let card = Card.requiringPattern

    struct Config: Decodable, Sendable {
        let pattern: String?
    }

    init(_ setup: Setup<Config>) throws(ConfigError) {
        if setup.config.pattern == nil { throw ConfigError("evaluation_config.other", "other: This field is required.") }
    }
}

struct UnstableConfigPlugin: Plugin {
    static let card = Card.requiringPattern

    private let pattern: String

    init(_ setup: Setup<PatternConfig>) { pattern = setup.config.pattern }
    func normalised(_ config: JSONValue) -> JSONText { JSONText(compact: #"{"pattern":"\#(pattern)\#(pattern)"}"#) }
}

struct UnknownKeysPlugin: Plugin {
    static let card = Card.requiringPattern

    init(_ setup: Setup<PatternConfig>) {}
    func normalised(_ config: JSONValue) -> JSONText { config.compact }
}

struct WrongTypeEvaluator: Evaluator {
    static let card = Card.plain

    init(_ setup: Setup<EmptyConfig>) {}
    func judge(_ sample: Sample) -> Verdict { .number(1, "one") }
}

struct LongReasoningEvaluator: Evaluator {
    static let card = Card.plain

    init(_ setup: Setup<EmptyConfig>) {}
    func judge(_ sample: Sample) throws(EvaluationError) -> Verdict { .yes(try SampleField.output.text(in: sample) ?? "nothing") }
}

struct QuotingErrorEvaluator: Evaluator {
    static let card = Card.plain

    init(_ setup: Setup<EmptyConfig>) {}
    func judge(_ sample: Sample) throws(EvaluationError) -> Verdict {
        throw .plugin("What is \(try SampleField.output.text(in: sample) ?? "nothing")?")
    }
}

struct ExpectationIgnoringEvaluator: Evaluator {
    struct Config: Decodable, Sendable {
        let expected: SampleField?
    }

    static let card = Card.broken(ConfigSchema(.expected, example: "{}"))

    init(_ setup: Setup<Config>) {}
    func judge(_ sample: Sample) -> Verdict {
        .yes("\(sample.expected?.text.utf8.count ?? 0) bytes expected and \(sample.metadata?.text.utf8.count ?? 0) of metadata")
    }
}

struct StatefulEvaluator: Evaluator {
    static let card = Card.plain

    private let count = CallCounter()

    init(_ setup: Setup<EmptyConfig>) {}
    func judge(_ sample: Sample) -> Verdict { .yes("this is number \(count.next())") }
}

struct ThreadBoundEvaluator: Evaluator {
    static let card = Card.plain

    private let thread = pthread_self()

    init(_ setup: Setup<EmptyConfig>) {}
    func judge(_ sample: Sample) -> Verdict { pthread_self() == thread ? .yes("on the same thread") : .yes("on another thread") }
}

/// Counts calls.
final class CallCounter: Sendable {
    private let count = Mutex(0)

    func next() -> Int {
        count.withLock {
            $0 += 1
            return $0
        }
    }
}

/// Gives the answer in its configuration to every sample.
struct FixedAnswerEvaluator: Evaluator {
    struct Config: Decodable, Sendable {
        let answer: String
    }

    static let card = Card(
        type: "fixed_answer", summary: "Gives the configured answer.", outputs: [.boolean, .numeric, .categorical],
        config: ConfigSchema(.required("answer", .string, "The answer."), example: #"{"answer":"yes"}"#))

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

    func judge(_ sample: Sample) throws(EvaluationError) -> Verdict { Verdict(answer, "it is configured") }
}

/// Can be stored but not executed.
struct StoredOnlyPlugin: Plugin {
    struct Config: Decodable, Sendable {
        let prompt: String
    }

    static let card = Card(
        type: "stored_only", summary: "Cannot be executed.", outputs: [.boolean],
        config: ConfigSchema(.required("prompt", .string, "What to ask."), example: #"{"prompt":"Is it polite?"}"#), usesModel: true)

    init(_ setup: Setup<Config>) {}
}
