import AssayStore
import Glibc
import Synchronization

/// A value that one thread waits for and another thread sets.
final class Awaited<Value: Sendable>: Sendable {
    private let value = Mutex<Value?>(nil)
    private let semaphore: UncheckedSemaphore = UncheckedSemaphore()

    func set(_ value: Value) {
        self.value.withLock { $0 = value }
        semaphore.post()
    }

    var isSet: Bool { value.withLock { $0 != nil } }

    /// May be called only once.
    func wait() -> Value {
        semaphore.wait()
        return value.withLock { $0! }
    }
}

/// A POSIX semaphore. It has its own allocation, since it must not move in memory.
final class UncheckedSemaphore: @unchecked Sendable {
    private let semaphore = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

    init() { sem_init(semaphore, 0, 0) }

    deinit {
        sem_destroy(semaphore)
        semaphore.deallocate()
    }

    func post() { sem_post(semaphore) }

    func wait() {
        while sem_wait(semaphore) != 0 {}
    }
}
