internal import AssayDomain
internal import EvaluatorKit

/// Thrown if an evaluation of a run cannot be executed.
struct NotRunnable: Error {
    let reason: BatchRun.Reason
}

extension EvaluatorCache {
    /// The judges of a run, in the order of its evaluations.
    func judges(of run: BatchRun) throws(NotRunnable) -> [any Judge] {
        var judges: [any Judge] = []
        judges.reserveCapacity(run.evaluations.count)
        for evaluation in run.evaluations { judges.append(try judge(of: evaluation)) }
        return judges
    }

    private func judge(of evaluation: BatchRun.PinnedEvaluation) throws(NotRunnable) -> any Judge {
        do {
            return try evaluator(evaluation.evaluatorKey, evaluation.definition).judge()
        } catch {
            throw NotRunnable(reason: .notRunnable(evaluation, error.sentence))
        }
    }
}
