/// A value that is bound to a parameter of a statement.
enum SQLValue {
    case null
    case integer(Int64)
    /// NaN is stored as NULL.
    case real(Double)
    case text(String)
    /// Text as UTF-8, without a copy into a string.
    case utf8([UInt8])
    case blob([UInt8])
    /// A blob of 16 bytes, most significant first, without an array.
    case uuid(high: UInt64, low: UInt64)
}

/// A column of a statement's current row. Texts and blobs are in the database's own memory, until the statement's next step.
enum SQLColumn {
    case null
    case integer(Int64)
    case real(Double)
    /// In UTF-8.
    case text(UnsafeBufferPointer<UInt8>)
    case blob(UnsafeRawBufferPointer)
}
