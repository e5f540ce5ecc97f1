internal import CSQLite

/// An open database file with its prepared statements. Used by one thread at a time.
final class Connection {
    /// What a connection may do.
    enum Access {
        /// Makes the file where there is none.
        case create
        case readWrite
        case readOnly
    }

    private var handle: OpaquePointer?
    private var statements: [String: OpaquePointer] = [:]

    /// Statements that lists put together for their filters have no end; those of everyday use are about forty.
    private static let statementLimit = 128

    /// Another process may hold the file this long before a call fails with `.busy`.
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
            // The file itself stays writable: whoever comes first after a crash has to recover the log.
            try execute("PRAGMA query_only = TRUE")
        }
    }

    deinit { close() }

    /// Nothing can be asked afterwards. The last to close a file writes its log back.
    func close() {
        for statement in statements.values { sqlite3_finalize(statement) }
        statements = [:]
        sqlite3_close_v2(handle)
        handle = nil
    }

    /// The statement of this text, prepared at its first use.
    func statement(_ sql: String) throws(StoreError) -> PreparedStatement {
        if let prepared = statements[sql] { return PreparedStatement(prepared) }
        if statements.count >= Connection.statementLimit { forgetStatements() }
        var prepared: OpaquePointer?
        let code = sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
        guard code == SQLITE_OK, let prepared else { throw StoreError(code: code, on: handle) }
        statements[sql] = prepared
        return PreparedStatement(prepared)
    }

    /// Refuses larger values with `.valueTooLarge` before there is memory for them; `nil`: none.
    func limitValues(to size: Int?) {
        _ = sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, size.map(Int32.init(clamping:)) ?? 1_000_000_000)
    }

    /// Runs statements that answer nothing, without keeping them.
    func execute(_ sql: String) throws(StoreError) {
        let code = sqlite3_exec(handle, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw StoreError(code: code, on: handle) }
    }

    /// Rows inserted, updated and deleted since the connection was opened.
    var changes: Int { Int(sqlite3_total_changes64(handle)) }

    /// Whether a transaction is open. SQLite ends one by itself when it cannot go on, such as on a full disk.
    var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    private func forgetStatements() {
        for (sql, statement) in statements where sqlite3_stmt_busy(statement) == 0 {
            sqlite3_finalize(statement)
            statements[sql] = nil
        }
    }
}

extension Connection {
    @discardableResult
    func run<each Value: ColumnValue>(_ sql: String, _ values: repeat each Value) throws(StoreError) -> Int {
        try statement(sql).run(repeat each values)
    }

    func first<each Value: ColumnValue, Result>(
        _ sql: String, _ values: repeat each Value, as make: (inout Row) throws(StoreError) -> Result
    ) throws(StoreError) -> Result? {
        try statement(sql).first(repeat each values, as: make)
    }

    func all<each Value: ColumnValue, Result>(
        _ sql: String, _ values: repeat each Value, as make: (inout Row) throws(StoreError) -> Result
    ) throws(StoreError) -> [Result] {
        try statement(sql).all(repeat each values, as: make)
    }

    /// The first of some rows, as many as take up `size` bytes and at least one; how many row numbers are done with. Rows that are no
    /// longer there are passed over.
    func rows<Result>(
        _ sql: String, _ numbers: ArraySlice<Int64>, upTo size: Int, sizeOf: (Result) -> Int,
        as make: (inout Row) throws(StoreError) -> Result
    ) throws(StoreError) -> (rows: [Result], count: Int) {
        var rows: [Result] = []
        var (count, total) = (0, 0)
        for number in numbers where total < size {
            do throws(StoreError) {
                if let row = try first(sql, number, as: make) {
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

    /// One state of the database for several statements.
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
