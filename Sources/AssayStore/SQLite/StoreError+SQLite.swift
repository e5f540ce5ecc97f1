internal import CSQLite
internal import Glibc

extension StoreError {
    /// What SQLite's code means for whoever asked. `path` is known from the connection once it is open.
    init(code: Int32, on connection: OpaquePointer?, path: String? = nil) {
        let path = path ?? sqlite3_db_filename(connection, "main").map { String(cString: $0) } ?? ""
        switch code & 0xff {
        case SQLITE_FULL:
            self = .diskFull
        case SQLITE_IOERR where [ENOSPC, EDQUOT, EFBIG].contains(sqlite3_system_errno(connection)):
            self = .diskFull
        case SQLITE_NOTADB, SQLITE_CORRUPT:
            self = .corrupt(path: path)
        case SQLITE_BUSY, SQLITE_LOCKED:
            self = .busy
        case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_READONLY:
            self = .cannotOpen(path: path, reason: StoreError.systemReason(connection) ?? String(cString: sqlite3_errstr(code)))
        default:
            self = .failed(
                code: code, reason: connection.map { String(cString: sqlite3_errmsg($0)) } ?? String(cString: sqlite3_errstr(code)))
        }
    }

    /// The operating system's words, where it was the one to refuse.
    private static func systemReason(_ connection: OpaquePointer?) -> String? {
        let number = sqlite3_system_errno(connection)
        return number == 0 ? nil : String(cString: strerror(number))
    }

    /// A row that the caller had found is not there.
    static func missing(_ what: String) -> StoreError { .failed(code: SQLITE_NOTFOUND, reason: "there is no such \(what)") }
}
