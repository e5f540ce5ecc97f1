import AssayDomain
import EvaluatorKit
import Glibc
import JSON
import Synchronization

/// The key `wanted` and nothing else.
struct Wanted: Decodable, Sendable {
    let wanted: String
}

/// No keys.
struct EmptyConfig: Decodable, Sendable {}

extension Card {
    fileprivate static func broken(_ fields: ConfigSchema) -> Card {
        Card(type: "broken", summary: "Is broken.", outputs: [.boolean], config: fields)
    }

    fileprivate static let wanting = broken(ConfigSchema(.required("wanted", .string, "What is wanted."), example: #"{"wanted":"a"}"#))
    fileprivate static let plain = broken(ConfigSchema(example: "{}"))
}

struct Good: Evaluator {
    static let card = Card.broken(ConfigSchema(.required("wanted", .string, "What is wanted."), .expected, example: #"{"wanted":"a"}"#))

    private let expected: ExpectedOutput

    struct Config: Decodable, Sendable {
        let wanted: String
        let expected: SampleField?
    }

    init(_ setup: Setup<Config>) { expected = ExpectedOutput(at: setup.config.expected) }

    func judge(_ sample: Sample) throws(EvaluationError) -> Verdict { .yes("expected was \(Excerpt(try expected.text(in: sample)))") }
}

struct BadCard: Evaluator {
    static let card = Card(
        type: "Bad Card", summary: "Two\nlines", outputs: [],
        config: ConfigSchema(.optional("a", .string, "One."), .optional("a", .string, "Two"), example: "{}"), version: 0)

    init(_ setup: Setup<EmptyConfig>) {}
    func judge(_ sample: Sample) -> Verdict { .yes("always") }
}

struct BadExample: Evaluator {
    static let card = Card.broken(ConfigSchema(.required("wanted", .string, "What is wanted."), example: "{}"))

    init(_ setup: Setup<Wanted>) {}
    func judge(_ sample: Sample) -> Verdict { .yes("always") }
}

struct Lax: Plugin {
    static let card = Card.wanting

    init(_ setup: Setup<EmptyConfig>) {}
}

struct Misleading: Plugin {
    static let card = Card.wanting

    struct Config: Decodable, Sendable {
        let wanted: String?
    }

    init(_ setup: Setup<Config>) throws(ConfigError) {
        if setup.config.wanted == nil { throw ConfigError("evaluation_config.other", "other: This field is required.") }
    }
}

struct Growing: Plugin {
    static let card = Card.wanting

    private let wanted: String

    init(_ setup: Setup<Wanted>) { wanted = setup.config.wanted }
    func normalised(_ config: JSONValue) -> JSONText { JSONText(compact: #"{"wanted":"\#(wanted)\#(wanted)"}"#) }
}

struct Hoarding: Plugin {
    static let card = Card.wanting

    init(_ setup: Setup<Wanted>) {}
    func normalised(_ config: JSONValue) -> JSONText { config.compact }
}

struct WrongAnswer: Evaluator {
    static let card = Card.plain

    init(_ setup: Setup<EmptyConfig>) {}
    func judge(_ sample: Sample) -> Verdict { .number(1, "one") }
}

struct Rambling: Evaluator {
    static let card = Card.plain

    init(_ setup: Setup<EmptyConfig>) {}
    func judge(_ sample: Sample) throws(EvaluationError) -> Verdict { .yes(try SampleField.output.text(in: sample) ?? "nothing") }
}

struct Indiscreet: Evaluator {
    static let card = Card.plain

    init(_ setup: Setup<EmptyConfig>) {}
    func judge(_ sample: Sample) throws(EvaluationError) -> Verdict {
        throw .plugin("What is \(try SampleField.output.text(in: sample) ?? "nothing")?")
    }
}

struct Unexpecting: Evaluator {
    struct Config: Decodable, Sendable {
        let expected: SampleField?
    }

    static let card = Card.broken(ConfigSchema(.expected, example: "{}"))

    init(_ setup: Setup<Config>) {}
    func judge(_ sample: Sample) -> Verdict {
        .yes("\(sample.expected?.text.utf8.count ?? 0) bytes expected and \(sample.metadata?.text.utf8.count ?? 0) of metadata")
    }
}

struct Counting: Evaluator {
    static let card = Card.plain

    private let count = Count()

    init(_ setup: Setup<EmptyConfig>) {}
    func judge(_ sample: Sample) -> Verdict { .yes("this is number \(count.next())") }
}

struct Clinging: Evaluator {
    static let card = Card.plain

    private let home = pthread_self()

    init(_ setup: Setup<EmptyConfig>) {}
    func judge(_ sample: Sample) -> Verdict { pthread_self() == home ? .yes("at home") : .yes("elsewhere") }
}

/// Counts the calls.
final class Count: Sendable {
    private let count = Mutex(0)

    func next() -> Int {
        count.withLock {
            $0 += 1
            return $0
        }
    }
}
