internal import CSQLite
internal import Glibc

extension StoreError {
    /// What SQLite's code means for whoever asked. `path` is known from the connection once it is open.
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

    /// Why the operating system refused, 0 where it did not.
    private static func systemReason(_ connection: OpaquePointer?) -> Int32 {
        // SQLite does not note it when it is the commit that fails, but has called nothing else since.
        let last = errno
        let noted = sqlite3_system_errno(connection)
        return noted == 0 ? last : noted
    }

    /// Whether it is this program that asked for something wrong, such as a row that breaks a constraint: trying again is in vain, and the
    /// database is well.
    public var isMistake: Bool {
        guard case .failed(let code, _) = self else { return false }
        let mistakes = [
            SQLITE_ERROR, SQLITE_INTERNAL, SQLITE_NOTFOUND, SQLITE_TOOBIG, SQLITE_CONSTRAINT, SQLITE_MISMATCH, SQLITE_MISUSE, SQLITE_RANGE,
        ]
        return mistakes.contains(code & 0xff)
    }

    /// What this program must not do, and did.
    static func misuse(_ what: String) -> StoreError { .failed(code: SQLITE_MISUSE, reason: what) }

    /// A row that the caller had found is not there.
    public static func missing(_ what: String) -> StoreError { .failed(code: SQLITE_NOTFOUND, reason: "there is no such \(what)") }
}
