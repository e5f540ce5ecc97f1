/// An evaluator's answer about one sample, and why.
public struct Verdict: Sendable, Equatable {
    public let answer: Answer
    /// One sentence with the evidence: `"A: 18" != "A: 17"`.
    public let reasoning: String

    public init(_ answer: Answer, _ reasoning: String) {
        self.answer = answer
        self.reasoning = reasoning
    }

    public static func yes(_ reasoning: String) -> Verdict { Verdict(.boolean(true), reasoning) }
    public static func no(_ reasoning: String) -> Verdict { Verdict(.boolean(false), reasoning) }
    public static func number(_ value: Double, _ reasoning: String) -> Verdict { Verdict(.number(value), reasoning) }
    public static func categories(_ keys: [String], _ reasoning: String) -> Verdict { Verdict(.categories(keys), reasoning) }
    public static func notApplicable(_ reasoning: String) -> Verdict { Verdict(.notApplicable, reasoning) }
}

extension Verdict {
    /// The answer itself. The evaluation decides whether `true` is good.
    public enum Answer: Sendable, Equatable {
        case boolean(Bool)
        case number(Double)
        case categories([String])
        /// The question does not fit the sample.
        case notApplicable
    }
}
