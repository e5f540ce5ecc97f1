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
    ///
    /// - Parameter key: the version with the stored definition; `nil` for a new evaluation.
    func applied(
        to stored: Evaluation.Definition, _ key: EvaluatorCache.Key?, mustRun: Bool, by check: inout DefinitionCheck
    ) throws(APIError) -> Evaluation.Definition {
        let merged = merged(with: stored, check.evaluators.registry)
        let isConfigured = config.value != nil || outputConfig.value != nil || stored.outputConfig != .emptyObject
        var definition = stored
        if merged != stored || mustRun {
            do throws(ConfigError) {
                if merged == stored, let key {
                    definition = try check.evaluators.evaluator(key, stored).definition
                } else {
                    let origin: DefinitionOrigin = config.value == nil && merged.type == stored.type ? .stored : .request
                    definition = try check.checked(merged, config: config.value, from: origin)
                }
            } catch {
                guard error.kind == .badConfig, !isConfigured, !mustRun else { throw APIError(error, of: merged) }
                definition = merged
            }
        }
        if model.value != nil, check.evaluators.registry.card(for: definition.type)?.usesModel == false {
            throw .invalid("model_configuration", "This evaluation type does not use model configuration.")
        }
        return definition
    }

    /// The stored definition changed by the fields that were sent, without a model that was set for a previous type.
    private func merged(with stored: Evaluation.Definition, _ registry: Registry) -> Evaluation.Definition {
        var definition = stored
        type.set(&definition.type)
        if let config = config.value { definition.config = config.compact }
        outputType.set(&definition.outputType)
        if let outputConfig = outputConfig.value {
            let isKept = isPartial && definition.outputType == stored.outputType
            definition.outputConfig = isKept ? outputConfig.merged(over: stored.outputConfig, stored.knownOutputType) : outputConfig.compact
        }
        model.set(&definition.model)
        if model.value == nil, registry.card(for: definition.type)?.usesModel == false { definition.model = nil }
        return definition
    }
}

/// Checks the definition in a request by preparing its evaluator, which is kept for when the evaluation is stored.
struct DefinitionCheck {
    let evaluators: EvaluatorCache
    /// The definition that was checked last, and its evaluator.
    private var last: (definition: Evaluation.Definition, origin: DefinitionOrigin, evaluator: PreparedEvaluator)?

    init(_ evaluators: EvaluatorCache) { self.evaluators = evaluators }

    /// The definition as it is stored. It is not prepared again if it was the last that was checked, as when another thread has changed
    /// something else of the evaluation.
    fileprivate mutating func checked(
        _ definition: Evaluation.Definition, config: JSONValue?, from origin: DefinitionOrigin
    ) throws(ConfigError) -> Evaluation.Definition {
        if let last, last.definition == definition, last.origin == origin { return last.evaluator.definition }
        let evaluator = try evaluators.registry.prepare(definition, config: config, from: origin)
        last = (definition, origin, evaluator)
        return evaluator.definition
    }

    /// Gives the evaluator to the cache, for the first run of the evaluation.
    func keepEvaluator(of evaluation: Evaluation) {
        guard let last, last.evaluator.definition == evaluation.definition else { return }
        evaluators.insert(last.evaluator, for: evaluation.evaluatorKey)
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
