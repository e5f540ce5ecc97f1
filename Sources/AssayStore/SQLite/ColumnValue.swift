internal import AssayDomain
internal import CSQLite
internal import JSON

/// A type that can be stored in a column.
protocol ColumnValue {
    /// Binds the value to a parameter and returns SQLite's result code.
    func bind(to statement: OpaquePointer, at position: Int32) -> Int32

    /// The value in a column of the current row; `nil` if the column holds another type.
    static func read(from statement: OpaquePointer, at column: Int32) -> Self?
}

/// Tells SQLite to copy a bound value, so that the original may be freed before the statement runs.
private nonisolated(unsafe) let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

extension Int64: ColumnValue {
    func bind(to statement: OpaquePointer, at position: Int32) -> Int32 { sqlite3_bind_int64(statement, position, self) }

    static func read(from statement: OpaquePointer, at column: Int32) -> Int64? {
        guard sqlite3_column_type(statement, column) == SQLITE_INTEGER else { return nil }
        return sqlite3_column_int64(statement, column)
    }
}

extension Int: ColumnValue {
    func bind(to statement: OpaquePointer, at position: Int32) -> Int32 { Int64(self).bind(to: statement, at: position) }

    static func read(from statement: OpaquePointer, at column: Int32) -> Int? { Int64.read(from: statement, at: column).map(Int.init) }
}

extension Bool: ColumnValue {
    func bind(to statement: OpaquePointer, at position: Int32) -> Int32 { sqlite3_bind_int(statement, position, self ? 1 : 0) }

    static func read(from statement: OpaquePointer, at column: Int32) -> Bool? { Int64.read(from: statement, at: column).map { $0 != 0 } }
}

extension Double: ColumnValue {
    func bind(to statement: OpaquePointer, at position: Int32) -> Int32 { sqlite3_bind_double(statement, position, self) }

    static func read(from statement: OpaquePointer, at column: Int32) -> Double? {
        guard sqlite3_column_type(statement, column) == SQLITE_FLOAT else { return nil }
        return sqlite3_column_double(statement, column)
    }
}

private func bindText(_ bytes: UnsafeBufferPointer<UInt8>, to statement: OpaquePointer, at position: Int32) -> Int32 {
    // An empty buffer may have no address, which would bind NULL.
    guard let start = bytes.baseAddress, !bytes.isEmpty else { return sqlite3_bind_text(statement, position, "", 0, nil) }
    return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
        sqlite3_bind_text64(statement, position, $0, sqlite3_uint64(bytes.count), copied, UInt8(SQLITE_UTF8))
    }
}

extension String: ColumnValue {
    func bind(to statement: OpaquePointer, at position: Int32) -> Int32 {
        var text = self
        return text.withUTF8 { bindText($0, to: statement, at: position) }
    }

    static func read(from statement: OpaquePointer, at column: Int32) -> String? {
        guard let text = sqlite3_column_text(statement, column) else { return nil }
        let count = Int(sqlite3_column_bytes(statement, column))
        return String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self)
    }
}

extension [UInt8]: ColumnValue {
    func bind(to statement: OpaquePointer, at position: Int32) -> Int32 {
        guard !isEmpty else { return sqlite3_bind_zeroblob(statement, position, 0) }
        return withUnsafeBytes { sqlite3_bind_blob64(statement, position, $0.baseAddress, sqlite3_uint64($0.count), copied) }
    }

    static func read(from statement: OpaquePointer, at column: Int32) -> [UInt8]? {
        guard sqlite3_column_type(statement, column) == SQLITE_BLOB else { return nil }
        let start = sqlite3_column_blob(statement, column)
        return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column))))
    }
}

extension ID: ColumnValue {
    func bind(to statement: OpaquePointer, at position: Int32) -> Int32 {
        withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { sqlite3_bind_blob(statement, position, $0.baseAddress, 16, copied) }
    }

    static func read(from statement: OpaquePointer, at column: Int32) -> ID? {
        guard let start = sqlite3_column_blob(statement, column) else { return nil }
        return ID(bytes: UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column))))
    }
}

extension Timestamp: ColumnValue {
    func bind(to statement: OpaquePointer, at position: Int32) -> Int32 { microseconds.bind(to: statement, at: position) }

    static func read(from statement: OpaquePointer, at column: Int32) -> Timestamp? {
        Int64.read(from: statement, at: column).map(Timestamp.init(microseconds:))
    }
}

extension JSONText: ColumnValue {
    func bind(to statement: OpaquePointer, at position: Int32) -> Int32 {
        bytes.withUnsafeBufferPointer { bindText($0, to: statement, at: position) }
    }

    static func read(from statement: OpaquePointer, at column: Int32) -> JSONText? {
        guard let text = sqlite3_column_text(statement, column) else { return nil }
        return JSONText(compact: Array(UnsafeBufferPointer(start: text, count: Int(sqlite3_column_bytes(statement, column)))))
    }
}

extension Optional: ColumnValue where Wrapped: ColumnValue {
    func bind(to statement: OpaquePointer, at position: Int32) -> Int32 {
        guard let self else { return sqlite3_bind_null(statement, position) }
        return self.bind(to: statement, at: position)
    }

    static func read(from statement: OpaquePointer, at column: Int32) -> Wrapped?? {
        // Asking for the type costs as much as asking for the value.
        if let value = Wrapped.read(from: statement, at: column) { return value }
        return sqlite3_column_type(statement, column) == SQLITE_NULL ? .some(nil) : nil
    }
}

/// Enumerations are stored as their raw strings.
extension ColumnValue where Self: RawRepresentable<String> {
    func bind(to statement: OpaquePointer, at position: Int32) -> Int32 { rawValue.bind(to: statement, at: position) }

    static func read(from statement: OpaquePointer, at column: Int32) -> Self? {
        String.read(from: statement, at: column).flatMap(Self.init(rawValue:))
    }
}
