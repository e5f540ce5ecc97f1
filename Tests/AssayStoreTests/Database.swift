import CSQLite
import Testing

/// The database file, opened directly with SQLite as another program would.
final class Database: @unchecked Sendable {
    // SQLite is compiled thread-safe: several threads may use a connection one after another.
    private let handle: OpaquePointer

    convenience init(_ path: String) throws { try self.init(path, SQLITE_OPEN_READWRITE) }

    convenience init(creating path: String) throws { try self.init(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE) }

    private init(_ path: String, _ mode: Int32) throws {
        var opened: OpaquePointer?
        try #require(sqlite3_open_v2(path, &opened, mode, nil) == SQLITE_OK)
        handle = try #require(opened)
        sqlite3_busy_timeout(handle, 5000)
    }

    deinit { sqlite3_close_v2(handle) }

    func execute(_ sql: String) throws {
        try #require(sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK, "\(String(cString: sqlite3_errmsg(handle)))")
    }

    func number(_ sql: String) throws -> Int { try first(sql) { Int(sqlite3_column_int64($0, 0)) } }

    func text(_ sql: String) throws -> String { try first(sql) { String(cString: sqlite3_column_text($0, 0)) } }

    /// The steps of SQLite's query plan for a statement.
    func plan(_ sql: String) throws -> [String] {
        var statement: OpaquePointer?
        let explain = "EXPLAIN QUERY PLAN \(sql)"
        try #require(sqlite3_prepare_v2(handle, explain, -1, &statement, nil) == SQLITE_OK, "\(String(cString: sqlite3_errmsg(handle)))")
        defer { sqlite3_finalize(statement) }
        var steps: [String] = []
        while sqlite3_step(statement) == SQLITE_ROW { steps.append(String(cString: sqlite3_column_text(statement, 3))) }
        return steps
    }

    private func first<Value>(_ sql: String, _ read: (OpaquePointer?) -> Value) throws -> Value {
        var statement: OpaquePointer?
        try #require(sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK, "\(String(cString: sqlite3_errmsg(handle)))")
        defer { sqlite3_finalize(statement) }
        try #require(sqlite3_step(statement) == SQLITE_ROW)
        return read(statement)
    }
}
