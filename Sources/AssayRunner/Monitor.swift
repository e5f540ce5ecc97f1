internal import Glibc

/// State behind a lock, and a way to wait for it to change that costs nothing while it does not.
final class Monitor<State>: @unchecked Sendable {
    // `state` is touched with `mutex` held only.
    private var state: State
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    init(_ state: State) {
        self.state = state
        pthread_mutex_init(mutex, nil)
        var attributes = pthread_condattr_t()
        pthread_condattr_init(&attributes)
        pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        pthread_cond_init(changed, &attributes)
        pthread_condattr_destroy(&attributes)
    }

    deinit {
        pthread_cond_destroy(changed)
        pthread_mutex_destroy(mutex)
        changed.deallocate()
        mutex.deallocate()
    }

    /// Looks at the state, or makes a change that nobody waits for.
    func withLock<Result>(_ body: (inout State) -> Result) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return body(&state)
    }

    /// Changes the state and wakes everyone who waits for a change.
    func change<Result>(_ body: (inout State) -> Result) -> Result {
        pthread_mutex_lock(mutex)
        defer {
            pthread_cond_broadcast(changed)
            pthread_mutex_unlock(mutex)
        }
        return body(&state)
    }

    enum Attempt<Result> {
        case done(Result)
        /// Try again when the state has changed, or at that moment, whichever is first.
        case wait(until: MonotonicTime?)
    }

    /// Tries until it is done, waiting in between.
    func attempt<Result>(_ body: (inout State) -> Attempt<Result>) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while true {
            switch body(&state) {
            case .done(let result):
                return result
            case .wait(let moment?):
                var time = moment.timespec
                pthread_cond_timedwait(changed, mutex, &time)
            case .wait(nil):
                pthread_cond_wait(changed, mutex)
            }
        }
    }
}
