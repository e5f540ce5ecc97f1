internal import AssayDomain
internal import JSON

/// The reasons why a run is paused or fails, with their sentences. `store_unavailable` is added by the API while a run is blocked; it is
/// never stored.
extension BatchRun.Reason {
    static func outOfCalls(left: Int, callsPerCell: Int) -> BatchRun.Reason {
        budget(
            "The budget has \(left) \(left == 1 ? "call" : "calls") left, and a cell may take \(callsPerCell): resume the run with a larger "
                + "budget, or with none.")
    }

    static let outOfSeconds = budget("The run has used the seconds of its budget: resume it with a larger budget, or with none.")

    private static func budget(_ detail: String) -> BatchRun.Reason { BatchRun.Reason(code: "budget", detail: detail) }

    /// A bug of Assay; only the log says which.
    static let internalError = BatchRun.Reason(
        code: "internal_error",
        detail:
            "An internal error of Assay stopped this run. Recorded results are kept, and resuming continues with the rest. Please report "
            + "it, and include the line “internal error in run” of the daemon's log.")

    static func emptySample(of items: Int) -> BatchRun.Reason {
        BatchRun.Reason(
            code: "empty_sample",
            detail:
                "None of the dataset's \(items) \(items == 1 ? "item" : "items") is in the sample: start another run with other filters.")
    }

    /// - Parameter why: a sentence.
    static func sampleRefused(_ why: String) -> BatchRun.Reason {
        BatchRun.Reason(code: "sample_refused", detail: "The sample cannot be chosen: \(why) Start another run.")
    }

    /// Searching the metadata of one item for the filters' patterns takes too long.
    static func sampleTakesTooLong(in metadata: JSONText?) -> BatchRun.Reason {
        sampleRefused(
            "Looking for the patterns of its filters takes too long in an item with \(metadata?.bytes.count ?? 0) bytes of metadata. "
                + "Simplify the patterns, for example by using fewer repetitions.")
    }

    /// - Parameter why: a sentence.
    static func notRunnable(_ evaluation: BatchRun.PinnedEvaluation, _ why: String) -> BatchRun.Reason {
        BatchRun.Reason(code: "evaluation_not_runnable", detail: "The evaluation “\(evaluation.name)” cannot run: \(why)")
    }

    static func failing(_ evaluation: BatchRun.PinnedEvaluation, _ errorClass: String) -> BatchRun.Reason {
        BatchRun.Reason(
            code: "evaluator_failing",
            detail:
                "The first \(ErrorBreaker.limit) cells of the evaluation “\(evaluation.name)” all ended in error, the last with "
                + "\(errorClass). Look at the results; then resume the run, retry it, or change the evaluation and start another.")
    }
}
