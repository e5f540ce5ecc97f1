public import AssayDomain
public import JSON

/// Answers by asking someone. It only writes the question and reads the reply: who runs it sends, limits, retries and records.
public protocol CallingEvaluator: Plugin {
    /// The question about one sample.
    func call(for sample: Sample) throws(EvaluationError) -> Call

    /// What the reply says; `.again` at most once for a sample.
    func read(_ reply: Reply, to call: Call) throws(EvaluationError) -> Reading
}

/// A request to a provider: everything but the host and the key, which the one who sends it knows.
public struct Call: Sendable, Equatable {
    /// Below the provider's base URL: `/v1/chat/completions`.
    public let path: String
    public let body: JSONText

    public init(path: String, body: JSONText) {
        self.path = path
        self.body = body
    }
}

/// What a provider answered.
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

/// What a reply turned out to be.
public enum Reading: Sendable, Equatable {
    case verdict(Verdict)
    /// Ask once more, in other words.
    case again(Call)
}
