import AssayDomain
import Catalog
import JSON
import Testing

@testable import AssayAPI

@Suite struct EvaluationDefinitionTests {
    private let nothing = Evaluation.Definition(
        type: "", config: .emptyObject, outputType: "", outputConfig: .emptyObject, model: nil)
    private let unconfigured = Evaluation.Definition(
        type: "llm_judge", config: .emptyObject, outputType: "boolean", outputConfig: .emptyObject, model: nil)
    private let polite = Evaluation.Definition(
        type: "llm_judge", config: JSONText(compact: #"{"prompt":"Polite?"}"#), outputType: "boolean",
        outputConfig: JSONText(compact: #"{"allows_na":true}"#), model: Evaluation.Model(provider: "openai", name: "m"))

    private func change(_ stored: Evaluation.Definition, _ json: String, mustRun: Bool = false) throws -> Evaluation.Definition {
        try EvaluationBody.json(json).fields(isPartial: true).definition.applied(to: stored, Catalog.registry, mustRun: mustRun)
    }

    private func refusal(_ stored: Evaluation.Definition, _ json: String, mustRun: Bool = false) throws -> APIError {
        try #require(throws: APIError.self) { try change(stored, json, mustRun: mustRun) }
    }

    @Test func aConfigurationIsStoredAsItsEvaluatorWritesIt() throws {
        let definition = try change(unconfigured, #"{"evaluation_config":{"prompt":"  x ","junk":1}}"#)
        #expect(definition.config.text == #"{"prompt":"x"}"#)
        #expect(definition.outputConfig.text == #"{"allows_na":false}"#)
    }

    @Test(arguments: [#"{"prompt":" "}"#, "{}", #"{"prompt":5}"#, "[]", #""x""#])
    func aBadConfigurationIsRefused(config: String) throws {
        for stored in [nothing, polite] {
            let error = try refusal(
                stored, #"{"evaluation_type":"llm_judge","output_type":"boolean","evaluation_config":\#(config)}"#)
            #expect(error.code == "invalid_input")
            #expect(error.attr == "config")
            #expect(error.detail.hasPrefix("Invalid config for llm_judge/boolean: "))
        }
    }

    @Test func oneConfigurationIsCheckedWithTheOtherThatIsStored() throws {
        #expect(try change(polite, #"{"output_config":{}}"#).outputConfig.text == #"{"allows_na":false}"#)
        #expect(try change(polite, #"{"output_config":{}}"#).config == polite.config)
        #expect(try refusal(unconfigured, #"{"output_config":{"allows_na":true}}"#).attr == "config")
        #expect(try refusal(polite, #"{"output_config":{"allows_na":"maybe"}}"#).attr == "config")
    }

    @Test func withoutAnyConfigurationItMayWaitUntilItMustRun() throws {
        #expect(try change(nothing, #"{"evaluation_type":"llm_judge","output_type":"boolean"}"#) == unconfigured)
        #expect(try change(unconfigured, #"{"evaluation_config":{},"output_config":{}}"#) == unconfigured)
        #expect(try refusal(unconfigured, "{}", mustRun: true).attr == "config")
        let model = try change(unconfigured, #"{"model_configuration":{"provider":"openai","model":"m"}}"#)
        #expect(model.outputConfig == .emptyObject)
    }

    @Test func whatNeedsNoConfigurationIsCompleteWithoutOne() throws {
        let definition = try change(unconfigured, #"{"evaluation_type":"json_valid"}"#)
        #expect(definition.outputConfig.text == #"{"allows_na":false}"#)
    }

    @Test func aTypeIsChangedWhereTheConfigurationSuitsIt() throws {
        #expect(try refusal(polite, #"{"evaluation_type":"hog"}"#).attr == "config")
        let hog = try change(polite, #"{"evaluation_type":"hog","evaluation_config":{"source":" return true "}}"#)
        #expect(hog.config.text == #"{"source":" return true ","bytecode":["_H",1,29,38]}"#)
    }

    @Test func aProgramThatDoesNotCompileIsRefusedByItsConfiguration() throws {
        let error = try refusal(unconfigured, #"{"evaluation_type":"hog","evaluation_config":{"source":"let a := 1\nreturn ("}}"#)
        #expect((error.status, error.code, error.attr) == (400, "invalid_input", "evaluation_config"))
        #expect(error.detail.hasPrefix("Failed to compile Hog code: line 2, column 9: "))
        #expect(error.detail.hasSuffix(" near `return (`"))
    }

    @Test func aDraftThatDoesNotCompileIsRefusedToo() throws {
        let draft = #"{"evaluation_type":"hog","evaluation_config":{"source":"return ("}}"#
        #expect(try refusal(unconfigured, draft, mustRun: true).attr == "evaluation_config")
    }

    @Test func aTypeDoesNotGiveEveryOutput() throws {
        for stored in [unconfigured, polite] {
            let error = try refusal(stored, #"{"output_type":"numeric"}"#)
            #expect(error == .invalid("config", "Unsupported combination: llm_judge + numeric"))
        }
    }

    @Test func aModelIsDetachedByNullOrByATypeThatUsesNone() throws {
        #expect(try change(polite, #"{"model_configuration":null}"#).model == nil)
        #expect(try change(polite, #"{"evaluation_type":"hog","evaluation_config":{"source":"1"}}"#).model == nil)
        #expect(try change(polite, #"{"evaluation_config":{"prompt":"q"}}"#).model == polite.model)
    }

    @Test func aModelForATypeThatUsesNoneIsRefused() throws {
        let error = try refusal(
            unconfigured,
            #"{"evaluation_type":"hog","evaluation_config":{"source":"1"},"model_configuration":{"provider":"openai","model":"m"}}"#)
        #expect(error == .invalid("model_configuration", "This evaluation type does not use model configuration."))
    }

    @Test func whatIsNotTouchedIsNotCheckedAgain() throws {
        let retired = Evaluation.Definition(
            type: "retired", config: .emptyObject, outputType: "boolean", outputConfig: JSONText(compact: #"{"allows_na":false}"#),
            model: nil)
        #expect(try change(retired, #"{"name":"n"}"#) == retired)
        #expect(try refusal(retired, "{}", mustRun: true).attr == "config")
    }
}
