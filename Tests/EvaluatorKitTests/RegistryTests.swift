import AssayDomain
import EvaluatorKit
import EvaluatorKitTesting
import JSON
import Testing

@Suite struct RegistryTests {
    private let registry = {
        var registry = Registry()
        registry.add(definitionOf: Sketch.self, refusingToJudge: "An idea is not executed.")
        registry.add(Parrot.self)
        registry.add(provider: "openai")
        registry.add(provider: "anthropic")
        return registry
    }()

    private func definition(
        _ type: String, _ config: String, output: String = "boolean", _ outputConfig: String = "{}"
    ) -> Evaluation.Definition {
        Evaluation.Definition(
            type: type, config: JSONText(compact: config), outputType: output, outputConfig: JSONText(compact: outputConfig),
            model: Evaluation.Model(provider: "openai", name: "m"))
    }

    @Test func listsCardsByType() {
        #expect(registry.cards.map(\.type) == ["parrot", "sketch"])
        #expect(registry.card(for: "sketch")?.usesModel == true)
        #expect(registry.card(for: "bogus") == nil)
        #expect(registry.providers == ["openai", "anthropic"])
    }

    @Test func storesWhatIsKnownAsItWasSent() throws {
        let sent = definition("parrot", #"{"x":[1],"answer":"\u0079es"}"#, #"{"allows_na":"true","y":1}"#)
        let stored = try registry.normalise(sent)
        #expect(stored == definition("parrot", #"{"answer":"\u0079es"}"#, #"{"allows_na":true}"#))
    }

    @Test func refusesAnUnknownType() {
        let error = #expect(throws: ConfigError.self) { try registry.normalise(definition("bogus", "{}")) }
        #expect(error == ConfigError("evaluation_type", "There is no evaluator bogus: use one of parrot, sketch."))
    }

    @Test(arguments: [("sketch", "numeric"), ("sketch", "sentiment"), ("parrot", "sentiment")])
    func tellsAnUnsupportedCombinationApart(type: String, output: String) {
        let error = #expect(throws: ConfigError.self) { try registry.normalise(definition(type, "{}", output: output)) }
        #expect(error?.kind == .unsupportedCombination)
        #expect(error?.sentence == "Unsupported combination: \(type) + \(output)")
    }

    @Test func namesTheFieldThatIsMissing() {
        let error = #expect(throws: ConfigError.self) { try registry.normalise(definition("parrot", "{}")) }
        #expect(error == ConfigError("evaluation_config.answer", "answer: This field is required."))
    }

    @Test(arguments: ["[]", "5", "null", "", "{"])
    func refusesAConfigurationThatIsNoObject(config: String) {
        let error = #expect(throws: ConfigError.self) { try registry.normalise(definition("parrot", config)) }
        #expect(error == ConfigError("evaluation_config", "evaluation_config must be a JSON object."))
    }

    @Test func storesButDoesNotExecuteADefinition() throws {
        let sketch = definition("sketch", #"{"idea":"a poem"}"#)
        #expect(try registry.normalise(sketch).config.text == #"{"idea":"a poem"}"#)
        let error = #expect(throws: ConfigError.self) { try registry.judge(for: sketch) }
        #expect(error?.kind == .notExecutable)
        #expect(error?.sentence == "An idea is not executed.")
    }
}
