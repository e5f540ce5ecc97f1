internal import Threads

/// Something to write in a commit that it may share.
struct WriteJob: Sendable {
    /// What a commit promises.
    enum Durability: Sendable {
        /// On disk when it is done: for what is acknowledged.
        case full
        /// Survives the process, not a power cut: for what can be computed again.
        case normal
    }

    /// Whose turn it is.
    enum Priority: Sendable {
        /// Somebody waits for the answer: refused where too many do.
        case request
        /// Results, rows of an import, deletions: about so many rows and bytes. Whoever hands it in waits until there is room.
        case bulk(rows: Int, bytes: Int)
    }

    let durability: Durability
    var priority = Priority.request
    let work: @Sendable (Connection) throws(StoreError) -> Void
    /// Called on the writer's thread after the commit, or when there was none: everybody who writes waits for it.
    let done: @Sendable (Result<Void, StoreError>) -> Void
}

/// Where a thread waits for its job.
final class WriteTicket<Value>: @unchecked Sendable {
    // `value` is the writer's until `finish`, the waiting thread's after it; `outcome` is guarded by the lock.
    private let lock = ConditionLock()
    private var value: Value?
    private var outcome: Result<Void, StoreError>?

    func keep(_ value: Value) { self.value = value }

    func finish(_ outcome: Result<Void, StoreError>) {
        lock.withLock {
            self.outcome = outcome
            lock.notifyAll()
        }
    }

    func wait() throws(StoreError) -> Value {
        try finished().get()
        guard let value else { throw .misuse("a job was reported done that did not run") }
        return value
    }

    private func finished() -> Result<Void, StoreError> {
        lock.withLock {
            while true {
                if let outcome { return outcome }
                lock.wait()
            }
        }
    }
}
