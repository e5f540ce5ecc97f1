public import AssayDomain

/// Answers from the sample alone.
///
/// `judge` runs many times at once on threads of the runner's own: it keeps no state, opens no socket and reads no clock.
public protocol Evaluator: Plugin {
    func judge(_ sample: Sample) throws(EvaluationError) -> Verdict
}
