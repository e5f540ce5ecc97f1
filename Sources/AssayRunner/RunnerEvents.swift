public import AssayDomain
public import AssayStore
internal import JSON

/// An event of the runner for the operator's log. Contains no text of items.
public enum RunnerEvent: Sendable, Equatable {
    /// `resumed`: whether results of the run were recorded before.
    case began(ID<BatchRun>, resumed: Bool)
    case ended(ID<BatchRun>, BatchRun.Status, reason: String?)
    /// The store could not be used; the run will be tried again soon.
    case blocked(ID<BatchRun>, reason: String)
    /// A bug of Assay: the run is parked as `internal_error`. `what` describes the bug for the developers.
    case internalError(ID<BatchRun>, what: String)
}

/// Why the runner could not start.
public enum RunnerError: Error, Equatable, Sendable {
    case store(StoreError)
    /// The system refused to start a thread.
    case noThread(reason: String)

    /// Says what went wrong and what to do.
    public var sentence: String {
        switch self {
        case .store(let error): error.sentence
        case .noThread(let reason):
            "Cannot start a worker thread (\(reason)): lower runner.workers or raise the limit of tasks."
        }
    }
}

/// Why runs are paused or fail.
extension BatchRun.Reason {
    static func outOfCalls(left: Int, cellsPerItem: Int) -> BatchRun.Reason {
        budget(
            "The budget has \(left) \(left == 1 ? "call" : "calls") left, and an item may take \(cellsPerItem): resume the run with a larger "
                + "budget, or with none.")
    }

    static let outOfSeconds = budget("The run has used the seconds of its budget: resume it with a larger budget, or with none.")

    private static func budget(_ detail: String) -> BatchRun.Reason { BatchRun.Reason(code: "budget", detail: detail) }

    /// A bug of Assay; only the log says which.
    static let internalError = BatchRun.Reason(
        code: "internal_error",
        detail:
            "An internal error of Assay stopped this run. Recorded results are kept, and resuming continues with the rest. Please report "
            + "the error with the line “run failed inside” of the daemon's log.")

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
                + "Make the patterns simpler, such as with fewer repetitions.")
    }

    /// - Parameter why: a sentence.
    static func notRunnable(_ evaluation: BatchRun.PinnedEvaluation, _ why: String) -> BatchRun.Reason {
        BatchRun.Reason(code: "evaluation_not_runnable", detail: "The evaluation “\(evaluation.name)” cannot run: \(why)")
    }

    static func failing(_ evaluation: BatchRun.PinnedEvaluation, _ failure: String) -> BatchRun.Reason {
        BatchRun.Reason(
            code: "evaluator_failing",
            detail:
                "The first \(FailureBreaker.limit) cells of the evaluation “\(evaluation.name)” all ended in error, the last with "
                + "\(failure). Look at the results; then resume the run, retry it, or change the evaluation and start another.")
    }
}
