/// Reads the columns of a statement's current row. Columns are numbered from 0.
protocol RowCursor: AnyObject {
    func isNull(at column: Int) -> Bool

    /// `nil` if the column holds another type.
    func integer(at column: Int) -> Int64?
    func real(at column: Int) -> Double?
    func blob(at column: Int) -> [UInt8]?

    /// A blob of 16 bytes; `nil` if the column holds anything else.
    func uuid(at column: Int) -> (high: UInt64, low: UInt64)?

    /// `nil` if the column is NULL.
    func text(at column: Int) -> String?
    /// The same as UTF-8.
    func utf8(at column: Int) -> [UInt8]?

    /// The error to throw for a column of an unexpected type.
    var damage: StoreError { get }
}

/// The current row of a statement, read column by column from left to right.
struct Row {
    private let cursor: any RowCursor
    private var column = 0

    init(of cursor: any RowCursor) {
        self.cursor = cursor
    }

    /// The value of the next column. Throws `.corrupt` if it has another type: only a damaged file has one.
    mutating func next<Value: ColumnValue>(as type: Value.Type = Value.self) throws(StoreError) -> Value {
        defer { column += 1 }
        guard let value = Value.read(from: cursor, at: column) else { throw cursor.damage }
        return value
    }
}
