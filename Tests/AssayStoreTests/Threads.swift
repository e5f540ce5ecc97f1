import AssayStore
import Glibc
import Synchronization

/// A value that another thread will bring.
final class Awaited<Value: Sendable>: Sendable {
    private let value = Mutex<Value?>(nil)
    private let semaphore: UncheckedSemaphore = UncheckedSemaphore()

    func set(_ value: Value) {
        self.value.withLock { $0 = value }
        semaphore.post()
    }

    var isThere: Bool { value.withLock { $0 != nil } }

    /// Once.
    func wait() -> Value {
        semaphore.wait()
        return value.withLock { $0! }
    }
}

/// A POSIX semaphore: made for many threads, and it never moves.
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
