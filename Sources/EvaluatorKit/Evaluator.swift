public import AssayDomain
public import JSON

/// An evaluator that answers from the sample alone.
///
/// `judge` runs many times at once on the runner's own threads: it keeps no state, opens no socket and reads no clock.
public protocol Evaluator: Plugin {
    func judge(_ sample: Sample) throws(EvaluationError) -> Verdict

    /// The same for an evaluator that may take long: it calls `shouldContinue` from time to time, and throws `.interrupted` when that
    /// returns false. `InterruptionCheck` decides when to call it.
    func judge(_ sample: Sample, while shouldContinue: @escaping () -> Bool) throws(EvaluationError) -> Verdict
}

extension Evaluator {
    public func judge(_ sample: Sample, while shouldContinue: @escaping () -> Bool) throws(EvaluationError) -> Verdict {
        try judge(sample)
    }
}

/// What every evaluator has, however it answers: a card, and a configuration that it checks.
public protocol Plugin: Sendable {
    /// The `evaluation_config` of an evaluation.
    associatedtype Config: Decodable & Sendable

    /// The only description of the evaluator: the API's schema, the README's table and forms come from it.
    static var card: Card { get }

    /// Refuses a bad configuration and does all expensive preparation.
    init(_ setup: Setup<Config>) throws(ConfigError)

    /// The configuration that this evaluator was set up with, as it is stored and shown to clients.
    func normalised(_ config: JSONValue) -> JSONText

    /// Approximate bytes of memory that the evaluator keeps once it has been used. Implement it if that is more than 64 KiB.
    var footprint: Int { get }
}

extension Plugin {
    /// The keys that the card lists, with the values that were sent.
    public func normalised(_ config: JSONValue) -> JSONText { Self.card.config.knownMembers(of: config) }

    public var footprint: Int { defaultFootprint }
}

/// Everything an evaluator is set up with. An evaluator takes nothing from anywhere else: no environment, no files, no clock.
public struct Setup<Config: Sendable>: Sendable {
    /// `evaluation_config`, decoded.
    public let config: Config
    public let output: OutputConfig
    /// The model that the evaluation names, for evaluators that use one.
    public let model: Evaluation.Model?
    /// Where `config` comes from, for evaluators that write members of their own into the stored configuration.
    public let origin: DefinitionOrigin

    public init(
        config: Config, output: OutputConfig = .boolean(allowsNA: false), model: Evaluation.Model? = nil,
        origin: DefinitionOrigin = .request
    ) {
        self.config = config
        self.output = output
        self.model = model
        self.origin = origin
    }
}

/// An evaluator prepared for one evaluation, with the type of its configuration erased.
public protocol Judge: Sendable {
    /// A verdict that the evaluation's output allows.
    ///
    /// A judge that takes long calls `shouldContinue` from time to time, and throws `.interrupted` when that returns false.
    func judge(_ sample: Sample, while shouldContinue: @escaping () -> Bool) throws(EvaluationError) -> Verdict
    /// Whether a verdict passes; `nil` if the output has no passing rule or the sample is not applicable.
    func passes(_ verdict: Verdict, on sample: Sample) -> Bool?
    /// Approximate bytes of memory that the judge keeps: `EvaluatorCache` is limited by their sum.
    var footprint: Int { get }
}

extension Judge {
    /// The verdict, however long it takes.
    public func judge(_ sample: Sample) throws(EvaluationError) -> Verdict { try judge(sample, while: { true }) }

    public var footprint: Int { defaultFootprint }
}

/// The footprint of an evaluator that keeps little more than its configuration.
let defaultFootprint = 64 << 10

/// Checks the verdicts of an evaluator against the evaluation's `output_config`.
struct ReadyJudge<E: Evaluator>: Judge {
    let evaluator: E
    let output: OutputConfig
    let passing: Passing

    func judge(_ sample: Sample, while shouldContinue: @escaping () -> Bool) throws(EvaluationError) -> Verdict {
        try passing.check(sample)
        let verdict = try evaluator.judge(sample, while: shouldContinue)
        try output.check(verdict)
        return verdict
    }

    func passes(_ verdict: Verdict, on sample: Sample) -> Bool? { passing.passes(verdict, on: sample) }

    var footprint: Int { evaluator.footprint }
}

/// Calls an evaluator's `shouldContinue` about once per millisecond of work, because a call costs more than judging a short text.
public struct InterruptionCheck {
    /// About one millisecond of work.
    private static let interval = 1_000_000

    private let shouldContinue: () -> Bool
    private var remaining = Self.interval

    public init(while shouldContinue: @escaping () -> Bool) { self.shouldContinue = shouldContinue }

    /// Never interrupts, for evaluators that are quick on every text.
    public static var never: InterruptionCheck { InterruptionCheck(while: { true }) }

    /// Throws `.interrupted` if the answer is no longer wanted.
    ///
    /// - Parameter work: the work done since the last call, in bytes of text read.
    public mutating func check(after work: Int) throws(EvaluationError) {
        remaining -= work
        guard remaining < 0 else { return }
        remaining = Self.interval
        guard shouldContinue() else { throw .interrupted }
    }
}
