/// The prepared statements of a session. When the cache is full, the statement that has not been used for the longest time makes room.
struct StatementCache {
    private var entries: [String: SQLiteStatement] = [:]
    /// Number of uses so far, by which they are ordered.
    private var uses: UInt64 = 0

    /// The most statements to cache. About forty are in regular use; list filters can produce hundreds of others.
    static let limit = 128

    var count: Int { entries.count }

    /// The cached statement for `sql`, which counts as a use of it.
    subscript(sql: String) -> SQLiteStatement? {
        mutating get {
            guard let statement = entries[sql] else { return nil }
            uses += 1
            statement.lastUse = uses
            return statement
        }
    }

    /// Adds a statement. One that makes room is finalized once nobody uses it.
    mutating func add(_ statement: SQLiteStatement, for sql: String) {
        if entries.count >= Self.limit, let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse }) {
            entries[oldest.key] = nil
        }
        uses += 1
        statement.lastUse = uses
        entries[sql] = statement
    }

    /// Finalizes all statements.
    mutating func close() {
        for statement in entries.values { statement.finalize() }
        entries = [:]
    }
}
