internal import AssayDomain
internal import Glibc
internal import Synchronization

/// Assay's SQLite database: one writer thread that groups waiting writes into commits, and one reading connection per thread.
public final class Store: Sendable {
    /// The kind of process that opens the file.
    public enum Role: Sendable {
        /// Migrates the schema, and drops the rows of interrupted imports.
        case daemon
        /// Refuses any other schema version than this program's. Waits up to 5 s for the daemon's commits.
        case administration
    }

    let path: String
    private let writer: Writer
    let readers: Readers
    private let file: DatabaseFile
    private let isClosed = Atomic<Bool>(false)

    public convenience init(path: String, role: Role) throws(StoreError) {
        try self.init(path: path, role: role, limits: WriteQueue.Limits())
    }

    /// - Parameter limits: how many writes may wait.
    init(path: String, role: Role, limits: WriteQueue.Limits) throws(StoreError) {
        self.path = path
        writer = Writer(try Store.open(path, role), limits: limits)
        readers = Readers(path: path)
        file = DatabaseFile(path: path)
        guard role == .daemon else { return }
        do {
            try dropInterruptedImports()
        } catch .diskFull {
            // The rows are invisible, and a later start drops them. Until then, the store can be read.
        }
    }

    deinit { close() }

    /// Finishes all waiting writes and closes the database. Later calls throw `.closed`.
    public func close() {
        guard !isClosed.exchange(true, ordering: .acquiringAndReleasing) else { return }
        writer.close()
        readers.close()
    }

    /// Numbers of commits and of rows written since the store was opened.
    public var writes: (commits: Int, rows: Int) { (writer.commits, writer.rows) }

    /// Throws if requests would fail at the moment. Writes nothing and does not wait for the writer.
    public func checkReady() throws(StoreError) {
        try writer.check()
        try file.check()
    }

    private static func open(_ path: String, _ role: Role) throws(StoreError) -> sending SQLiteSession {
        switch role {
        case .daemon:
            // Created here so that only this user can read it; SQLite gives its log the same permissions.
            let descriptor = Glibc.open(path, O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            if descriptor >= 0 { Glibc.close(descriptor) }
            let session = try SQLiteSession(path: path, access: .create)
            try Schema.migrate(session, path: path)
            try session.prepareForManyWrites()
            try session.enforceForeignKeys()
            return session
        case .administration:
            let session = try SQLiteSession(path: path, access: .readWrite)
            try Schema.check(session, path: path)
            try session.enforceForeignKeys()
            return session
        }
    }
}

extension Store {
    /// Runs `work` on the writer's thread in a transaction, which it may share with other jobs, and waits until it is committed. Throws
    /// `.overloaded` if too many requests wait already; bulk work waits instead.
    func write<Value>(
        _ durability: WriteJob.Durability, _ priority: WriteJob.Priority = .request,
        _ work: @escaping @Sendable (any Session) throws(StoreError) -> Value
    ) throws(StoreError) -> Value {
        try writer.write(durability, priority, work)
    }

    /// Queues a job without waiting for its commit.
    func submit(_ job: WriteJob) { writer.submit(job) }

    /// While `body` runs, reads on the current thread throw `.valueTooLarge` for a value of more than `size` bytes, before memory for it is
    /// allocated. A list ends its page at such a value.
    public func limitingValues<Result>(to size: Int, _ body: () throws -> Result) throws -> Result {
        try readers.read { session throws(StoreError) in session.limitValues(to: size) }
        defer { _ = try? readers.read { session throws(StoreError) in session.limitValues(to: nil) } }
        return try body()
    }

    /// Reads with the current thread's connection.
    func read<Value>(_ body: (any Session) throws(StoreError) -> Value) throws(StoreError) -> Value {
        try readers.read { (session) throws(StoreError) in try body(session) }
    }

    /// Reads with the current thread's connection, in one transaction: all statements see the same state of the database.
    func readSnapshot<Value>(_ body: (any Session) throws(StoreError) -> Value) throws(StoreError) -> Value {
        try readers.read { (session) throws(StoreError) in
            try session.snapshot { () throws(StoreError) in try body(session) }
        }
    }
}

extension Store {
    /// How often `change` tries. An attempt fails only if another change succeeded meanwhile: after this many, the store is overloaded.
    static let maxAttempts = 100

    /// Reads a value, changes it and writes it; starts again if another thread changed it in between (optimistic locking), and throws
    /// `.overloaded` after `maxAttempts`. Returns `nil` if `read` finds no value.
    ///
    /// `write` returns `nil` if the row is no longer the one that was read.
    func change<Value>(
        reading read: () throws(StoreError) -> Value?, _ change: (inout Value) throws -> Void,
        writing write: (_ old: Value, _ new: Value) throws(StoreError) -> Value?
    ) throws -> Value? {
        for _ in 0..<Self.maxAttempts {
            guard let old = try read() else { return nil }
            var new = old
            try change(&new)
            if let written = try write(old, new) { return written }
        }
        throw StoreError.overloaded
    }
}

extension Timestamp {
    /// The current time, or just after `earlier` if the clock has not advanced since: each change of a row gets a later time.
    static func now(after earlier: Timestamp) -> Timestamp { max(.now(), earlier.advanced(by: 1)) }
}
