internal import AssayDomain
internal import EvaluatorKit
internal import JSON

/// The fields of an evaluation that its evaluator checks, together, once each of them is well-formed.
struct DefinitionFields {
    let type: FieldValue<String>
    /// Anything but null.
    let config: FieldValue<JSONValue>
    let outputType: FieldValue<String>
    /// An object.
    let outputConfig: FieldValue<JSONValue>
    let model: FieldValue<Evaluation.Model>
    /// Whether the output's configuration keeps the members that are not sent, as in a PATCH.
    let isPartial: Bool

    /// The stored definition changed by the fields that were sent, and checked. The evaluator's configuration is replaced as a whole.
    ///
    /// An evaluation that was created without a configuration may stay incomplete until `mustRun`.
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
            definition.outputConfig = isKept ? outputConfig.merged(over: stored.outputConfig, stored.knownOutputType) : outputConfig.compact
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

    /// Removes a model that was set for a previous type. Throws if the client sends a model for a type that does not use one.
    private func checkModel(_ definition: inout Evaluation.Definition, _ registry: Registry) throws(APIError) {
        guard definition.model != nil, registry.card(for: definition.type)?.usesModel == false else { return }
        guard model.value == nil else {
            throw .invalid("model_configuration", "This evaluation type does not use model configuration.")
        }
        definition.model = nil
    }
}

extension JSONValue {
    /// This output configuration merged over the stored one. Members that are absent here keep their stored values, but for the output
    /// type `boolean` only `true_is_failure` does; null removes a member.
    fileprivate func merged(over stored: JSONText, _ outputType: OutputType?) -> JSONText {
        guard let previous = try? JSONValue(parsing: stored) else { return compact }
        let kept = previous.members.filter { name, _ in
            self[name] == nil && (outputType != .boolean || name == "true_is_failure")
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
    /// An evaluator's error about its configuration.
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
