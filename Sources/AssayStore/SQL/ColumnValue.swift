internal import AssayDomain
internal import JSON

/// A type that can be stored in a column.
protocol ColumnValue {
    /// The value as it is bound to a parameter.
    var sqlValue: SQLValue { get }

    /// The value in a column of the current row; `nil` if the column holds another type.
    static func read(from cursor: any RowCursor, at column: Int) -> Self?
}

extension Int64: ColumnValue {
    var sqlValue: SQLValue { .integer(self) }

    static func read(from cursor: any RowCursor, at column: Int) -> Int64? { cursor.integer(at: column) }
}

extension Int: ColumnValue {
    var sqlValue: SQLValue { .integer(Int64(self)) }

    static func read(from cursor: any RowCursor, at column: Int) -> Int? { cursor.integer(at: column).map(Int.init) }
}

extension Bool: ColumnValue {
    var sqlValue: SQLValue { .integer(self ? 1 : 0) }

    static func read(from cursor: any RowCursor, at column: Int) -> Bool? { cursor.integer(at: column).map { $0 != 0 } }
}

extension Double: ColumnValue {
    var sqlValue: SQLValue { .real(self) }

    static func read(from cursor: any RowCursor, at column: Int) -> Double? { cursor.real(at: column) }
}

extension String: ColumnValue {
    var sqlValue: SQLValue { .text(self) }

    static func read(from cursor: any RowCursor, at column: Int) -> String? { cursor.text(at: column) }
}

extension [UInt8]: ColumnValue {
    var sqlValue: SQLValue { .blob(self) }

    static func read(from cursor: any RowCursor, at column: Int) -> [UInt8]? { cursor.blob(at: column) }
}

extension ID: ColumnValue {
    var sqlValue: SQLValue { .uuid(high: high, low: low) }

    static func read(from cursor: any RowCursor, at column: Int) -> ID? {
        cursor.uuid(at: column).map { ID(high: $0.high, low: $0.low) }
    }
}

extension Timestamp: ColumnValue {
    var sqlValue: SQLValue { .integer(microseconds) }

    static func read(from cursor: any RowCursor, at column: Int) -> Timestamp? {
        cursor.integer(at: column).map(Timestamp.init(microseconds:))
    }
}

extension JSONText: ColumnValue {
    var sqlValue: SQLValue { .utf8(bytes) }

    static func read(from cursor: any RowCursor, at column: Int) -> JSONText? { cursor.utf8(at: column).map(JSONText.init(compact:)) }
}

extension Optional: ColumnValue where Wrapped: ColumnValue {
    var sqlValue: SQLValue { self?.sqlValue ?? .null }

    static func read(from cursor: any RowCursor, at column: Int) -> Wrapped?? {
        // Asking for the type costs as much as asking for the value.
        if let value = Wrapped.read(from: cursor, at: column) { return value }
        return cursor.isNull(at: column) ? .some(nil) : nil
    }
}

/// Enumerations are stored as their raw strings.
extension ColumnValue where Self: RawRepresentable<String> {
    var sqlValue: SQLValue { .text(rawValue) }

    static func read(from cursor: any RowCursor, at column: Int) -> Self? { cursor.text(at: column).flatMap(Self.init(rawValue:)) }
}
