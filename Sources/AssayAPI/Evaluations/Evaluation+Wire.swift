internal import AssayDomain
internal import EvaluatorKit
internal import JSON

/// The fields of an evaluation in a request, read in the order in which errors are reported.
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
    /// The choices of `output_type`: the output types of all evaluators.
    fileprivate var outputTypes: [String] {
        OutputType.allCases.filter { type in type == .boolean || cards.contains { $0.outputs.contains(type) } }.map(\.rawValue)
    }
}

extension JSONWriter {
    /// - Parameter isSlim: whether to omit what a client that only searches for an evaluation does not need.
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

extension Fields {
    /// A model of a provider. It is always replaced as a whole.
    func model(_ name: String, _ registry: Registry) throws(APIError) -> FieldValue<Evaluation.Model> {
        switch try object(name, nullable: true) {
        case .absent: .absent
        case .null: .null
        case .value(let fields): .value(try Evaluation.Model(fields, registry))
        }
    }
}

extension Evaluation.Model {
    fileprivate init(_ fields: Fields, _ registry: Registry) throws(APIError) {
        self.init(provider: "", name: "")
        try fields.choice("provider", among: registry.providers, required: true).set(&provider)
        try fields.string("model", required: true, max: 100).set(&name)
        // This version stores no provider keys.
        if try fields.id("provider_key_id", of: ProviderKey.self, nullable: true).value != nil {
            throw .invalid(fields.attr("provider_key_id"), "Provider key not found")
        }
    }
}

/// A project's key for a model provider.
private enum ProviderKey {}

extension JSONWriter {
    mutating func model(_ model: Evaluation.Model?) {
        guard let model else { return null() }
        beginObject()
        member("provider", model.provider)
        member("model", model.name)
        key("provider_key_id")
        null()
        key("provider_key_name")
        null()
        endObject()
    }
}
