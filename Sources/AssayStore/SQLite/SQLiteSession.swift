internal import CSQLite

/// An open SQLite file.
final class SQLiteSession: Session {
    /// What the session may do.
    enum Access {
        /// Read and write; the file is created if it does not exist.
        case create
        case readWrite
        case readOnly
    }

    private var handle: OpaquePointer?
    private var statements = StatementCache()

    /// Milliseconds to wait for another process that holds the file before a call fails with `.busy`.
    private static let busyTimeout: Int32 = 5000

    init(path: String, access: Access) throws(StoreError) {
        var opened: OpaquePointer?
        let mode = SQLITE_OPEN_READWRITE | (access == .create ? SQLITE_OPEN_CREATE : 0)
        let code = sqlite3_open_v2(path, &opened, mode | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
        guard code == SQLITE_OK, let opened else {
            let error = StoreError(code: code, on: opened, path: path)
            sqlite3_close_v2(opened)
            throw error
        }
        handle = opened
        sqlite3_busy_timeout(handle, SQLiteSession.busyTimeout)
        if access == .readOnly {
            // The file itself is opened for writing: the first connection after a crash has to recover the log.
            try execute("PRAGMA query_only = TRUE")
        }
    }

    deinit { close() }

    /// The last session to close writes the log back to the file.
    func close() {
        statements.close()
        sqlite3_close_v2(handle)
        handle = nil
    }

    func statement(_ sql: String) throws(StoreError) -> PreparedStatement {
        if let cached = statements[sql] { return PreparedStatement(cached) }
        guard let handle else { throw .closed }
        let prepared = try SQLiteStatement(sql, on: handle)
        statements.add(prepared, for: sql)
        return PreparedStatement(prepared)
    }

    func execute(_ sql: String) throws(StoreError) {
        guard let handle else { throw .closed }
        let code = sqlite3_exec(handle, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw StoreError(code: code, on: handle) }
    }

    /// Makes SQLite refuse values of more than `size` bytes with `.valueTooLarge` before it allocates memory for them; `nil` removes the
    /// limit.
    func limitValues(to size: Int?) {
        _ = sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, size.map(Int32.init(clamping:)) ?? 1_000_000_000)
    }

    /// Rows inserted, updated and deleted since the session was opened.
    var changes: Int { Int(sqlite3_total_changes64(handle)) }

    /// Whether a transaction is open. SQLite rolls one back by itself after some errors, such as a full disk.
    var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }
}
