internal import AssayDomain
internal import EvaluatorKit
internal import JSON

/// The part of an evaluation that its evaluator has a say in: the fields are checked together, once each of them is well-formed.
struct DefinitionFields {
    let type: FieldValue<String>
    /// Anything but null.
    let config: FieldValue<JSONValue>
    let outputType: FieldValue<String>
    /// An object.
    let outputConfig: FieldValue<JSONValue>
    let model: FieldValue<Evaluation.Model>
    /// Whether an output's configuration keeps what is not sent of it, as by PATCH.
    let isPartial: Bool

    /// What is sent, laid over what is stored, as it is to be stored. The evaluator's configuration is replaced as a whole.
    ///
    /// An evaluation that was created without any configuration may stay so until it must run.
    func applied(to stored: Evaluation.Definition, _ registry: Registry, mustRun: Bool) throws(APIError) -> Evaluation.Definition {
        let merged = merged(with: stored)
        let isConfigured = config.value != nil || outputConfig.value != nil || stored.outputConfig != .emptyObject
        var definition = stored
        if merged != stored || mustRun {
            definition = try check(merged, registry, allowsBlank: !isConfigured && !mustRun)
        }
        try checkModel(&definition, registry)
        return definition
    }

    private func merged(with stored: Evaluation.Definition) -> Evaluation.Definition {
        var definition = stored
        type.set(&definition.type)
        if let config = config.value { definition.config = config.compact }
        outputType.set(&definition.outputType)
        if let outputConfig = outputConfig.value {
            let isKept = isPartial && definition.outputType == stored.outputType
            definition.outputConfig = isKept ? outputConfig.laid(over: stored.outputConfig, stored.outputType) : outputConfig.compact
        }
        model.set(&definition.model)
        return definition
    }

    private func check(_ definition: Evaluation.Definition, _ registry: Registry, allowsBlank: Bool) throws(APIError)
        -> Evaluation.Definition
    {
        do {
            return try registry.normalise(definition)
        } catch {
            if allowsBlank, error.kind == .badConfig { return definition }
            throw APIError(error, of: definition)
        }
    }

    /// A model that was set for another type goes with that type; one that is sent for a type without models is a mistake.
    private func checkModel(_ definition: inout Evaluation.Definition, _ registry: Registry) throws(APIError) {
        guard definition.model != nil, registry.card(for: definition.type)?.usesModel == false else { return }
        guard model.value == nil else {
            throw .invalid("model_configuration", "This evaluation type does not use model configuration.")
        }
        definition.model = nil
    }
}

extension JSONValue {
    /// This configuration of an output where `stored` is the present one. Of a boolean's, only `true_is_failure` stays where it is absent here;
    /// of the others' every member, and null removes it.
    fileprivate func laid(over stored: JSONText, _ outputType: String) -> JSONText {
        guard let former = try? JSONValue(parsing: stored) else { return compact }
        let kept = former.members.filter { name, _ in
            self[name] == nil && (outputType != "boolean" || name == "true_is_failure")
        }
        return JSONWriter.text { json in
            json.beginObject()
            for (name, value) in kept + members where !value.isNull {
                json.key(name)
                json.json(value.compact)
            }
            json.endObject()
        }
    }
}

extension APIError {
    /// What an evaluator has against its configuration.
    fileprivate init(_ error: ConfigError, of definition: Evaluation.Definition) {
        switch error.kind {
        case .unsupportedCombination:
            self = .invalid("config", error.sentence)
        case .badCode:
            self = .invalid("evaluation_config", error.sentence)
        case .badConfig, .notExecutable:
            self = .invalid("config", "Invalid config for \(definition.type)/\(definition.outputType): \(error.sentence)")
        }
    }
}
