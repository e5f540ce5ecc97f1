internal import Glibc
internal import Synchronization

/// The one SQLite file: a writer thread that groups waiting writes into one commit, and a reader for each thread that asks.
public final class Store: Sendable {
    /// Who opens the file.
    public enum Role: Sendable {
        /// Migrates the schema, drops what an interrupted import left.
        case daemon
        /// Refuses another schema than this program's; waits up to 5 s for the daemon's commits.
        case administration
    }

    let path: String
    private let writer: Writer
    private let readers: Readers
    private let file: DatabaseFile
    private let isClosed = Atomic<Bool>(false)

    public convenience init(path: String, role: Role) throws(StoreError) {
        try self.init(path: path, role: role, limits: WriteQueue.Limits())
    }

    /// `limits`: how much may wait to be written.
    init(path: String, role: Role, limits: WriteQueue.Limits) throws(StoreError) {
        self.path = path
        writer = Writer(try Store.open(path, role), limits: limits)
        readers = Readers(path: path)
        file = DatabaseFile(path: path)
        guard role == .daemon else { return }
        do {
            try dropInterruptedImports()
        } catch .diskFull {
            // Nobody sees the rows, and a later start drops them. What is stored can be read meanwhile.
        }
    }

    deinit { close() }

    /// Finishes what waits to be written and closes. Later calls throw `.closed`.
    public func close() {
        guard !isClosed.exchange(true, ordering: .acquiringAndReleasing) else { return }
        writer.close()
        readers.close()
    }

    /// Commits made and rows written since the start.
    public var writes: (commits: Int, rows: Int) { (writer.commits, writer.rows) }

    /// Throws where requests would fail at the moment. Writes nothing, and waits for nothing that is being written.
    public func checkReady() throws(StoreError) {
        try writer.check()
        try file.check()
    }

    private static func open(_ path: String, _ role: Role) throws(StoreError) -> sending Connection {
        switch role {
        case .daemon:
            // Whoever makes the file says who may read it, and SQLite gives its log the same permissions.
            let made = Glibc.open(path, O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            if made >= 0 { Glibc.close(made) }
            let connection = try Connection(path: path, access: .create)
            try Schema.migrate(connection, path: path)
            // 16 MiB of log between two times that it is written back: each costs two flushes.
            try connection.execute("PRAGMA wal_autocheckpoint = 4000")
            // Pages as they were before a statement, in case it fails: in a file, they would be more than what it writes.
            try connection.execute("PRAGMA temp_store = MEMORY")
            return connection
        case .administration:
            let connection = try Connection(path: path, access: .readWrite)
            try Schema.check(connection, path: path)
            return connection
        }
    }
}

extension Store {
    /// Has `work` done in a transaction, which it may share with others, and waits until it is committed. Where too many wait already it is
    /// `.overloaded`, unless it is bulk work, which waits for its turn.
    func write<Value>(
        _ durability: WriteJob.Durability, _ priority: WriteJob.Priority = .request,
        _ work: @escaping @Sendable (Connection) throws(StoreError) -> Value
    ) throws(StoreError) -> Value {
        try writer.write(durability, priority, work)
    }

    /// Hands in a job without waiting for it.
    func submit(_ job: WriteJob) { writer.submit(job) }

    /// What `body` reads on the present thread throws `.valueTooLarge` where a value has more bytes than `size`, before there is memory for
    /// it; a list ends its page there.
    public func limitingValues<Result>(to size: Int, _ body: () throws -> Result) throws -> Result {
        try readers.read { connection throws(StoreError) in connection.limitValues(to: size) }
        defer { _ = try? readers.read { connection throws(StoreError) in connection.limitValues(to: nil) } }
        return try body()
    }

    /// Reads with the present thread's connection.
    func read<Value>(_ body: (Connection) throws(StoreError) -> Value) throws(StoreError) -> Value {
        try readers.read(body)
    }
}
