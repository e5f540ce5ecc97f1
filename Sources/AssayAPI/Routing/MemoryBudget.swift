internal import FastCGI
internal import Glibc

/// The memory that large bodies and answers may take up at a time, of all requests together. Small ones are not counted.
final class MemoryBudget: @unchecked Sendable {
    // `used` and `peak` are guarded by the mutex.
    private let limit: Int
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let returned = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var used = 0
    /// The most that was used since memory last went back to the system.
    private var peak = 0

    /// A burst of more than this is followed by giving memory back.
    private static let burst = 32 << 20

    init(_ limit: Int) {
        self.limit = limit
        pthread_mutex_init(mutex, nil)
        var attributes = pthread_condattr_t()
        pthread_condattr_init(&attributes)
        pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        pthread_cond_init(returned, &attributes)
        pthread_condattr_destroy(&attributes)
    }

    deinit {
        pthread_cond_destroy(returned)
        pthread_mutex_destroy(mutex)
        returned.deallocate()
        mutex.deallocate()
    }

    /// Whether there was room, for somebody who has `own` bytes. A request that needs more than the whole budget fits when there is no other.
    fileprivate func take(_ bytes: Int, own: Int) -> Bool {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return takeLocked(bytes, own: own)
    }

    /// The same, but waits for room for up to `time`.
    fileprivate func take(_ bytes: Int, within time: Duration) -> Bool {
        var end = timespec()
        clock_gettime(CLOCK_MONOTONIC, &end)
        end.tv_sec += Int(time.components.seconds)
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while !takeLocked(bytes) {
            if pthread_cond_timedwait(returned, mutex, &end) == ETIMEDOUT { return takeLocked(bytes) }
        }
        return true
    }

    private func takeLocked(_ bytes: Int, own: Int = 0) -> Bool {
        guard used == own || used + bytes <= limit else { return false }
        used += bytes
        peak = max(peak, used)
        return true
    }

    fileprivate func giveBack(_ bytes: Int) {
        guard bytes > 0 else { return }
        pthread_mutex_lock(mutex)
        used -= bytes
        let isOver = used == 0 && peak > Self.burst
        if used == 0 { peak = 0 }
        pthread_cond_broadcast(returned)
        pthread_mutex_unlock(mutex)
        if isOver { ProcessMemory.giveBack() }
    }

    /// Bytes that are in use.
    var inUse: Int {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return used
    }
}

/// What one request has of the budget, until nobody holds it any more.
final class MemoryShare: @unchecked Sendable {
    // `size` is changed by the request's thread alone.
    private let budget: MemoryBudget
    private(set) var size = 0

    init(of budget: MemoryBudget) {
        self.budget = budget
    }

    deinit { budget.giveBack(size) }

    func grow(by bytes: Int) throws(APIError) {
        guard bytes > 0 else { return }
        guard budget.take(bytes, own: size) else { throw .outOfMemory }
        size += bytes
    }

    /// Waits up to `time` for the memory to become available. Returns false on timeout.
    func grow(by bytes: Int, within time: Duration) -> Bool {
        guard budget.take(bytes, within: time) else { return false }
        size += bytes
        return true
    }

    func shrink(to bytes: Int) {
        guard bytes < size else { return }
        budget.giveBack(size - bytes)
        size = bytes
    }
}
