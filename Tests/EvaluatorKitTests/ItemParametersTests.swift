import AssayDomain
import EvaluatorKit
import EvaluatorKitTesting
import JSON
import Synchronization
import Testing
import Threads

@Suite struct ItemParametersTests {
    private typealias Case = (config: String, metadata: String, configured: String)

    private static let values: [Case] = [
        (#"{"text_from":"/metadata/keyword"}"#, #"{"keyword":"Paris"}"#, "text Paris"),
        (#"{"text_from":"/metadata/keyword"}"#, #"{"keyword":["a","b c"]}"#, "text a|b c"),
        (#"{"text_from":"/metadata/keyword"}"#, #"{"keyword":18}"#, "text 18"),
        (#"{"text_from":"/metadata/keyword"}"#, #"{"keyword":[1,["a"]]}"#, #"text 1|["a"]"#),
        (#"{"text":"t","texts_from":"/metadata/words"}"#, #"{"words":18}"#, "text t; texts 18"),
        (#"{"text_from":"/metadata/keyword"}"#, #"{"keyword":1.50}"#, "text 1.50"),
        (#"{"text_from":"/metadata/keyword"}"#, #"{"keyword":true}"#, "text true"),
        (#"{"text_from":"/metadata/a/1"}"#, #"{"a":[1,"é"]}"#, "text é"),
        (#"{"text_from":"/metadata/keyword"}"#, #"{"keyword":""}"#, "text "),
        (#"{"text_from":"/metadata/keyword","references":false}"#, #"{"keyword":["a","b"]}"#, #"text ["a","b"]"#),
        (#"{"text_from":"/metadata/keyword","references":false}"#, #"{"keyword":[]}"#, "text []"),
        (#"{"text_from":"output"}"#, "{}", "text the output"), (#"{"text_from":"/expected"}"#, "{}", "text x"),
        (#"{"text":"t","texts_from":"/metadata/words"}"#, #"{"words":["a","b"]}"#, "text t; texts a|b"),
        (#"{"text":"t","texts_from":"/metadata/words"}"#, #"{"words":"a"}"#, "text t; texts a"),
        (#"{"text":"t","texts_from":"/metadata/words"}"#, #"{"words":[1,"b",true,[2]]}"#, "text t; texts 1|b|true|[2]"),
        (#"{"text":"t","texts_from":"/metadata/words"}"#, #"{"words":[]}"#, "text t; texts "),
        (#"{"text":"t","min_from":"/metadata/least","max_from":"/metadata/most"}"#, #"{"least":2,"most":3.0}"#, "text t; min 2; max 3"),
        (#"{"text":"t","min":2,"max_from":"/metadata/most"}"#, #"{"most":7}"#, "text t; min 2; max 7"),
        (#"{"text":"t","minimum_from":"/metadata/score"}"#, #"{"score":0.25}"#, "text t; minimum 0.25"),
        (#"{"text_from":"/metadata/a","pattern_from":"/metadata/b"}"#, #"{"a":"x","b":"y"}"#, "text x; pattern y"),
        (#"{"text":"t","text_from":null}"#, "{}", "text t"),
    ]

    private static func sample(_ metadata: String) -> Sample { .texts(output: "the output", expected: "x", metadata: metadata) }

    @Test(arguments: values)
    func theItemsValueIsThatOfTheConfiguration(config: String, metadata: String, configured: String) throws {
        #expect(try EchoingEvaluator.ready(config).judge(Self.sample(metadata)) == .yes(configured))
    }

    @Test func theOtherKeysStayAsTheyAre() throws {
        let judge = try EchoingEvaluator.ready(#"{"text_from":"/metadata/keyword","ignore_case":true,"negate":true}"#)
        #expect(try judge.judge(Self.sample(#"{"keyword":"Ä"}"#)) == .no("text ä"))
    }

    @Test(arguments: ["{}", #"{"keyword":null}"#, #"{"other":1}"#])
    func anItemWithoutTheValueIsSkipped(metadata: String) throws {
        let judge = try EchoingEvaluator.ready(#"{"text_from":"/metadata/keyword"}"#)
        #expect(
            throws: EvaluationError.skipped(
                reason: "no_parameter", message: "The item has no /metadata/keyword, to which text_from points.")
        ) { try judge.judge(Self.sample(metadata)) }
    }

    @Test func anItemWithAnEmptyListIsSkipped() throws {
        let judge = try EchoingEvaluator.ready(#"{"text_from":"/metadata/keyword"}"#)
        #expect(
            throws: EvaluationError.skipped(
                reason: "no_parameter", message: "The item's /metadata/keyword, to which text_from points, is an empty list.")
        ) { try judge.judge(Self.sample(#"{"keyword":[]}"#)) }
    }

    @Test func aValueThatTheEvaluatorRefusesIsTheItemsError() throws {
        let judge = try EchoingEvaluator.ready(#"{"text":"t","pattern_from":"/metadata/format"}"#)
        #expect(try judge.judge(Self.sample(#"{"format":"a"}"#)) == .yes("text t; pattern a"))
        let message = "The item's /metadata/format cannot be used as pattern: Must not be (."
        #expect(throws: EvaluationError.failed(errorClass: "bad_parameter", message: message)) {
            try judge.judge(Self.sample(#"{"format":"("}"#))
        }
    }

    @Test(arguments: [
        (#"{"text":"t","min_from":"/metadata/v"}"#, #""2""#), (#"{"text":"t","min_from":"/metadata/v"}"#, "1.5"),
        (#"{"text":"t","min_from":"/metadata/v"}"#, "[1]"), (#"{"text_from":"/metadata/v"}"#, #"{"a":1}"#),
        (#"{"text_from":"/metadata/v"}"#, #"["a",null]"#), (#"{"text":"t","texts_from":"/metadata/v"}"#, "[null]"),
        (#"{"text":"t","texts_from":"/metadata/v"}"#, #"{"a":1}"#), (#"{"text":"t","pattern_from":"/metadata/v"}"#, #"["a"]"#),
        (#"{"text":"t","minimum_from":"/metadata/v"}"#, "true"),
        (#"{"text":"t","min_from":"/metadata/v","max":5}"#, "6"),
    ])
    func aValueOfAnotherTypeIsTheItemsError(config: String, value: String) throws {
        let judge = try EchoingEvaluator.ready(config)
        let error = #expect(throws: EvaluationError.self) { try judge.judge(Self.sample(#"{"v":\#(value)}"#)) }
        guard case .failed("bad_parameter", let message) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(message.hasPrefix("The item's /metadata/v cannot be used as ") && message.hasSuffix("."))
    }
}

/// What is refused before any item is judged, and what is stored.
@Suite struct ItemParameterDefinitionTests {
    private static let shape = "Must be input, output, metadata or expected, or a pointer below one of them such as /metadata/expected."

    @Test(arguments: [
        (#"{"text":"a","text_from":"/metadata/k"}"#, "text_from", "text_from: Give either text or text_from, not both."),
        (#"{"text_from":"k"}"#, "text_from", "text_from: \(shape)"), (#"{"text_from":"/other/k"}"#, "text_from", "text_from: \(shape)"),
        (#"{"text_from":5}"#, "text_from", "text_from: \(shape)"),
        (#"{"text":["a"],"texts":"a"}"#, "text", "text: Must be a string, not a list."),
        (#"{"text_from":"/metadata/k","unicode":"nfd"}"#, "unicode", "unicode: Must be one of nfc, nfkc."),
        (#"{"text_from":"/metadata/k","pattern":"("}"#, "pattern", "pattern: Must not be (."),
        ("{}", "text", "text: This field is required."),
        (#"{"min_from":"/metadata/k"}"#, "text", "text: This field is required."),
    ])
    func refusesWhatNoItemCanHelp(config: String, field: String, sentence: String) {
        #expect(throws: ConfigError("evaluation_config.\(field)", sentence)) { try EchoingEvaluator.ready(config) }
    }

    /// A bound that only some values meet is not refused.
    @Test(arguments: [
        #"{"text":"t","min":5,"max_from":"/metadata/k"}"#, #"{"text":"t","min_from":"/metadata/k","max":0}"#,
        #"{"text":"t","min":2000000000,"max_from":"/metadata/k"}"#, #"{"text":"t","min_from":"/metadata/k","max_from":"/metadata/l"}"#,
    ])
    func acceptsABoundThatDependsOnTheItem(config: String) throws {
        let sample = Sample.texts(output: "", metadata: #"{"k":0,"l":0}"#)
        let answer = Result { try EchoingEvaluator.ready(config).judge(sample) }
        guard case .failure(let error) = answer else { return }
        #expect(error is EvaluationError)
    }

    @Test func storesThePointer() throws {
        var registry = Registry()
        registry.add(EchoingEvaluator.self)
        let config = #"{"text_from":"/metadata/k","trim":true,"x":1,"min":null}"#
        let definition = Evaluation.Definition(
            type: "echoing", config: JSONText(compact: config), outputType: "boolean", outputConfig: .emptyObject, model: nil)
        let stored = try registry.prepare(definition, from: .request).definition
        #expect(stored.config.text == #"{"text_from":"/metadata/k","trim":true}"#)
        #expect(try registry.prepare(stored, from: .stored).definition == stored)
        let judge = try registry.prepare(stored, from: .stored).judge()
        #expect(try judge.judge(.texts(metadata: #"{"k":" a "}"#)) == .yes("text a"))
    }
}

/// Evaluators that were made ready for an item's value are kept for the next items.
@Suite struct ItemParameterCacheTests {
    private static func judge(_ name: String) throws -> any Judge {
        try EchoingEvaluator.ready(#"{"text_from":"/metadata/k","name":"\#(name)"}"#)
    }

    private static func ask(_ judge: any Judge, _ value: String) throws -> Verdict {
        try judge.judge(.texts(metadata: #"{"k":"\#(value)"}"#))
    }

    @Test func preparesAValueOnce() throws {
        let judge = try Self.judge("once")
        for value in ["a", "b", "a", "a", "b"] { #expect(try Self.ask(judge, value) == .yes("text \(value)")) }
        #expect(EchoingEvaluator.preparations("once", of: "a") == 1)
        #expect(EchoingEvaluator.preparations("once", of: "b") == 1)
    }

    @Test(arguments: [65, 100, 300])
    func keepsTheValuesThatCameLast(count: Int) throws {
        let name = "last of \(count)"
        let judge = try Self.judge(name)
        for value in 0..<count { #expect(try Self.ask(judge, "\(value)") == .yes("text \(value)")) }
        for value in count - 64..<count { #expect(try Self.ask(judge, "\(value)") == .yes("text \(value)")) }
        for value in count - 64..<count { #expect(EchoingEvaluator.preparations(name, of: "\(value)") == 1) }
        // The one before has gone.
        _ = try Self.ask(judge, "\(count - 65)")
        #expect(EchoingEvaluator.preparations(name, of: "\(count - 65)") == 2)
    }

    @Test func doesNotKeepALongText() throws {
        let judge = try Self.judge("long")
        let long = String(repeating: "a", count: 17 << 20)
        for _ in 0..<2 { _ = try Self.ask(judge, long) }
        #expect(EchoingEvaluator.preparations("long", of: long) == 2)
    }

    @Test func judgesOnManyThreads() throws {
        let judge = try Self.judge("threads")
        let wrong = Atomic(0)
        try SystemThread.run(8) { thread in
            for turn in 0..<500 {
                let value = "\((turn * (thread + 1)) % 100)"
                if (try? Self.ask(judge, value)) != .yes("text \(value)") { wrong.add(1, ordering: .relaxed) }
            }
        }
        #expect(wrong.load(ordering: .relaxed) == 0)
    }
}

/// Says yes with its configuration as the reason, and counts how often it is made ready.
private struct EchoingEvaluator: Evaluator {
    struct Keys: Decodable, Sendable {
        let text: OneOrMore<String>
        let texts: [String]?
        let pattern: String?
        let min: Int?
        let max: Int?
        let minimum: Double?
        let name: String?
    }

    static let card = Card(
        type: "echoing", summary: "Says how it is configured.", outputs: [.boolean],
        config: ConfigSchema(
            .required("text", .string, "A text.").orReferences, .optional("texts", .array, "Texts.").orFromItem,
            .optional("pattern", .string, "A pattern.").orFromItem, .min, .max, .optional("minimum", .number, "A score.").orFromItem,
            .optional("name", .string, "The name in the count."), .references, .normalization, .negate, example: #"{"text":"a"}"#))

    private static let counts = Mutex<[String: Int]>([:])

    /// How often evaluators of this name were made ready for this text.
    static func preparations(_ name: String, of text: String) -> Int? { counts.withLock { $0["\(name) \(text)"] } }

    private let configured: String
    private let options: TextOptions

    init(_ setup: Setup<TextConfig<Keys>>) throws(ConfigError) {
        let keys = setup.config.keys
        options = setup.config.options
        if keys.pattern == "(" { throw ConfigError("evaluation_config.pattern", "pattern: Must not be (.") }
        _ = try CountLimits(min: keys.min ?? 0, max: keys.max, for: setup.output)
        let normalization = options.normalization
        let text = keys.text.values.map { normalization($0).compared }.joined(separator: "|")
        let parts = [
            "text \(text)", keys.texts.map { "texts \($0.joined(separator: "|"))" }, keys.pattern.map { "pattern \($0)" },
            keys.min.map { "min \($0)" }, keys.max.map { "max \($0)" }, keys.minimum.map { "minimum \($0)" },
        ]
        configured = parts.compactMap(\.self).joined(separator: "; ")
        if let name = keys.name { Self.counts.withLock { $0["\(name) \(text)", default: 0] += 1 } }
    }

    func judge(_ sample: Sample) -> Verdict { options.verdict(true, configured) }
}
