public import AssayDomain

/// An evaluator made ready for one evaluation, its configuration's type erased.
public protocol Judge: Sendable {
    /// The verdict, which is one that the evaluation's output allows.
    /// One that takes long asks every now and then whether it is still wanted, and throws `.interrupted` where it is not.
    func judge(_ sample: Sample, while isWanted: @escaping () -> Bool) throws(EvaluationError) -> Verdict
    /// Whether a verdict is good news; `nil` where the output type has no notion of it, or the sample is not applicable.
    func passes(_ verdict: Verdict) -> Bool?
    /// Bytes of memory that it keeps, roughly: as many judges are kept ready as fit.
    var footprint: Int { get }
}

extension Judge {
    /// The verdict, however long it takes.
    public func judge(_ sample: Sample) throws(EvaluationError) -> Verdict { try judge(sample, while: { true }) }

    public var footprint: Int { ordinaryFootprint }
}

/// An evaluator that keeps little more than its configuration.
let ordinaryFootprint = 64 << 10

/// An evaluator with the output that was asked of it.
struct ReadyJudge<E: Evaluator>: Judge {
    let evaluator: E
    let output: OutputConfig

    func judge(_ sample: Sample, while isWanted: @escaping () -> Bool) throws(EvaluationError) -> Verdict {
        let verdict = try evaluator.judge(sample, while: isWanted)
        try output.check(verdict)
        return verdict
    }

    func passes(_ verdict: Verdict) -> Bool? { output.passes(verdict) }

    var footprint: Int { evaluator.footprint }
}
