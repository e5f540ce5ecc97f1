public import AssayDomain
public import AssayStore

/// An event of the runner for the operator's log. Contains no text of items.
public enum RunnerEvent: Sendable, Equatable {
    /// `resumed`: whether results of the run were recorded before.
    case began(ID<BatchRun>, resumed: Bool)
    case ended(ID<BatchRun>, BatchRun.Status, reason: String?)
    /// The store could not be used: the run is blocked and will be tried again soon.
    case blocked(ID<BatchRun>, reason: String)
    /// Another process has taken the run over: it goes on there.
    case lost(ID<BatchRun>)
    /// Runs without an owner could not be taken over, or the leases of this process not be renewed. It is tried again soon.
    case takeoverFailed(reason: String)
    /// A bug of Assay: the run is paused as `internal_error`. `what` describes the bug for the developers.
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
