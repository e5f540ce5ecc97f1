internal import AssayDomain
internal import EvaluatorKit
internal import JSON

/// `model_configuration`.
extension Fields {
    /// Which model of which provider answers. A model is always written anew as a whole.
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
        // Keys are not stored in this version, so none can be found.
        if try fields.id("provider_key_id", of: ProviderKey.self, nullable: true).value != nil {
            throw .invalid(fields.attr("provider_key_id"), "Provider key not found")
        }
    }
}

/// A key of a project for a provider of models.
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
