internal import Glibc
internal import Threads

/// A reading connection for each thread that asks, opened when it first does and closed when it ends. One that asks again while it reads has
/// a second.
final class Readers: @unchecked Sendable {
    // `open` and `isClosed` are guarded by the lock.
    private let path: String
    private let lock = ConditionLock()
    private var open: [PooledReader] = []
    private var isClosed = false

    init(path: String) {
        self.path = path
    }

    /// Reads with a connection of the present thread; within another read of the same thread, with another one.
    func read<Result>(_ body: (Connection) throws(StoreError) -> Result) throws(StoreError) -> Result {
        let mine = ThreadReaders.present
        if let reader = mine.readers.first(where: { $0.owner === self && !$0.isReading }) { return try reader.read(body) }
        let reader = try openReader()
        mine.add(reader)
        return try reader.read(body)
    }

    /// Closes every connection, once each has finished what it is reading.
    func close() {
        let readers = lock.withLock {
            isClosed = true
            defer { open = [] }
            return open
        }
        for reader in readers { reader.close() }
    }

    private func openReader() throws(StoreError) -> PooledReader {
        let connection = try Connection(path: path, access: .readOnly)
        // Dozens of threads have one each.
        try connection.execute("PRAGMA cache_size = -512")
        let reader = PooledReader(connection, of: self)
        let accepted = lock.withLock {
            if !isClosed { open.append(reader) }
            return !isClosed
        }
        guard accepted else { throw .closed }
        return reader
    }

    fileprivate func forget(_ reader: PooledReader) {
        lock.withLock { open.removeAll { $0 === reader } }
    }
}

/// One thread's connection, which the store may close under it.
private final class PooledReader: @unchecked Sendable {
    // `connection` is guarded by the lock.
    let owner: Readers
    private let lock = ConditionLock()
    private var connection: Connection?
    /// Its thread alone looks.
    private(set) var isReading = false

    init(_ connection: Connection, of owner: Readers) {
        self.connection = connection
        self.owner = owner
    }

    var isClosed: Bool { lock.withLock { connection == nil } }

    func read<Result>(_ body: (Connection) throws(StoreError) -> Result) throws(StoreError) -> Result {
        isReading = true
        defer { isReading = false }
        return try lock.withLock { () throws(StoreError) in
            guard let connection else { throw .closed }
            return try body(connection)
        }
    }

    func close() {
        lock.withLock { connection = nil }
    }
}

/// The readers that a thread has opened: one for each open store.
private final class ThreadReaders {
    private(set) var readers: [PooledReader] = []

    deinit {
        for reader in readers {
            reader.close()
            reader.owner.forget(reader)
        }
    }

    func add(_ reader: PooledReader) {
        // One that is being read from has its lock.
        readers.removeAll { !$0.isReading && $0.isClosed }
        readers.append(reader)
    }

    /// The present thread's.
    static var present: ThreadReaders {
        if let known = pthread_getspecific(key) { return Unmanaged.fromOpaque(known).takeUnretainedValue() }
        let made = ThreadReaders()
        pthread_setspecific(key, Unmanaged.passRetained(made).toOpaque())
        return made
    }

    private static let key: pthread_key_t = {
        var key = pthread_key_t()
        let code = pthread_key_create(&key) { Unmanaged<ThreadReaders>.fromOpaque($0!).release() }
        precondition(code == 0, "no key for the readers of a thread")
        return key
    }()
}
