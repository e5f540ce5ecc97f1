internal import CSQLite

/// An open connection to the database file, with a cache of prepared statements. One thread uses it at a time.
final class Connection {
    /// What the connection may do.
    enum Access {
        /// Read and write; the file is created if it does not exist.
        case create
        case readWrite
        case readOnly
    }

    private var handle: OpaquePointer?
    private var statements: [String: OpaquePointer] = [:]

    /// The most statements to cache. About forty are in regular use; list filters can produce any number of others.
    private static let statementLimit = 128

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
        sqlite3_busy_timeout(handle, Connection.busyTimeout)
        if access == .readOnly {
            // The file itself is opened for writing: the first connection after a crash has to recover the log.
            try execute("PRAGMA query_only = TRUE")
        }
    }

    deinit { close() }

    /// Closes the connection, which cannot be used afterwards. The last connection to close writes the log back to the file.
    func close() {
        for statement in statements.values { sqlite3_finalize(statement) }
        statements = [:]
        sqlite3_close_v2(handle)
        handle = nil
    }

    /// The statement for `sql`, prepared at its first use and cached.
    func statement(_ sql: String) throws(StoreError) -> PreparedStatement {
        if let prepared = statements[sql] { return PreparedStatement(prepared) }
        if statements.count >= Connection.statementLimit { evictStatements() }
        var prepared: OpaquePointer?
        let code = sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
        guard code == SQLITE_OK, let prepared else { throw StoreError(code: code, on: handle) }
        statements[sql] = prepared
        return PreparedStatement(prepared)
    }

    /// Makes SQLite refuse values of more than `size` bytes with `.valueTooLarge` before it allocates memory for them; `nil` removes the
    /// limit.
    func limitValues(to size: Int?) {
        _ = sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, size.map(Int32.init(clamping:)) ?? 1_000_000_000)
    }

    /// Runs statements that return no rows, without caching them.
    func execute(_ sql: String) throws(StoreError) {
        let code = sqlite3_exec(handle, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw StoreError(code: code, on: handle) }
    }

    /// Rows inserted, updated and deleted since the connection was opened.
    var changes: Int { Int(sqlite3_total_changes64(handle)) }

    /// Whether a transaction is open. SQLite rolls one back by itself after some errors, such as a full disk.
    var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    private func evictStatements() {
        for (sql, statement) in statements where sqlite3_stmt_busy(statement) == 0 {
            sqlite3_finalize(statement)
            statements[sql] = nil
        }
    }
}

extension Connection {
    /// Runs a statement that returns no rows.
    ///
    /// - Returns: how many rows it changed.
    @discardableResult
    func run<each Value: ColumnValue>(_ sql: String, _ values: repeat each Value) throws(StoreError) -> Int {
        try statement(sql).run(repeat each values)
    }

    /// The first row of the result, or `nil` if it is empty.
    func first<each Value: ColumnValue, Result>(
        _ sql: String, _ values: repeat each Value, as make: (inout Row) throws(StoreError) -> Result
    ) throws(StoreError) -> Result? {
        try statement(sql).first(repeat each values, as: make)
    }

    /// All rows of the result.
    func all<each Value: ColumnValue, Result>(
        _ sql: String, _ values: repeat each Value, as make: (inout Row) throws(StoreError) -> Result
    ) throws(StoreError) -> [Result] {
        try statement(sql).all(repeat each values, as: make)
    }

    /// The first column of the first row, or `nil` if there is no row.
    func value<each Value: ColumnValue, Result: ColumnValue>(
        _ sql: String, _ values: repeat each Value, as type: Result.Type = Result.self
    ) throws(StoreError) -> Result? {
        try statement(sql).value(repeat each values, as: type)
    }

    /// The first column of every row.
    func values<each Value: ColumnValue, Result: ColumnValue>(
        _ sql: String, _ values: repeat each Value, as type: Result.Type = Result.self
    ) throws(StoreError) -> [Result] {
        try statement(sql).values(repeat each values, as: type)
    }

    /// Reads rows by row id until they exceed `size` bytes in total, always at least one if any exists. Skips deleted rows.
    ///
    /// - Returns: the rows, and how many of the row ids have been processed.
    func rows<Result>(
        _ sql: String, _ ids: ArraySlice<Int64>, upTo size: Int, sizeOf: (Result) -> Int,
        as make: (inout Row) throws(StoreError) -> Result
    ) throws(StoreError) -> (rows: [Result], count: Int) {
        var rows: [Result] = []
        var (count, total) = (0, 0)
        for id in ids where total < size {
            do throws(StoreError) {
                if let row = try first(sql, id, as: make) {
                    rows.append(row)
                    total += sizeOf(row)
                }
            } catch {
                guard error == .valueTooLarge, !rows.isEmpty else { throw error }
                break
            }
            count += 1
        }
        return (rows, count)
    }

    /// Runs several statements in one read transaction, so that all of them see the same state of the database.
    func snapshot<Result>(_ body: () throws(StoreError) -> Result) throws(StoreError) -> Result {
        try run("BEGIN")
        let result: Result
        do {
            result = try body()
        } catch {
            _ = try? run("ROLLBACK")
            throw error
        }
        try run("COMMIT")
        return result
    }
}
