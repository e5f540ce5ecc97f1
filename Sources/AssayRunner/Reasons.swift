internal import AssayDomain
internal import JSON

/// Why runs wait for a person, besides what plugins say.
extension BatchRun.Reason {
    static func outOfCalls(left: Int, cellsPerItem: Int) -> BatchRun.Reason {
        budget(
            "The budget leaves \(left) \(left == 1 ? "call" : "calls"), and an item may take \(cellsPerItem): resume the run with a larger budget, or "
                + "with none.")
    }

    static let outOfSeconds = budget("The run has used the seconds of its budget: resume it with a larger budget, or with none.")

    private static func budget(_ detail: String) -> BatchRun.Reason { BatchRun.Reason(code: "budget", detail: detail) }

    /// A mistake of this program; what it was is in the log alone.
    static let internalError = BatchRun.Reason(
        code: "internal_error",
        detail:
            "Assay made a mistake with this run. What was recorded is kept, and a resume goes on with the rest. Please report it with the line "
            + "“run failed inside” that the daemon's log has for the run.")

    static func emptySample(of items: Int) -> BatchRun.Reason {
        BatchRun.Reason(
            code: "empty_sample",
            detail:
                "None of the dataset's \(items) \(items == 1 ? "item" : "items") is in the sample: start another run with other filters.")
    }

    /// `why` is a sentence.
    static func sampleRefused(_ why: String) -> BatchRun.Reason {
        BatchRun.Reason(code: "sample_refused", detail: "The sample cannot be chosen: \(why) Start another run.")
    }

    /// Where looking for the filters' patterns in the metadata of one item takes too long.
    static func sampleTakesTooLong(in metadata: JSONText?) -> BatchRun.Reason {
        sampleRefused(
            "Looking for the patterns of its filters takes too long in an item with \(metadata?.text.utf8.count ?? 0) bytes of metadata. "
                + "Make the patterns simpler, such as with fewer repetitions.")
    }

    /// `why` is a sentence.
    static func notRunnable(_ evaluation: BatchRun.PinnedEvaluation, _ why: String) -> BatchRun.Reason {
        BatchRun.Reason(code: "evaluation_not_runnable", detail: "The evaluation “\(evaluation.name)” cannot run: \(why)")
    }

    static func failing(_ evaluation: BatchRun.PinnedEvaluation, _ failure: String) -> BatchRun.Reason {
        BatchRun.Reason(
            code: "evaluator_failing",
            detail:
                "The first \(FailureBreaker.limit) cells of the evaluation “\(evaluation.name)” all ended in error, the last with \(failure)."
                + " Look at the results; then resume the run, retry it, or change the evaluation and start another.")
    }
}
