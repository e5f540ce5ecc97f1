/// The current row of a statement, read column by column from left to right.
struct Row {
    private let columns: UnsafeBufferPointer<SQLColumn>
    private unowned(unsafe) let statement: any StatementHandle
    private var column = 0

    /// The row that `statement` is at, until its next step.
    init(of statement: any StatementHandle) {
        self.statement = statement
        columns = statement.columns
    }

    /// The value of the next column. Throws `.corrupt` if it has another type: only a damaged file has one.
    mutating func next<Value: ColumnValue>(as type: Value.Type = Value.self) throws(StoreError) -> Value {
        guard column < columns.count else { throw .misuse("a row has fewer columns than were read") }
        guard let value = Value(column: columns[column]) else { throw statement.damage }
        column += 1
        return value
    }
}
