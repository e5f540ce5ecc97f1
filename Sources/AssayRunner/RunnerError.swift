public import AssayStore

/// Why the runner could not start.
public enum RunnerError: Error, Equatable, Sendable {
    case store(StoreError)
    /// The system refused to start a thread.
    case noThread(reason: String)

    /// A sentence that says what to do.
    public var sentence: String {
        switch self {
        case .store(let error): error.sentence
        case .noThread(let reason):
            "No thread to judge with (\(reason)): lower runner.workers or raise the limit of tasks."
        }
    }
}
