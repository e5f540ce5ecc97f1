internal import Glibc

/// A lock with a condition variable: a thread that holds it can wait until another thread notifies it.
public final class ConditionLock: @unchecked Sendable {
    // Both are thread-safe, and allocated so that they never move.
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    public init() {
        pthread_mutex_init(mutex, nil)
        var attributes = pthread_condattr_t()
        pthread_condattr_init(&attributes)
        // Setting the system's time must not change how long a thread waits.
        pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        pthread_cond_init(condition, &attributes)
        pthread_condattr_destroy(&attributes)
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    @inlinable
    public func withLock<Result, Failure: Error>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
        lock()
        defer { unlock() }
        return try body()
    }

    @usableFromInline func lock() { pthread_mutex_lock(mutex) }
    @usableFromInline func unlock() { pthread_mutex_unlock(mutex) }

    /// Releases the lock until `notifyAll` is called or `deadline` has passed. Only within `withLock`; check the condition again
    /// afterwards: a thread may wake without a reason.
    public func wait(until deadline: MonotonicTime? = nil) {
        guard let deadline else {
            pthread_cond_wait(condition, mutex)
            return
        }
        var time = deadline.timespec
        pthread_cond_timedwait(condition, mutex, &time)
    }

    /// Wakes one waiting thread, if there is one.
    public func notifyOne() { pthread_cond_signal(condition) }

    /// Wakes every waiting thread.
    public func notifyAll() { pthread_cond_broadcast(condition) }
}

/// State behind a lock. Threads can wait until it changes.
public final class LockedState<State>: @unchecked Sendable {
    // `state` is accessed only while the lock is held.
    private var state: State
    private let lock = ConditionLock()

    public init(_ state: State) {
        self.state = state
    }

    /// Reads the state, or changes it without waking waiting threads.
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

    /// Changes the state and wakes one waiting thread: for threads that all wait for the same, where a thread that found it wakes the next.
    public func updateOne<Result>(_ body: (inout State) -> Result) -> Result {
        lock.withLock {
            defer { lock.notifyOne() }
            return body(&state)
        }
    }

    public func wakeOne() { lock.notifyOne() }
    public func wakeAll() { lock.notifyAll() }

    /// The result of looking at the state while waiting.
    public enum Attempt<Result> {
        case done(Result)
        /// Try again after the next `update`, or at this time, whichever comes first.
        case wait(until: MonotonicTime?)
    }

    /// Calls `body` until it returns `.done`, and sleeps between calls.
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
