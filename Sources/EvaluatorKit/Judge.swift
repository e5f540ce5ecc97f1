public import AssayDomain

/// An evaluator made ready for one evaluation, its configuration's type erased.
public protocol Judge: Sendable {
    func judge(_ sample: Sample) throws(EvaluationError) -> Verdict
    /// Whether a verdict is good news; `nil` where the output type has no notion of it, or the sample is not applicable.
    func passes(_ verdict: Verdict) -> Bool?
}
