@testable import AssayStore

/// SQLite as the subject of `SessionConformance`: a file with a write-ahead log, as in the store.
struct SQLiteSubject: SubjectDatabase {
    private let path: String

    let beginWriting = "BEGIN IMMEDIATE"

    init(path: String) throws {
        self.path = path
        guard try SQLiteSession(path: path, access: .create).enableWAL() else { throw Unexpected("no write-ahead log") }
    }

    func session() throws -> any Session { try SQLiteSession(path: path, access: .readWrite) }

    func impatientSession() throws -> any Session {
        let session = try session()
        try session.execute("PRAGMA busy_timeout = 0")
        return session
    }
}
