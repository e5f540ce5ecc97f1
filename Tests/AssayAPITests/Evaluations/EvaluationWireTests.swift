import AssayDomain
import JSON
import Testing

@testable import AssayAPI

@Suite struct EvaluationWireTests {
    private func written(isSlim: Bool, model: Evaluation.Model? = nil) throws -> JSONValue {
        let evaluation = Evaluation(
            id: .new(), project: 1, name: "n", description: "", enabled: false, status: .paused, statusReason: nil,
            definition: Evaluation.Definition(
                type: "regex", config: JSONText(compact: #"{"pattern":"a"}"#), outputType: "boolean",
                outputConfig: JSONText(compact: #"{"allows_na":false}"#), model: model),
            conditions: .emptyArray, deleted: false, version: 3, createdAt: .now(), updatedAt: .now(), createdBy: nil)
        return try JSONValue(parsing: JSONWriter.text { json in json.evaluation(evaluation, isSlim: isSlim) })
    }

    @Test func keysComeInTheOrderOfTheContract() throws {
        #expect(
            try written(isSlim: false).members.map(\.key) == [
                "id", "name", "description", "enabled", "status", "status_reason", "evaluation_type", "evaluation_config",
                "output_type", "output_config", "conditions", "model_configuration", "created_at", "updated_at", "created_by",
                "deleted",
            ])
    }

    @Test func aSlimOneLacksSixKeys() throws {
        #expect(
            try written(isSlim: true).members.map(\.key) == [
                "id", "name", "description", "enabled", "status", "status_reason", "evaluation_type", "output_type", "created_at",
                "updated_at",
            ])
    }

    @Test func aModelIsAnObjectOrNull() throws {
        #expect(try written(isSlim: false)["model_configuration"]?.isNull == true)
        let model = try written(isSlim: false, model: Evaluation.Model(provider: "openai", name: "m"))["model_configuration"]
        #expect(
            model?.compact.text == #"{"provider":"openai","model":"m","provider_key_id":null,"provider_key_name":null}"#)
    }
}
