internal import AssayDomain
internal import JSON

/// A type that can be stored in a column.
protocol ColumnValue {
    /// The value as it is bound to a parameter.
    var sqlValue: SQLValue { get }

    /// The value of a column of the current row; `nil` if the column holds another type.
    init?(column: SQLColumn)
}

extension Int64: ColumnValue {
    var sqlValue: SQLValue { .integer(self) }

    init?(column: SQLColumn) {
        guard case .integer(let integer) = column else { return nil }
        self = integer
    }
}

extension Int: ColumnValue {
    var sqlValue: SQLValue { .integer(Int64(self)) }

    init?(column: SQLColumn) {
        guard case .integer(let integer) = column else { return nil }
        self.init(integer)
    }
}

extension Bool: ColumnValue {
    var sqlValue: SQLValue { .integer(self ? 1 : 0) }

    init?(column: SQLColumn) {
        guard case .integer(let integer) = column else { return nil }
        self = integer != 0
    }
}

extension Double: ColumnValue {
    var sqlValue: SQLValue { .real(self) }

    init?(column: SQLColumn) {
        guard case .real(let real) = column else { return nil }
        self = real
    }
}

extension String: ColumnValue {
    var sqlValue: SQLValue { .text(self) }

    init?(column: SQLColumn) {
        guard case .text(let text) = column else { return nil }
        self.init(decoding: text, as: UTF8.self)
    }
}

extension [UInt8]: ColumnValue {
    var sqlValue: SQLValue { .blob(self) }

    init?(column: SQLColumn) {
        guard case .blob(let bytes) = column else { return nil }
        self.init(bytes)
    }
}

extension ID: ColumnValue {
    var sqlValue: SQLValue { .uuid(high: high, low: low) }

    init?(column: SQLColumn) {
        guard case .blob(let bytes) = column, bytes.count == 16 else { return nil }
        self.init(
            high: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
            low: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
    }
}

extension Timestamp: ColumnValue {
    var sqlValue: SQLValue { .integer(microseconds) }

    init?(column: SQLColumn) {
        guard case .integer(let microseconds) = column else { return nil }
        self.init(microseconds: microseconds)
    }
}

extension JSONText: ColumnValue {
    var sqlValue: SQLValue { .utf8(bytes) }

    init?(column: SQLColumn) {
        guard case .text(let text) = column else { return nil }
        self.init(compact: Array(text))
    }
}

extension Optional: ColumnValue where Wrapped: ColumnValue {
    var sqlValue: SQLValue { self?.sqlValue ?? .null }

    init?(column: SQLColumn) {
        if case .null = column {
            self = .none
        } else if let value = Wrapped(column: column) {
            self = .some(value)
        } else {
            return nil
        }
    }
}

/// Enumerations are stored as their raw strings.
extension ColumnValue where Self: RawRepresentable<String> {
    var sqlValue: SQLValue { .text(rawValue) }

    init?(column: SQLColumn) {
        guard let text = String(column: column) else { return nil }
        self.init(rawValue: text)
    }
}
