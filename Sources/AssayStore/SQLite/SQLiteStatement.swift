internal import CSQLite

/// A prepared statement of SQLite.
final class SQLiteStatement: StatementHandle {
    /// A constant, since each access to a variable of a class costs as much as reading a column. Not used once the statement is finalized.
    private let handle: OpaquePointer
    private var isFinalized = false
    private var isInUse = false
    let columns: UnsafeBufferPointer<SQLColumn>
    /// The memory of `columns`.
    private let row: UnsafeMutableBufferPointer<SQLColumn>
    /// Kept by `StatementCache`.
    var lastUse: UInt64 = 0

    init(_ sql: String, on connection: OpaquePointer) throws(StoreError) {
        var prepared: OpaquePointer?
        let code = sqlite3_prepare_v3(connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
        guard code == SQLITE_OK, let prepared else { throw StoreError(code: code, on: connection) }
        handle = prepared
        row = .allocate(capacity: Int(sqlite3_column_count(prepared)))
        row.initialize(repeating: .null)
        columns = UnsafeBufferPointer(row)
    }

    deinit {
        finalize()
        row.deallocate()
    }

    func finalize() {
        guard !isFinalized else { return }
        isFinalized = true
        sqlite3_finalize(handle)
    }

    var parameterCount: Int { Int(sqlite3_bind_parameter_count(handle)) }

    var changes: Int { Int(sqlite3_changes(sqlite3_db_handle(handle))) }

    func begin() throws(StoreError) {
        guard !isFinalized else { throw .closed }
        guard !isInUse else { throw .misuse("a statement was used while its result was being read") }
        isInUse = true
    }

    func step() throws(StoreError) -> Bool {
        guard !isFinalized else { throw .closed }
        let code = sqlite3_step(handle)
        if code == SQLITE_ROW {
            try readRow()
            return true
        }
        if code == SQLITE_DONE { return false }
        throw StoreError(code: code, on: sqlite3_db_handle(handle))
    }

    func reset() {
        if !isFinalized { sqlite3_reset(handle) }
        isInUse = false
    }

    func bind(_ value: SQLValue, at position: Int) throws(StoreError) {
        let code = bind(value, at: Int32(truncatingIfNeeded: position))
        guard code == SQLITE_OK else { throw StoreError(code: code, on: sqlite3_db_handle(handle)) }
    }

    var damage: StoreError { StoreError(code: SQLITE_CORRUPT, on: sqlite3_db_handle(handle)) }
}

/// Tells SQLite to copy a bound value, so that the original may be freed before the statement runs.
private nonisolated(unsafe) let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

extension SQLiteStatement {
    /// - Returns: SQLite's result code.
    private func bind(_ value: SQLValue, at position: Int32) -> Int32 {
        switch value {
        case .null: sqlite3_bind_null(handle, position)
        case .integer(let integer): sqlite3_bind_int64(handle, position, integer)
        case .real(let real): sqlite3_bind_double(handle, position, real)
        case .text(let text):
            // Without a mutable copy, as `withUTF8` would need.
            text.utf8.withContiguousStorageIfAvailable { bindText($0, at: position) } ?? bind(.utf8(Array(text.utf8)), at: position)
        case .utf8(let bytes): bytes.withUnsafeBufferPointer { bindText($0, at: position) }
        case .blob(let bytes) where bytes.isEmpty: sqlite3_bind_zeroblob(handle, position, 0)
        case .blob(let bytes):
            bytes.withUnsafeBytes { sqlite3_bind_blob64(handle, position, $0.baseAddress, sqlite3_uint64($0.count), copied) }
        case .uuid(let high, let low):
            withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { sqlite3_bind_blob(handle, position, $0.baseAddress, 16, copied) }
        }
    }

    private func bindText(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int32) -> Int32 {
        // An empty buffer may have no address, which would bind NULL.
        guard let start = bytes.baseAddress, !bytes.isEmpty else { return sqlite3_bind_text(handle, position, "", 0, nil) }
        return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
            sqlite3_bind_text64(handle, position, $0, sqlite3_uint64(bytes.count), copied, UInt8(SQLITE_UTF8))
        }
    }
}

extension SQLiteStatement {
    /// Reads the columns of the row that the statement is at.
    private func readRow() throws(StoreError) {
        for index in row.indices {
            // A value costs less to ask than a column. It is safe, because no other thread uses the connection.
            let value = sqlite3_column_value(handle, Int32(truncatingIfNeeded: index))
            switch sqlite3_value_type(value) {
            case SQLITE_INTEGER: row[index] = .integer(sqlite3_value_int64(value))
            case SQLITE_FLOAT: row[index] = .real(sqlite3_value_double(value))
            case SQLITE_TEXT: row[index] = .text(try text(of: value))
            case SQLITE_BLOB: row[index] = .blob(blob(of: value))
            default: row[index] = .null
            }
        }
    }

    private func text(of value: OpaquePointer?) throws(StoreError) -> UnsafeBufferPointer<UInt8> {
        guard let start = sqlite3_value_text(value) else { throw StoreError(code: SQLITE_NOMEM, on: sqlite3_db_handle(handle)) }
        return UnsafeBufferPointer(start: start, count: Int(sqlite3_value_bytes(value)))
    }

    private func blob(of value: OpaquePointer?) -> UnsafeRawBufferPointer {
        // An empty blob has no address.
        guard let start = sqlite3_value_blob(value) else { return UnsafeRawBufferPointer(start: nil, count: 0) }
        return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_value_bytes(value)))
    }
}
