internal import CSQLite

/// The row a statement stands on, read column by column from the left.
struct Row {
    private let statement: OpaquePointer
    private var column: Int32 = 0

    init(of statement: OpaquePointer) {
        self.statement = statement
    }

    /// The next column's value. One that is not of the type asked for means that the file is damaged.
    mutating func next<Value: ColumnValue>(as type: Value.Type = Value.self) throws(StoreError) -> Value {
        defer { column += 1 }
        guard let value = Value.read(from: statement, at: column) else {
            throw StoreError(code: SQLITE_CORRUPT, on: sqlite3_db_handle(statement))
        }
        return value
    }
}
