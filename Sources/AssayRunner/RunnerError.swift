public import AssayStore
internal import Glibc

/// Why the runner could not start.
public enum RunnerError: Error, Equatable, Sendable {
    case store(StoreError)
    /// The system gave no thread: its `errno`.
    case noThread(code: Int32)

    /// A sentence that says what to do.
    public var sentence: String {
        switch self {
        case .store(let error): error.sentence
        case .noThread(let code):
            "No thread to judge with (\(String(cString: strerror(code)))): lower runner.workers or raise the limit of tasks."
        }
    }
}
