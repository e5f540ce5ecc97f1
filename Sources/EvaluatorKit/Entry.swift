internal import AssayDomain
internal import JSON

/// What the registry knows of one evaluator: its configuration's type is erased here and nowhere else.
protocol Entry: Sendable {
    associatedtype P: Plugin

    func judge(for definition: Evaluation.Definition, _ type: OutputType) throws(ConfigError) -> any Judge
}

/// An evaluator that answers by itself.
struct EvaluatorEntry<P: Evaluator>: Entry {
    func judge(for definition: Evaluation.Definition, _ type: OutputType) throws(ConfigError) -> any Judge {
        let ready = try ready(definition, type)
        return ReadyJudge(evaluator: ready.plugin, output: ready.output)
    }
}

/// An evaluator that nothing executes, and the sentence that says so.
struct DefinitionEntry<P: Plugin>: Entry {
    let refusal: String

    func judge(for definition: Evaluation.Definition, _ type: OutputType) throws(ConfigError) -> any Judge {
        throw ConfigError("evaluation_type", refusal, kind: .notExecutable)
    }
}

extension Entry {
    func normalise(_ definition: Evaluation.Definition, _ type: OutputType) throws(ConfigError) -> Evaluation.Definition {
        let ready = try ready(definition, type)
        var normalised = definition
        normalised.config = ready.plugin.normalised(ready.config)
        normalised.outputConfig = ready.output.normalised
        return normalised
    }

    func ready(
        _ definition: Evaluation.Definition, _ type: OutputType
    ) throws(ConfigError) -> (plugin: P, config: JSONValue, output: OutputConfig) {
        let config = try object(definition.config, "evaluation_config")
        let output = try OutputConfig(type, parsing: object(definition.outputConfig, "output_config"))
        return (try P(Setup(config: decode(config), output: output, model: definition.model)), config, output)
    }

    private func object(_ text: JSONText, _ field: String) throws(ConfigError) -> JSONValue {
        guard let value = try? JSONValue(parsing: text), value.kind == .object else {
            throw ConfigError(field, "\(field) must be a JSON object.")
        }
        return value
    }

    private func decode(_ config: JSONValue) throws(ConfigError) -> P.Config {
        do {
            return try config.decode(as: P.Config.self)
        } catch {
            let path = error.path.joined(separator: ".")
            throw ConfigError("evaluation_config.\(path)", "\(path): \(error.reason)")
        }
    }
}
