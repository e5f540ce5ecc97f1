internal import CSQLite
internal import Glibc

extension StoreError {
    /// Converts SQLite's result code. `path` is needed only before the connection is open.
    init(code: Int32, on connection: OpaquePointer?, path: String? = nil) {
        let reason = StoreError.systemReason(connection)
        let path = path ?? sqlite3_db_filename(connection, "main").map { String(cString: $0) } ?? ""
        switch code & 0xff {
        case SQLITE_FULL:
            self = .diskFull
        case SQLITE_IOERR where [ENOSPC, EDQUOT, EFBIG].contains(reason):
            self = .diskFull
        case SQLITE_NOTADB, SQLITE_CORRUPT:
            self = .corrupt(path: path)
        case SQLITE_TOOBIG:
            self = .valueTooLarge
        case SQLITE_BUSY, SQLITE_LOCKED:
            self = .busy
        case SQLITE_CANTOPEN where reason != 0:
            self = .cannotOpen(path: path, reason: String(cString: strerror(reason)))
        case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_READONLY:
            self = .cannotOpen(path: path, reason: String(cString: sqlite3_errstr(code)))
        default:
            self = .failed(
                code: code, reason: connection.map { String(cString: sqlite3_errmsg($0)) } ?? String(cString: sqlite3_errstr(code)))
        }
    }

    /// The operating system's error number, or 0.
    private static func systemReason(_ connection: OpaquePointer?) -> Int32 {
        // SQLite does not record the number when a commit fails, but `errno` still has it: no other system call was made since.
        let last = errno
        let recorded = sqlite3_system_errno(connection)
        return recorded == 0 ? last : recorded
    }

    /// Whether the error is a bug in this program, such as a violated constraint: retrying is useless, and the database itself is healthy.
    public var isBug: Bool {
        guard case .failed(let code, _) = self else { return false }
        let bugs = [SQLITE_ERROR, SQLITE_INTERNAL, SQLITE_NOTFOUND, SQLITE_CONSTRAINT, SQLITE_MISMATCH, SQLITE_MISUSE, SQLITE_RANGE]
        return bugs.contains(code & 0xff)
    }

    /// A bug: the store was used in a way that is not allowed.
    static func misuse(_ reason: String) -> StoreError { .failed(code: SQLITE_MISUSE, reason: reason) }

    /// A bug: a row that the caller relied on does not exist.
    public static func missing(_ kind: String) -> StoreError { .failed(code: SQLITE_NOTFOUND, reason: "there is no such \(kind)") }
}
