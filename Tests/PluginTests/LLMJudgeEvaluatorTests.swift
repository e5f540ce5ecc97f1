import AssayDomain
import Catalog
import EvaluatorKit
import EvaluatorKitTesting
import JSON
import LLMJudge
import Testing

@Suite struct LLMJudgeEvaluatorTests {
    @Test func keepsTheContract() {
        #expect(Contract.broken(byDefinitionOf: LLMJudgeEvaluator.self) == [])
    }

    @Test func storesThePromptWithoutWhiteSpaceAroundIt() throws {
        let sent = Evaluation.Definition.sent("llm_judge", #"{"x":1,"prompt":"\n  Is it \"polite\"? "}"#)
        let stored = try EvaluatorCatalog.registry.prepare(sent, from: .request).definition
        #expect(stored.config.text == #"{"prompt":"Is it \"polite\"?"}"#)
        #expect(stored.outputConfig.text == #"{"allows_na":false}"#)
    }

    @Test(arguments: ["{}", #"{"prompt":5}"#, #"{"prompt":""}"#, #"{"prompt":" \n"}"#, #"{"prompt":null}"#])
    func refusesABlankPrompt(config: String) {
        let error = #expect(throws: ConfigError.self) { try EvaluatorCatalog.registry.prepare(.sent("llm_judge", config), from: .request) }
        #expect(error?.field == "evaluation_config.prompt")
        #expect(error?.sentence.hasPrefix("prompt: ") == true)
    }
}
