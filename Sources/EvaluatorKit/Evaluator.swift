public import AssayDomain

/// Answers from the sample alone.
///
/// `init` refuses a bad configuration and does what is costly; `judge` runs many times at once on threads of the runner's own,
/// keeps no state, opens no socket and reads no clock.
public protocol Evaluator: Sendable {
    /// The `evaluation_config` of an evaluation.
    associatedtype Config: Decodable & Sendable

    /// The only description of the evaluator: the API's schema, the README's table and forms come from it.
    static var card: Card { get }

    init(_ setup: Setup<Config>) throws(ConfigError)

    func judge(_ sample: Sample) throws(EvaluationError) -> Verdict
}
