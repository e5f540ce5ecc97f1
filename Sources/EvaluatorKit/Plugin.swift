public import JSON

/// What every evaluator has, whatever way it answers: a card, and a configuration that it checks.
public protocol Plugin: Sendable {
    /// The `evaluation_config` of an evaluation.
    associatedtype Config: Decodable & Sendable

    /// The only description of the evaluator: the API's schema, the README's table and forms come from it.
    static var card: Card { get }

    /// Refuses a bad configuration and does what is costly.
    init(_ setup: Setup<Config>) throws(ConfigError)

    /// The configuration that this was set up with, as it is stored and shown to clients.
    func normalised(_ config: JSONValue) -> JSONText
}

extension Plugin {
    /// The keys that the card knows, as they were sent.
    public func normalised(_ config: JSONValue) -> JSONText { Self.card.config.knownMembers(of: config) }
}
