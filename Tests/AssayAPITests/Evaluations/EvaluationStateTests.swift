import AssayDomain
import Catalog
import JSON
import Testing

@testable import AssayAPI

@Suite struct EvaluationStateTests {
    private func evaluation(_ status: Evaluation.Status, reason: String? = nil, type: String = "llm_judge") -> Evaluation {
        Evaluation(
            id: .new(), project: 1, name: "n", description: "", enabled: status == .active, status: status, statusReason: reason,
            definition: Evaluation.Definition(
                type: type, config: .emptyObject, outputType: "boolean", outputConfig: .emptyObject, model: nil),
            conditions: .emptyArray, deleted: false, version: 1, createdAt: .now(), updatedAt: .now(), createdBy: nil)
    }

    @Test(arguments: [
        (Evaluation.Status.paused, true, Evaluation.Status.active), (.active, false, .paused), (.error, true, .active),
        (.paused, false, .paused), (.active, true, .active),
    ])
    func statusFollowsEnabled(before: Evaluation.Status, isOn: Bool, after: Evaluation.Status) throws {
        var evaluation = evaluation(before, reason: before == .error ? "hog_error" : nil)
        try evaluation.setEnabled(isOn, EvaluatorCatalog.registry)
        #expect(evaluation.enabled == isOn)
        #expect(evaluation.status == after)
        #expect(evaluation.statusReason == nil)
    }

    @Test func turningOffWhatAnErrorTurnedOffChangesNothing() throws {
        var evaluation = evaluation(.error, reason: "model_not_found")
        try evaluation.setEnabled(false, EvaluatorCatalog.registry)
        #expect(evaluation.status == .error)
        #expect(evaluation.statusReason == "model_not_found")
    }

    @Test func withItsKeyDeletedItNeedsOneOfItsOwn() throws {
        var evaluation = evaluation(.error, reason: "provider_key_deleted")
        let error = try #require(throws: APIError.self) { try evaluation.setEnabled(true, EvaluatorCatalog.registry) }
        #expect(error.code == "invalid_input")
        #expect(error.attr == "enabled")
        #expect(evaluation.status == .error)
    }

    @Test func aTypeWithoutModelsNeedsNoKey() throws {
        var evaluation = evaluation(.error, reason: "provider_key_deleted", type: "hog")
        try evaluation.setEnabled(true, EvaluatorCatalog.registry)
        #expect(evaluation.status == .active)
    }
}
