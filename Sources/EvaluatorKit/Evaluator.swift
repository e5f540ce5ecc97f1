public import AssayDomain

/// Answers from the sample alone.
///
/// `judge` runs many times at once on threads of the runner's own: it keeps no state, opens no socket and reads no clock.
public protocol Evaluator: Plugin {
    func judge(_ sample: Sample) throws(EvaluationError) -> Verdict

    /// The same of one that may take long: it asks every now and then whether the answer is still wanted, and throws `.interrupted` where
    /// it is not.
    func judge(_ sample: Sample, while isWanted: @escaping () -> Bool) throws(EvaluationError) -> Verdict

    /// Bytes of memory that it keeps once it has been used, roughly. Only one that keeps more than 64 KiB needs to say so.
    var footprint: Int { get }
}

extension Evaluator {
    public func judge(_ sample: Sample, while isWanted: @escaping () -> Bool) throws(EvaluationError) -> Verdict { try judge(sample) }

    public var footprint: Int { ordinaryFootprint }
}
