public import AssayDomain
public import JSON

/// Makes evaluators ready for evaluations of one type. The registry has a factory for each type; it may be compiled in (`BuiltInFactory`) or
/// be made when the daemon starts.
public protocol EvaluatorFactory: Sendable {
    var card: Card { get }

    /// Where the evaluator comes from.
    var source: EvaluatorSource { get }

    /// Whether evaluations of the type can run at present. It prepares nothing, because `GET evaluators/` asks for it.
    func health() -> EvaluatorHealth

    /// Checks a definition of the card's type and makes its evaluator ready. This may be expensive: `EvaluatorCache` keeps the result.
    func prepare(_ definition: ParsedDefinition) throws(ConfigError) -> PreparedEvaluator
}

/// Where an evaluator comes from, as the API spells it.
public enum EvaluatorSource: String, Sendable {
    case builtIn = "built_in"
}

/// Whether evaluations of a type can run.
public enum EvaluatorHealth: Sendable, Equatable {
    case ok
    /// A sentence that says why not.
    case unavailable(String)
}

/// A definition whose JSON has been parsed, for factories.
public struct ParsedDefinition: Sendable {
    public let definition: Evaluation.Definition
    /// The definition's `config`: an object.
    public let config: JSONValue
    /// The definition's `outputConfig`, decoded.
    public let output: OutputConfig
    public let origin: DefinitionOrigin

    /// - Parameters:
    ///   - type: the definition's `outputType`.
    ///   - config: the definition's `config`, if the caller has parsed it already.
    init(
        _ definition: Evaluation.Definition, _ type: OutputType, config: JSONValue?, from origin: DefinitionOrigin
    ) throws(ConfigError) {
        self.definition = definition
        self.config = try Self.object(config, definition.config, "evaluation_config")
        output = try OutputConfig(type, parsing: Self.object(nil, definition.outputConfig, "output_config"))
        self.origin = origin
    }

    private static func object(_ parsed: JSONValue?, _ text: JSONText, _ field: String) throws(ConfigError) -> JSONValue {
        guard let value = parsed ?? (try? JSONValue(parsing: text)), value.kind == .object else {
            throw ConfigError(field, "\(field) must be a JSON object.")
        }
        return value
    }
}

/// Where the `evaluation_config` of a definition comes from.
public enum DefinitionOrigin: Sendable {
    /// A client sent it. An evaluator ignores members that only it itself writes, such as a compiled program.
    case request
    /// It was stored with an evaluation of this type: an earlier version of the evaluator may have accepted and normalised it.
    case stored
}

/// A definition that its evaluator has accepted, with the evaluator.
public struct PreparedEvaluator: Sendable {
    /// The definition as it is stored: without unknown keys of `config`, and with the defaults of `outputConfig` filled in.
    public let definition: Evaluation.Definition
    /// The evaluator, or the reason why this version of Assay can store the definition but not execute it.
    public let evaluator: Result<ReadyEvaluator, ConfigError>

    public init(_ definition: Evaluation.Definition, _ evaluator: Result<ReadyEvaluator, ConfigError>) {
        self.definition = definition
        self.evaluator = evaluator
    }

    /// The evaluator, if it answers from the sample alone. Throws if this version of Assay cannot execute the definition.
    public func judge() throws(ConfigError) -> any Judge {
        switch try evaluator.get() {
        case .computing(let judge): return judge
        case .calling: throw .notExecutable(ReadyEvaluator.callingIsUnavailable)
        }
    }

    /// Approximate bytes of memory that it keeps.
    var footprint: Int {
        let texts = definition.config.bytes.count + definition.outputConfig.bytes.count
        switch evaluator {
        case .success(.computing(let judge)): return texts + judge.footprint
        case .success(.calling(let judge)): return texts + judge.footprint
        case .failure: return texts + defaultFootprint
        }
    }
}

/// An evaluator made ready for one evaluation, by the way it answers.
public enum ReadyEvaluator: Sendable {
    /// Answers from the sample alone.
    case computing(any Judge)
    /// Answers by calling a provider.
    case calling(any CallingJudge)

    /// Tells users that evaluations that call a provider can be stored but not executed.
    public static let callingIsUnavailable = "This version of Assay stores judges but does not ask models yet."
}

/// The factory of an evaluator that is compiled in. The type of its configuration is erased here.
public struct BuiltInFactory<P: Plugin>: EvaluatorFactory {
    /// Why evaluations of the type cannot run; `nil` if they can.
    private let obstacle: String?
    private let ready: @Sendable (P, OutputConfig, Passing) -> Result<ReadyEvaluator, ConfigError>

    public init() where P: Evaluator {
        obstacle = nil
        ready = { evaluator, output, passing in
            .success(.computing(ReadyJudge(evaluator: evaluator, output: output, passing: passing)))
        }
    }

    public init() where P: CallingEvaluator {
        obstacle = ReadyEvaluator.callingIsUnavailable
        ready = { evaluator, output, passing in
            .success(.calling(ReadyCallingJudge(evaluator: evaluator, output: output, passing: passing)))
        }
    }

    /// A factory of evaluations that can be stored and checked but not executed: `sentence` tells users so.
    public init(refusingToJudge sentence: String) {
        obstacle = sentence
        ready = { _, _, _ in .failure(.notExecutable(sentence)) }
    }

    public var card: Card { P.card }
    public var source: EvaluatorSource { .builtIn }
    public func health() -> EvaluatorHealth { obstacle.map(EvaluatorHealth.unavailable) ?? .ok }

    public func prepare(_ definition: ParsedDefinition) throws(ConfigError) -> PreparedEvaluator {
        let config = definition.origin == .request ? try card.config.knownPart(of: definition.config) : definition.config
        var normalised = definition.definition
        normalised.outputConfig = definition.output.normalised
        if let parameters = try ItemParameters(card.config, config, for: definition.output.type) {
            normalised.config = card.config.knownMembers(of: config)
            return PreparedEvaluator(normalised, .success(.computing(try judge(parameters, definition))))
        }
        let plugin = try plugin(config, definition)
        normalised.config = plugin.normalised(config)
        return PreparedEvaluator(normalised, ready(plugin, definition.output, Passing(definition.output)))
    }

    private func plugin(_ config: JSONValue, _ definition: ParsedDefinition) throws(ConfigError) -> P {
        let decoded = try decode(config, as: P.Config.self)
        try (decoded as? any OutputDependent)?.check(definition.output)
        return try plugin(decoded, definition)
    }

    private func plugin(_ config: P.Config, _ definition: ParsedDefinition) throws(ConfigError) -> P {
        try P(Setup(config: config, output: definition.output, model: definition.definition.model, origin: definition.origin))
    }

    /// A judge that makes an evaluator ready for each item.
    private func judge(_ parameters: ItemParameters, _ definition: ParsedDefinition) throws(ConfigError) -> ItemParameterJudge {
        let passing = Passing(definition.output)
        var accepted: P.Config?
        try parameters.check { (config) throws(ConfigError) in
            let decoded = try decode(config, as: P.Config.self)
            accepted = decoded
            try (decoded as? any OutputDependent)?.check(definition.output)
            _ = try computing(plugin(decoded, definition), definition.output, passing)
        }
        // What does not depend on the item is decoded once.
        let template = accepted as? any ItemConfigurable
        return ItemParameterJudge(parameters, passing, sharedFootprint: template?.sharedFootprint ?? 0) { (config) throws(ConfigError) in
            let decoded = if let template { try replacing(template, by: config) } else { try decode(config, as: P.Config.self) }
            return try computing(plugin(decoded, definition), definition.output, passing)
        }
    }

    private func replacing(_ template: some ItemConfigurable, by config: JSONValue) throws(ConfigError) -> P.Config {
        var replaced = template
        replaced.keys = try decode(config, as: type(of: template.keys))
        guard let replaced = replaced as? P.Config else { preconditionFailure("a configuration has changed its type") }
        return replaced
    }

    private func computing(_ plugin: P, _ output: OutputConfig, _ passing: Passing) throws(ConfigError) -> any Judge {
        guard case .computing(let judge) = try ready(plugin, output, passing).get() else {
            throw .notExecutable(ReadyEvaluator.callingIsUnavailable)
        }
        return judge
    }

    private func decode<Value: Decodable>(_ config: JSONValue, as type: Value.Type) throws(ConfigError) -> Value {
        do {
            return try config.decode(as: type)
        } catch {
            let path = error.path.joined(separator: ".")
            throw ConfigError("evaluation_config.\(path)", "\(path): \(error.reason)")
        }
    }
}

/// A configuration that allows some outputs only.
protocol OutputDependent {
    func check(_ output: OutputConfig) throws(ConfigError)
}

/// A configuration of which only a part may depend on the item.
protocol ItemConfigurable: Sendable {
    associatedtype Keys: Decodable

    /// The part that may depend on the item.
    var keys: Keys { get set }
    /// Approximate bytes of memory of the other part.
    var sharedFootprint: Int { get }
}

extension TextOptions: OutputDependent {}

extension TextConfig: OutputDependent, ItemConfigurable {
    func check(_ output: OutputConfig) throws(ConfigError) { try options.check(output) }

    var sharedFootprint: Int { options.footprint }
}
