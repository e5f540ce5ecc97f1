internal import Synchronization
internal import Threads

/// The thread that writes. The requests that wait when it looks share one commit, and so does some of the bulk work.
final class Writer: @unchecked Sendable {
    // The connection is the thread's alone; `queue`, `isClosing` and `health` are guarded by the lock.
    private let connection: Connection
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

    /// Takes over the connection.
    init(_ connection: sending Connection, limits: WriteQueue.Limits) {
        self.connection = connection
        queue = WriteQueue(limits: limits)
        thread = try? SystemThread.start { [self] in run() }
        precondition(thread != nil, "no thread for the writer")
    }

    /// Finishes what waits, and returns when the thread has ended. Only once.
    func close() {
        lock.withLock {
            isClosing = true
            lock.notifyAll()
        }
        thread?.join()
    }

    /// Has `work` done in a transaction and waits until it is committed.
    func write<Value>(
        _ durability: WriteJob.Durability, _ priority: WriteJob.Priority,
        _ work: @escaping @Sendable (Connection) throws(StoreError) -> Value
    ) throws(StoreError) -> Value {
        let ticket = WriteTicket<Value>()
        submit(
            WriteJob(
                durability: durability, priority: priority,
                work: { (connection) throws(StoreError) in ticket.keep(try work(connection)) },
                done: { ticket.finish($0) }))
        return try ticket.wait()
    }

    /// Hands in a job. Bulk work waits here until there is room for it; a request for which there is none is refused.
    func submit(_ job: WriteJob) {
        let refusal = lock.withLock { () -> StoreError? in
            while !isClosing, !queue.hasRoom(for: job, isStuck: health.isStuck(at: .now)) {
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

    /// Throws where what is written now would not get on. Writes nothing and waits for nothing.
    func check(at now: ContinuousClock.Instant = .now) throws(StoreError) {
        let obstacle = lock.withLock { isClosing ? .closed : health.obstacle(at: now) }
        if let obstacle { throw obstacle }
    }

    private func run() {
        while let group = nextGroup() { commit(group) }
        connection.close()
    }

    /// What goes into the next commit, as soon as something waits; `nil` when closing and nothing is left.
    private func nextGroup() -> [WriteJob]? {
        lock.withLock {
            while queue.isEmpty {
                if isClosing { return nil }
                lock.wait()
            }
            health.begin(at: .now)
            // Whoever waits for room may look again.
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
            let before = connection.changes
            var undone = 0
            for job in group {
                let start = connection.changes
                let outcome = try attempt(job, alone: group.count == 1)
                if case .failure = outcome { undone += connection.changes - start }
                outcomes.append(outcome)
            }
            try connection.run("COMMIT")
            commitCount.add(1, ordering: .relaxed)
            rowCount.add(connection.changes - before - undone, ordering: .relaxed)
        } catch {
            failure = error
            if connection.isInTransaction { _ = try? connection.run("ROLLBACK") }
            // A job that failed for a reason of its own keeps it.
            for (index, outcome) in outcomes.enumerated() {
                if case .success = outcome { outcomes[index] = .failure(error) }
            }
            while outcomes.count < group.count { outcomes.append(.failure(error)) }
        }
        lock.withLock { health.end(with: failure, at: .now) }
        for (job, outcome) in zip(group, outcomes) { job.done(outcome) }
    }

    private func begin(_ wanted: WriteJob.Durability) throws(StoreError) {
        if durability != wanted {
            // SQLite takes this between transactions only.
            try connection.execute(wanted == .full ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL")
            durability = wanted
        }
        try connection.run("BEGIN IMMEDIATE")
    }

    /// Does one job; if it fails, undoes it alone. Throws where the whole transaction cannot go on.
    private func attempt(_ job: WriteJob, alone: Bool) throws(StoreError) -> Result<Void, StoreError> {
        if alone {
            // The caller rolls the transaction back.
            try job.work(connection)
            return .success(())
        }
        try connection.run("SAVEPOINT job")
        do {
            try job.work(connection)
            try connection.run("RELEASE job")
            return .success(())
        } catch {
            guard connection.isInTransaction else { throw error }
            try connection.run("ROLLBACK TO job")
            try connection.run("RELEASE job")
            return .failure(error)
        }
    }
}
