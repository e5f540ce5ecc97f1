public import AssayDomain
public import JSON

/// An evaluator that answers by calling a provider.
///
/// It only writes the request and reads the reply: the runner sends, limits, retries and records.
public protocol CallingEvaluator: Plugin {
    /// The request for one sample.
    func call(for sample: Sample) throws(EvaluationError) -> Call

    /// The verdict in a reply, or another call: `.again` at most once per sample.
    func read(_ reply: Reply, to call: Call) throws(EvaluationError) -> Reading
}

/// A calling evaluator prepared for one evaluation, with the type of its configuration erased.
public protocol CallingJudge: Sendable {
    /// The request for one sample.
    func call(for sample: Sample) throws(EvaluationError) -> Call
    /// A verdict that the evaluation's output allows, or another call: `.again` at most once per sample.
    func read(_ reply: Reply, to call: Call) throws(EvaluationError) -> Reading
    /// Whether a verdict passes; `nil` if the output has no passing rule or the sample is not applicable.
    func passes(_ verdict: Verdict, on sample: Sample) -> Bool?
    /// Approximate bytes of memory that the judge keeps: `EvaluatorCache` is limited by their sum.
    var footprint: Int { get }
}

/// Checks the verdicts of a calling evaluator against the evaluation's `output_config`.
struct ReadyCallingJudge<E: CallingEvaluator>: CallingJudge {
    let evaluator: E
    let output: OutputConfig
    let passing: Passing

    func call(for sample: Sample) throws(EvaluationError) -> Call {
        try passing.check(sample)
        return try evaluator.call(for: sample)
    }

    func read(_ reply: Reply, to call: Call) throws(EvaluationError) -> Reading {
        let reading = try evaluator.read(reply, to: call)
        if case .verdict(let verdict) = reading { try output.check(verdict) }
        return reading
    }

    func passes(_ verdict: Verdict, on sample: Sample) -> Bool? { passing.passes(verdict, on: sample) }

    var footprint: Int { evaluator.footprint }
}

/// A request to a provider, without the host and the key, which the runner adds.
public struct Call: Sendable, Equatable {
    /// Below the provider's base URL: `/v1/chat/completions`.
    public let path: String
    public let body: JSONText

    public init(path: String, body: JSONText) {
        self.path = path
        self.body = body
    }
}

/// A provider's reply.
public struct Reply: Sendable {
    public let status: Int
    /// By lower-case name.
    public let headers: [String: String]
    public let body: [UInt8]

    public init(status: Int, headers: [String: String], body: [UInt8]) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}

/// What an evaluator makes of a reply.
public enum Reading: Sendable, Equatable {
    case verdict(Verdict)
    /// Send another request, worded differently.
    case again(Call)
}
