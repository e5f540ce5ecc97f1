import AssayDomain
import EvaluatorKit
import EvaluatorKitTesting
import JSON
import Testing

@Suite struct RegistryTests {
    private let registry = {
        var registry = Registry()
        registry.add(definitionOf: StoredOnlyPlugin.self, refusingToJudge: "This evaluator cannot be executed.")
        registry.add(FixedAnswerEvaluator.self)
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

    private func stored(_ definition: Evaluation.Definition) throws(ConfigError) -> Evaluation.Definition {
        try registry.prepare(definition, from: .request).definition
    }

    @Test func listsCardsByType() {
        #expect(registry.cards.map(\.type) == ["fixed_answer", "stored_only"])
        #expect(registry.card(for: "stored_only")?.usesModel == true)
        #expect(registry.card(for: "bogus") == nil)
        #expect(registry.providers == ["openai", "anthropic"])
    }

    @Test func storesWhatIsKnownAsItWasSent() throws {
        let sent = definition("fixed_answer", #"{"x":[1],"answer":"\u0079es"}"#, #"{"allows_na":"true","y":1}"#)
        #expect(try stored(sent) == definition("fixed_answer", #"{"answer":"\u0079es"}"#, #"{"allows_na":true}"#))
    }

    @Test func refusesAnUnknownType() {
        let error = #expect(throws: ConfigError.self) { try stored(definition("bogus", "{}")) }
        #expect(error == ConfigError("evaluation_type", "Unknown evaluator bogus. Use one of fixed_answer, stored_only."))
    }

    @Test(arguments: [("stored_only", "numeric"), ("stored_only", "sentiment"), ("fixed_answer", "sentiment")])
    func tellsAnUnsupportedCombinationApart(type: String, output: String) {
        let error = #expect(throws: ConfigError.self) { try stored(definition(type, "{}", output: output)) }
        #expect(error?.kind == .unsupportedCombination)
        #expect(error?.sentence == "Unsupported combination: \(type) + \(output)")
    }

    @Test func namesTheFieldThatIsMissing() {
        let error = #expect(throws: ConfigError.self) { try stored(definition("fixed_answer", "{}")) }
        #expect(error == ConfigError("evaluation_config.answer", "answer: This field is required."))
    }

    @Test(arguments: ["[]", "5", "null", "", "{"])
    func refusesAConfigurationThatIsNotAnObject(config: String) {
        let error = #expect(throws: ConfigError.self) { try stored(definition("fixed_answer", config)) }
        #expect(error == ConfigError("evaluation_config", "evaluation_config must be a JSON object."))
    }

    @Test func storesButDoesNotExecuteADefinition() throws {
        let storedOnly = definition("stored_only", #"{"prompt":"Is it polite?"}"#)
        #expect(try stored(storedOnly).config.text == #"{"prompt":"Is it polite?"}"#)
        let error = #expect(throws: ConfigError.self) { try registry.prepare(storedOnly, from: .stored).judge() }
        #expect(error?.kind == .notExecutable)
        #expect(error?.sentence == "This evaluator cannot be executed.")
    }
}
