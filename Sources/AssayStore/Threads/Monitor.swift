internal import Glibc

/// A lock that threads can wait in until another says that something changed.
final class Monitor: @unchecked Sendable {
    // Both are made to be used from many threads, and never move.
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    init() {
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(condition, nil)
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    func locked<Result, Failure: Error>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return try body()
    }

    /// Lets others in until `signal`. Only within `locked`; look again at what you wait for.
    func wait() { pthread_cond_wait(condition, mutex) }

    /// Wakes whoever waits.
    func signal() { pthread_cond_broadcast(condition) }
}
