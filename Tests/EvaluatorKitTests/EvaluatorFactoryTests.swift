import AssayDomain
import EvaluatorKit
import EvaluatorKitTesting
import JSON
import Testing

@Suite struct EvaluatorFactoryTests {
    private func registry(_ factories: any EvaluatorFactory...) -> Registry {
        var registry = Registry()
        for factory in factories { registry.add(factory) }
        return registry
    }

    private func prepare(
        _ factory: any EvaluatorFactory, _ config: String = "{}", _ outputConfig: String = "{}", from origin: DefinitionOrigin = .request
    ) throws(ConfigError) -> PreparedEvaluator {
        let definition = Evaluation.Definition(
            type: factory.card.type, config: JSONText(compact: config), outputType: "boolean",
            outputConfig: JSONText(compact: outputConfig),
            model: nil)
        return try registry(factory).prepare(definition, from: origin)
    }

    @Test func anEvaluatorThatIsNoCompiledInTypeCanBeAdded() throws {
        let (first, second) = (FixedJudgeFactory("b", reasoning: "as b says"), FixedJudgeFactory("a", reasoning: "as a says"))
        #expect(registry(first, second).factories.map(\.card.type) == ["a", "b"])
        #expect(try prepare(first).judge().judge(Sample()) == .yes("as b says"))
        #expect(try prepare(second).judge().judge(Sample()) == .yes("as a says"))
    }

    @Test func suchAnEvaluatorIsHeldToTheContract() {
        #expect(Contract.broken(by: FixedJudgeFactory("a")) == [])
        let broken = Contract.broken(by: FixedJudgeFactory("a", reasoning: "on two\nlines"))
        #expect(broken.contains("The reasoning about a plain sample has more than one line."))
    }

    @Test func healthIsAskedForAnewEachTime() {
        let factory = FixedJudgeFactory("a")
        let registry = registry(factory)
        #expect(registry.factories.map { $0.health() } == [.ok])
        factory.fail("It has crashed.")
        #expect(registry.factories.map { $0.health() } == [.unavailable("It has crashed.")])
        #expect(factory.prepared == 0)
    }

    @Test func aConfigurationThatWasParsedIsTakenAsItIs() throws {
        let parsed = try JSONValue(parsing: Array(#"{ "answer" : "no" }"#.utf8))
        let unparsed = Evaluation.Definition(
            type: "fixed_answer", config: JSONText(compact: "not JSON"), outputType: "boolean", outputConfig: .emptyObject, model: nil)
        let prepared = try registry(BuiltInFactory<FixedAnswerEvaluator>()).prepare(unparsed, config: parsed, from: .request)
        #expect(prepared.definition.config.text == #"{"answer":"no"}"#)
        #expect(try prepared.judge().judge(Sample()).answer == .boolean(false))
    }

    @Test(arguments: [DefinitionOrigin.request, .stored])
    func anEvaluatorLearnsWhereItsConfigurationComesFrom(origin: DefinitionOrigin) throws {
        let prepared = try prepare(BuiltInFactory<OriginEvaluator>(), from: origin)
        #expect(try prepared.judge().judge(Sample()).answer == .boolean(origin == .stored))
    }

    @Test func anEvaluatorThatCallsIsPreparedButNotExecutedYet() throws {
        let factory = BuiltInFactory<AskingEvaluator>()
        let prepared = try prepare(factory, #"{"question":"Polite?","x":1}"#)
        #expect(prepared.definition.config.text == #"{"question":"Polite?"}"#)
        let error = #expect(throws: ConfigError.self) { try prepared.judge() }
        #expect(error?.kind == .notExecutable)
        #expect(factory.health() == .unavailable(error?.sentence ?? ""))
        #expect(Contract.broken(by: factory) == [])
    }

    /// The judge of an evaluator that calls.
    private func asking(_ outputConfig: String = "{}") throws -> any CallingJudge {
        guard
            case .calling(let judge) = try prepare(BuiltInFactory<AskingEvaluator>(), #"{"question":"Polite?"}"#, outputConfig).evaluator
                .get()
        else { throw ConfigError("", "it does not call") }
        return judge
    }

    @Test func aCallingJudgeAsksAndReads() throws {
        let judge = try asking(#"{"true_is_failure":true}"#)
        let call = try judge.call(for: .texts(output: "Thanks!"))
        #expect(call == Call(path: "/ask", body: JSONText(compact: #""Polite? Thanks!""#)))
        let reading = try judge.read(AskingEvaluator.reply("yes"), to: call)
        #expect(reading == .verdict(.yes("the reply is yes")))
        #expect(judge.passes(.yes("the reply is yes"), on: Sample()) == false)
        #expect(try judge.read(AskingEvaluator.reply("again"), to: call) == .again(call))
        #expect(throws: EvaluationError.noExpected(pointer: "/metadata/expected")) { try judge.call(for: Sample()) }
    }

    @Test func aCallingJudgeGivesOnlyAnswersThatTheOutputAllows() throws {
        let call = Call(path: "/ask", body: .emptyObject)
        #expect(throws: EvaluationError.self) { try asking().read(AskingEvaluator.reply("n/a"), to: call) }
        #expect(
            try asking(#"{"allows_na":true}"#).read(AskingEvaluator.reply("n/a"), to: call) == .verdict(.notApplicable("the reply is n/a")))
    }

    @Test func theContractCatchesAnEvaluatorThatAsksSomethingElseEachTime() {
        #expect(
            Contract.broken(by: BuiltInFactory<RestlessEvaluator>()).contains("The same sample makes another call the second time."))
    }
}

/// Answers whether its configuration was stored.
private struct OriginEvaluator: Evaluator {
    static let card = Card(type: "origin", summary: "Tells its origin.", outputs: [.boolean], config: ConfigSchema(example: "{}"))

    private let origin: DefinitionOrigin

    init(_ setup: Setup<EmptyConfig>) { origin = setup.origin }
    func judge(_ sample: Sample) -> Verdict { origin == .stored ? .yes("it is stored") : .no("it is sent") }
}

/// Asks its question about the output.
private struct AskingEvaluator: CallingEvaluator {
    struct Config: Decodable, Sendable {
        let question: String
    }

    static let card = Card(
        type: "asking", summary: "Asks a question about the output.", outputs: [.boolean],
        config: ConfigSchema(.required("question", .string, "What to ask."), example: #"{"question":"Is it polite?"}"#))

    private let question: String

    init(_ setup: Setup<Config>) { question = setup.config.question }

    func call(for sample: Sample) throws(EvaluationError) -> Call {
        guard let text = try SampleField.output.text(in: sample) else { throw .noExpected(pointer: "/metadata/expected") }
        return Call(path: "/ask", body: JSONWriter.text { $0.string("\(question) \(text)") })
    }

    func read(_ reply: Reply, to call: Call) throws(EvaluationError) -> Reading {
        switch String(decoding: reply.body, as: UTF8.self) {
        case "yes": .verdict(.yes("the reply is yes"))
        case "n/a": .verdict(.notApplicable("the reply is n/a"))
        default: .again(call)
        }
    }

    static func reply(_ text: String) -> Reply { Reply(status: 200, headers: [:], body: Array(text.utf8)) }
}

/// Never makes the same call twice.
private struct RestlessEvaluator: CallingEvaluator {
    static let card = Card(type: "restless", summary: "Counts its calls.", outputs: [.boolean], config: ConfigSchema(example: "{}"))

    private let count = CallCounter()

    init(_ setup: Setup<EmptyConfig>) {}
    func call(for sample: Sample) -> Call { Call(path: "/\(count.next())", body: .emptyObject) }
    func read(_ reply: Reply, to call: Call) -> Reading { .again(call) }
}
