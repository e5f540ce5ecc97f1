internal import Glibc
internal import Threads

/// The reading connections of a store: one per thread, opened at the thread's first read and closed when the thread ends. A read within
/// another read of the same thread gets a second connection.
final class Readers: @unchecked Sendable {
    // `open` and `isClosed` are guarded by the lock.
    private let path: String
    private let lock = ConditionLock()
    private var open: [PooledReader] = []
    private var isClosed = false

    init(path: String) {
        self.path = path
    }

    /// Calls `body` with a connection of the current thread.
    func read<Result>(_ body: (SQLiteSession) throws(StoreError) -> Result) throws(StoreError) -> Result {
        let current = ThreadReaders.current
        if let reader = current.readers.first(where: { $0.owner === self && !$0.isReading }) { return try reader.read(body) }
        let reader = try openReader()
        current.add(reader)
        return try reader.read(body)
    }

    /// Closes every connection after its current read has ended.
    func close() {
        let readers = lock.withLock {
            isClosed = true
            defer { open = [] }
            return open
        }
        for reader in readers { reader.close() }
    }

    private func openReader() throws(StoreError) -> PooledReader {
        let session = try SQLiteSession(path: path, access: .readOnly)
        try session.limitPageCache()
        let reader = PooledReader(session, of: self)
        let accepted = lock.withLock {
            if !isClosed { open.append(reader) }
            return !isClosed
        }
        guard accepted else { throw .closed }
        return reader
    }

    fileprivate func remove(_ reader: PooledReader) {
        lock.withLock { open.removeAll { $0 === reader } }
    }
}

/// A connection of one thread, which another thread may close.
private final class PooledReader: @unchecked Sendable {
    // `session` is guarded by the lock.
    let owner: Readers
    private let lock = ConditionLock()
    private var session: SQLiteSession?
    /// Used by the connection's own thread only.
    private(set) var isReading = false

    init(_ session: SQLiteSession, of owner: Readers) {
        self.session = session
        self.owner = owner
    }

    var isClosed: Bool { lock.withLock { session == nil } }

    func read<Result>(_ body: (SQLiteSession) throws(StoreError) -> Result) throws(StoreError) -> Result {
        isReading = true
        defer { isReading = false }
        return try lock.withLock { () throws(StoreError) in
            guard let session else { throw .closed }
            return try body(session)
        }
    }

    func close() {
        lock.withLock { session = nil }
    }
}

/// The connections that a thread has opened, usually one for each open store.
private final class ThreadReaders {
    private(set) var readers: [PooledReader] = []

    deinit {
        for reader in readers {
            reader.close()
            reader.owner.remove(reader)
        }
    }

    func add(_ reader: PooledReader) {
        // `isClosed` takes the reader's lock, which this thread holds while it reads.
        readers.removeAll { !$0.isReading && $0.isClosed }
        readers.append(reader)
    }

    /// The current thread's connections, created on first use.
    static var current: ThreadReaders {
        if let existing = pthread_getspecific(key) { return Unmanaged.fromOpaque(existing).takeUnretainedValue() }
        let new = ThreadReaders()
        pthread_setspecific(key, Unmanaged.passRetained(new).toOpaque())
        return new
    }

    private static let key: pthread_key_t = {
        var key = pthread_key_t()
        let code = pthread_key_create(&key) { Unmanaged<ThreadReaders>.fromOpaque($0!).release() }
        precondition(code == 0, "cannot create a thread-specific key for readers")
        return key
    }()
}
