public import AssayDomain

/// An evaluator made ready for one evaluation, its configuration's type erased.
public protocol Judge: Sendable {
    /// The verdict, which is one that the evaluation's output allows.
    func judge(_ sample: Sample) throws(EvaluationError) -> Verdict
    /// Whether a verdict is good news; `nil` where the output type has no notion of it, or the sample is not applicable.
    func passes(_ verdict: Verdict) -> Bool?
}

/// An evaluator with the output that was asked of it.
struct ReadyJudge<E: Evaluator>: Judge {
    let evaluator: E
    let output: OutputConfig

    func judge(_ sample: Sample) throws(EvaluationError) -> Verdict {
        let verdict = try evaluator.judge(sample)
        try output.check(verdict)
        return verdict
    }

    func passes(_ verdict: Verdict) -> Bool? { output.passes(verdict) }
}
