import AssayDomain
import Catalog
import EvaluatorKit
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
        var check = DefinitionCheck(EvaluatorCache(EvaluatorCatalog.registry))
        let fields = try EvaluationBody.json(json).fields(isPartial: true).definition
        return try fields.applied(to: stored, EvaluatorCache.Key(.new(), version: 1), mustRun: mustRun, by: &check)
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

    /// By PATCH and, where it differs, by PUT.
    @Test(
        arguments: [
            (
                "boolean", #"{"allows_na":true,"true_is_failure":true}"#, "{}", #"{"allows_na":false,"true_is_failure":true}"#,
                #"{"allows_na":false}"#
            ),
            ("boolean", #"{"allows_na":true,"true_is_failure":true}"#, #"{"true_is_failure":false}"#, #"{"allows_na":false}"#, nil),
            ("boolean", #"{"allows_na":true,"true_is_failure":true}"#, #"{"true_is_failure":null}"#, #"{"allows_na":false}"#, nil),
            (
                "boolean", #"{"allows_na":false}"#, #"{"allows_na":true,"true_is_failure":true}"#,
                #"{"allows_na":true,"true_is_failure":true}"#, nil
            ),
            (
                "numeric", #"{"min":0,"max":1,"passing_rule":{"operator":"gte","threshold":0.5},"allows_na":true}"#, #"{"max":2}"#,
                #"{"min":0,"max":2,"passing_rule":{"operator":"gte","threshold":0.5},"allows_na":true}"#, #"{"max":2,"allows_na":false}"#
            ),
            (
                "numeric", #"{"min":0,"passing_rule":{"operator":"gte","threshold":0.5},"allows_na":true}"#,
                #"{"min":null,"allows_na":null,"passing_rule":{"operator":"lte","threshold":1}}"#,
                #"{"passing_rule":{"operator":"lte","threshold":1},"allows_na":false}"#, nil
            ),
            (
                "categorical", #"{"options":[{"key":"a","label":"A"}],"selection_mode":"multiple","allows_na":false}"#,
                #"{"passing_rule":{"categories":[]}}"#,
                #"{"options":[{"key":"a","label":"A"}],"selection_mode":"multiple","passing_rule":{"categories":[]},"allows_na":false}"#,
                "refused"
            ),
        ] as [(String, String, String, String, String?)])
    func anOutputKeepsWhatIsNotSentOfIt(type: String, stored: String, sent: String, patched: String, put: String?) throws {
        let former = Evaluation.Definition(
            type: "hog", config: JSONText(compact: #"{"source":"return true"}"#), outputType: type, outputConfig: JSONText(compact: stored),
            model: nil)
        #expect(try change(former, #"{"output_config":\#(sent)}"#).outputConfig.text == patched)
        let whole = EvaluationBody.json(#"{"name":"n","evaluation_type":"hog","output_type":"\#(type)","output_config":\#(sent)}"#)
        var check = DefinitionCheck(EvaluatorCache(EvaluatorCatalog.registry))
        let replaced = try? whole.fields(isPartial: false).definition.applied(to: former, nil, mustRun: false, by: &check)
        #expect(replaced?.outputConfig.text ?? "refused" == put ?? patched)
    }

    @Test(arguments: [
        ("boolean", "{}", Verdict.yes("r"), true), ("boolean", #"{"true_is_failure":true}"#, .yes("r"), false),
        ("boolean", #"{"true_is_failure":true}"#, .no("r"), true),
        ("categorical", #"{"selection_mode":"multiple","passing_rule":{"categories":[]}}"#, Verdict(.categories([]), "r"), true),
        ("categorical", #"{"selection_mode":"multiple","passing_rule":{"categories":[]}}"#, Verdict(.categories(["a"]), "r"), false),
        ("categorical", #"{"selection_mode":"multiple","passing_rule":{"categories":["a"]}}"#, Verdict(.categories([]), "r"), false),
        ("categorical", #"{"selection_mode":"multiple","passing_rule":{"categories":["a"]}}"#, Verdict(.categories(["a"]), "r"), true),
    ])
    func whatPassesIsWhatTheOutputSays(type: String, config: String, verdict: Verdict, passes: Bool) throws {
        let options = type == "boolean" ? config : #"{"options":[{"key":"a","label":"A"}],"# + config.dropFirst()
        let definition = Evaluation.Definition(
            type: "hog", config: JSONText(compact: #"{"source":"return true"}"#), outputType: type,
            outputConfig: JSONText(compact: options), model: nil)
        let judge = try EvaluatorCatalog.registry.prepare(definition, from: .request).judge()
        #expect(judge.passes(verdict, on: Sample()) == passes)
    }

    @Test func whatIsMergedIsChecked() throws {
        let scale = Evaluation.Definition(
            type: "hog", config: JSONText(compact: #"{"source":"return 1"}"#), outputType: "numeric",
            outputConfig: JSONText(compact: #"{"min":1,"allows_na":false}"#), model: nil)
        #expect(try refusal(scale, #"{"output_config":{"max":0}}"#).attr == "config")
        // Another output type starts from an empty configuration.
        let changed = try change(scale, #"{"output_type":"boolean","output_config":{"true_is_failure":true}}"#)
        #expect(changed.outputConfig.text == #"{"allows_na":false,"true_is_failure":true}"#)
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
