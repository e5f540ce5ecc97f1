internal import Synchronization
internal import Threads

/// The thread that writes to the database. Waiting jobs share commits (group commit), in the order of `WriteQueue`.
final class Writer: @unchecked Sendable {
    // Only the writer's thread uses the connection and `durability`; the lock guards `queue`, `isClosing` and `health`.
    private let session: SQLiteSession
    private let lock = ConditionLock()
    private var queue: WriteQueue
    private var isClosing = false
    private var health = WriterHealth()
    private var thread: SystemThread?
    private var durability: WriteJob.Durability?

    private let commitCount = Atomic<Int>(0)
    private let rowCount = Atomic<Int>(0)

    var commits: Int { commitCount.load(ordering: .relaxed) }
    var rows: Int { rowCount.load(ordering: .relaxed) }

    /// Starts the thread, which owns the connection from now on.
    init(_ session: sending SQLiteSession, limits: WriteQueue.Limits) {
        self.session = session
        queue = WriteQueue(limits: limits)
        thread = try? SystemThread.start { [self] in run() }
        precondition(thread != nil, "cannot start the writer's thread")
    }

    /// Finishes all waiting jobs, and returns when the thread has ended. May be called only once.
    func close() {
        lock.withLock {
            isClosing = true
            lock.notifyAll()
        }
        thread?.join()
    }

    /// Runs `work` in a transaction and waits until it is committed.
    func write<Value>(
        _ durability: WriteJob.Durability, _ priority: WriteJob.Priority,
        _ work: @escaping @Sendable (any Session) throws(StoreError) -> Value
    ) throws(StoreError) -> Value {
        let ticket = WriteTicket<Value>()
        submit(
            WriteJob(
                durability: durability, priority: priority,
                work: { (session) throws(StoreError) in ticket.set(try work(session)) },
                done: { ticket.finish($0) }))
        return try ticket.wait()
    }

    /// Queues a job. If the queue is full, a bulk job waits here, and a request ends with `.overloaded`.
    func submit(_ job: WriteJob) {
        let refusal = lock.withLock { () -> StoreError? in
            while !isClosing, !queue.hasCapacity(for: job, isSlow: health.isSlow(at: .now)) {
                guard case .bulk = job.priority else { return .overloaded }
                lock.wait()
            }
            guard !isClosing else { return .closed }
            if queue.isEmpty { lock.notifyAll() }
            queue.add(job)
            return nil
        }
        if let refusal { job.done(.failure(refusal)) }
    }

    /// Throws if a write would fail now. Writes nothing and does not wait.
    func check(at now: ContinuousClock.Instant = .now) throws(StoreError) {
        let problem = lock.withLock { isClosing ? .closed : health.problem(at: now) }
        if let problem { throw problem }
    }

    private func run() {
        while let group = nextGroup() { commit(group) }
        session.close()
    }

    /// Waits for jobs and returns those of the next commit; `nil` when the queue is empty and the store is closing.
    private func nextGroup() -> [WriteJob]? {
        lock.withLock {
            while queue.isEmpty {
                if isClosing { return nil }
                lock.wait()
            }
            health.begin(at: .now)
            // The queue has capacity again for threads that wait in `submit`.
            lock.notifyAll()
            return queue.next()
        }
    }
}

extension Writer {
    private func commit(_ group: [WriteJob]) {
        var failure: StoreError?
        var outcomes: [Result<Void, StoreError>] = []
        outcomes.reserveCapacity(group.count)
        do {
            try begin(group.contains { $0.durability == .full } ? .full : .normal)
            let before = session.changes
            var undone = 0
            for job in group {
                let start = session.changes
                let outcome = try attempt(job, alone: group.count == 1)
                if case .failure = outcome { undone += session.changes - start }
                outcomes.append(outcome)
            }
            try session.run("COMMIT")
            commitCount.add(1, ordering: .relaxed)
            rowCount.add(session.changes - before - undone, ordering: .relaxed)
        } catch {
            failure = error
            if session.isInTransaction { _ = try? session.run("ROLLBACK") }
            // A job that failed by itself keeps its own error.
            for (index, outcome) in outcomes.enumerated() {
                if case .success = outcome { outcomes[index] = .failure(error) }
            }
            while outcomes.count < group.count { outcomes.append(.failure(error)) }
        }
        lock.withLock { health.end(with: failure, at: .now) }
        for (job, outcome) in zip(group, outcomes) { job.done(outcome) }
    }

    private func begin(_ required: WriteJob.Durability) throws(StoreError) {
        if durability != required {
            try session.setDurability(required)
            durability = required
        }
        try session.run("BEGIN IMMEDIATE")
    }

    /// Runs one job. If it fails, undoes only this job; throws if the whole transaction has to be rolled back.
    private func attempt(_ job: WriteJob, alone: Bool) throws(StoreError) -> Result<Void, StoreError> {
        if alone {
            // The caller rolls the transaction back.
            try job.work(session)
            return .success(())
        }
        try session.run("SAVEPOINT job")
        do {
            try job.work(session)
            try session.run("RELEASE job")
            return .success(())
        } catch {
            guard session.isInTransaction else { throw error }
            try session.run("ROLLBACK TO job")
            try session.run("RELEASE job")
            return .failure(error)
        }
    }
}

/// Lets a thread wait for its job.
final class WriteTicket<Value>: @unchecked Sendable {
    // The writer's thread uses `value` until `finish`, the waiting thread after it; the lock guards `outcome`.
    private let lock = ConditionLock()
    private var value: Value?
    private var outcome: Result<Void, StoreError>?

    func set(_ value: Value) { self.value = value }

    func finish(_ outcome: Result<Void, StoreError>) {
        lock.withLock {
            self.outcome = outcome
            lock.notifyAll()
        }
    }

    func wait() throws(StoreError) -> Value {
        try finished().get()
        guard let value else { throw .misuse("a job was reported as done but had not run") }
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
