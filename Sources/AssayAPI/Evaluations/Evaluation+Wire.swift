internal import AssayDomain
internal import EvaluatorKit
internal import JSON

/// What a client sends of an evaluation, read in the order in which errors are reported.
struct EvaluationFields {
    let name: FieldValue<String>
    let description: FieldValue<String>
    let enabled: FieldValue<Bool>
    let definition: DefinitionFields
    let conditions: FieldValue<JSONText>
    let deleted: FieldValue<Bool>

    init(_ fields: Fields, _ registry: Registry) throws(APIError) {
        name = try fields.string("name", required: true, max: 400)
        description = try fields.string("description", blank: true)
        enabled = try fields.boolean("enabled")
        let type = try fields.choice("evaluation_type", among: registry.cards.map(\.type), required: true)
        let config = try fields.value("evaluation_config")
        let outputType = try fields.choice("output_type", among: registry.outputTypes, required: true)
        let outputConfig = try fields.dictionary("output_config")
        conditions = try fields.conditions("conditions")
        let model = try fields.model("model_configuration", registry)
        definition = DefinitionFields(
            type: type, config: config, outputType: outputType, outputConfig: outputConfig, model: model, isPartial: fields.isPartial)
        deleted = try fields.boolean("deleted")
    }
}

extension Registry {
    /// The choices of `output_type`: what any evaluator can give.
    fileprivate var outputTypes: [String] {
        OutputType.allCases.filter { type in type == .boolean || cards.contains { $0.outputs.contains(type) } }.map(\.rawValue)
    }
}

extension JSONWriter {
    /// A slim one lacks what a client that only looks for an evaluation has no use for.
    mutating func evaluation(_ evaluation: Evaluation, isSlim: Bool = false) {
        beginObject()
        member("id", evaluation.id)
        member("name", evaluation.name)
        member("description", evaluation.description)
        member("enabled", evaluation.enabled)
        member("status", evaluation.status.rawValue)
        member("status_reason", evaluation.statusReason)
        member("evaluation_type", evaluation.definition.type)
        if !isSlim { member("evaluation_config", evaluation.definition.config) }
        member("output_type", evaluation.definition.outputType)
        if !isSlim {
            member("output_config", evaluation.definition.outputConfig)
            member("conditions", evaluation.conditions)
            key("model_configuration")
            model(evaluation.definition.model)
        }
        member("created_at", evaluation.createdAt)
        member("updated_at", evaluation.updatedAt)
        if !isSlim {
            createdBy(evaluation.createdBy)
            member("deleted", evaluation.deleted)
        }
        endObject()
    }
}
