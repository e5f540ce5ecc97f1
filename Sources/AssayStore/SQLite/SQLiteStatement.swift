internal import CSQLite

/// A prepared statement of SQLite.
final class SQLiteStatement: StatementHandle {
    /// A constant, since each access to a variable of a class costs as much as reading a column. Not used once the statement is finalized.
    private let handle: OpaquePointer
    private var isFinalized = false
    private var isInUse = false
    /// Kept by `StatementCache`.
    var lastUse: UInt64 = 0

    init(_ sql: String, on connection: OpaquePointer) throws(StoreError) {
        var prepared: OpaquePointer?
        let code = sqlite3_prepare_v3(connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
        guard code == SQLITE_OK, let prepared else { throw StoreError(code: code, on: connection) }
        handle = prepared
    }

    deinit { finalize() }

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
        if code == SQLITE_ROW { return true }
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
        case .text(var text): text.withUTF8 { bindText($0, at: position) }
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
    func isNull(at column: Int) -> Bool { type(at: column) == SQLITE_NULL }

    func integer(at column: Int) -> Int64? {
        guard type(at: column) == SQLITE_INTEGER else { return nil }
        return sqlite3_column_int64(handle, Int32(truncatingIfNeeded: column))
    }

    func real(at column: Int) -> Double? {
        guard type(at: column) == SQLITE_FLOAT else { return nil }
        return sqlite3_column_double(handle, Int32(truncatingIfNeeded: column))
    }

    func blob(at column: Int) -> [UInt8]? {
        guard type(at: column) == SQLITE_BLOB else { return nil }
        return Array(blobBuffer(at: column))
    }

    func uuid(at column: Int) -> (high: UInt64, low: UInt64)? {
        let bytes = blobBuffer(at: column)
        guard bytes.count == 16 else { return nil }
        return (
            UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
            UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        )
    }

    func text(at column: Int) -> String? { textBuffer(at: column).map { String(decoding: $0, as: UTF8.self) } }

    func utf8(at column: Int) -> [UInt8]? { textBuffer(at: column).map(Array.init) }

    var damage: StoreError { StoreError(code: SQLITE_CORRUPT, on: sqlite3_db_handle(handle)) }

    private func type(at column: Int) -> Int32 { sqlite3_column_type(handle, Int32(truncatingIfNeeded: column)) }

    private func blobBuffer(at column: Int) -> UnsafeRawBufferPointer {
        guard let start = sqlite3_column_blob(handle, Int32(truncatingIfNeeded: column)) else {
            return UnsafeRawBufferPointer(start: nil, count: 0)
        }
        return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, Int32(truncatingIfNeeded: column))))
    }

    private func textBuffer(at column: Int) -> UnsafeBufferPointer<UInt8>? {
        guard let start = sqlite3_column_text(handle, Int32(truncatingIfNeeded: column)) else { return nil }
        return UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, Int32(truncatingIfNeeded: column))))
    }
}
