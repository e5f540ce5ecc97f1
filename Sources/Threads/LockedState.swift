/// State behind a lock, and a way for threads to sleep until it changes.
public final class LockedState<State>: @unchecked Sendable {
    // `state` is only accessed while the lock is held.
    private var state: State
    private let lock = ConditionLock()

    public init(_ state: State) {
        self.state = state
    }

    /// Reads the state, or changes it without waking anyone.
    public func withLock<Result>(_ body: (inout State) -> Result) -> Result {
        lock.withLock { body(&state) }
    }

    /// Changes the state and wakes every waiting thread.
    public func update<Result>(_ body: (inout State) -> Result) -> Result {
        lock.withLock {
            defer { lock.notifyAll() }
            return body(&state)
        }
    }

    /// What a waiting thread made of the state.
    public enum Attempt<Result> {
        case done(Result)
        /// Try again after the next `update`, or at this time, whichever comes first.
        case wait(until: MonotonicTime?)
    }

    /// Calls `body` until it returns `.done`, sleeping in between.
    public func waitFor<Result>(_ body: (inout State) -> Attempt<Result>) -> Result {
        lock.withLock {
            while true {
                switch body(&state) {
                case .done(let result): return result
                case .wait(let deadline): lock.wait(until: deadline)
                }
            }
        }
    }
}
