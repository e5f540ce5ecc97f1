internal import Glibc

/// A lock that threads can wait in until another one notifies them, for classes that guard their own properties with it.
public final class ConditionLock: @unchecked Sendable {
    // Both are made to be used from many threads, and never move.
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

    /// Releases the lock until `notifyAll` is called or `deadline` has passed. Only within `withLock`; check the condition again afterwards:
    /// a thread may wake without a reason.
    public func wait(until deadline: MonotonicTime? = nil) {
        guard let deadline else {
            pthread_cond_wait(condition, mutex)
            return
        }
        var time = deadline.timespec
        pthread_cond_timedwait(condition, mutex, &time)
    }

    /// Wakes every waiting thread.
    public func notifyAll() { pthread_cond_broadcast(condition) }
}
