internal import AssayDomain
internal import EvaluatorKit
internal import JSON

/// The part of an evaluation that its evaluator has a say in: the fields are checked together, once each of them is well-formed.
struct DefinitionFields {
    let type: Sent<String>
    /// Anything but null.
    let config: Sent<JSONValue>
    let outputType: Sent<String>
    /// An object.
    let outputConfig: Sent<JSONValue>
    let model: Sent<Evaluation.Model>

    /// What is sent, laid over what is stored, as it is to be stored. Each configuration is replaced as a whole.
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
        if let outputConfig = outputConfig.value { definition.outputConfig = outputConfig.compact }
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
