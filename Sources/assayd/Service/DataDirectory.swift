internal import Glibc

/// The data directory, which this process has to itself as long as it lives.
struct DataDirectory {
    let path: String

    var database: String { "\(path)/assay.db" }
    var adminKey: String { "\(path)/admin.key" }
    /// There from the first complete start on: it tells a directory whose database is missing from a new one.
    private var mark: String { "\(path)/database-created" }

    /// Creates the directory if it does not exist. nginx's group may enter it for the socket; only its owner may list it.
    ///
    /// Refuses a directory or a database that another user could replace, and a directory that has lost its database.
    init(_ path: String) throws(DataDirectoryError) {
        self.path = path
        if mkdir(path, 0o700) == 0 {
            // Whatever the umask.
            chmod(path, 0o710)
        } else if errno != EEXIST {
            throw .cannotMake(path: path, code: errno)
        }
        var facts = stat()
        guard stat(path, &facts) == 0 else { throw .unusable(path: path, code: errno) }
        guard facts.st_mode & S_IFMT == S_IFDIR else { throw .unusable(path: path, code: ENOTDIR) }
        guard access(path, R_OK | W_OK | X_OK) == 0 else { throw .unusable(path: path, code: errno) }
        guard facts.st_uid == geteuid() || facts.st_uid == 0 else { throw .foreign(path: path) }
        guard facts.st_mode & 0o022 == 0 else { throw .writableByOthers(path: path) }
        try lock()
        try checkDatabase()
    }

    /// The lock is the process's: the system takes it back however the process ends.
    private func lock() throws(DataDirectoryError) {
        let file = "\(path)/assayd.lock"
        let descriptor = open(file, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw .unusable(path: file, code: errno) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            close(descriptor)
            if code == EWOULDBLOCK { throw .inUse(path: path) }
            throw .unusable(path: file, code: code)
        }
    }

    private func checkDatabase() throws(DataDirectoryError) {
        var size = 0
        for file in [database, "\(database)-wal", "\(database)-shm"] {
            var facts = stat()
            guard stat(file, &facts) == 0 else {
                guard errno == ENOENT else { throw .unusable(path: file, code: errno) }
                continue
            }
            guard facts.st_uid == geteuid() else { throw .foreign(path: file) }
            guard facts.st_mode & 0o022 == 0 else { throw .writableByOthers(path: file) }
            if file == database { size = Int(facts.st_size) }
        }
        // An empty file is a new database to SQLite.
        guard size > 0 || access(mark, F_OK) != 0 else { throw .databaseMissing(path: database, mark: mark) }
    }

    /// Notes that the database exists, for the next start.
    func markDatabaseCreated() throws(DataDirectoryError) {
        guard access(mark, F_OK) != 0 else { return }
        let descriptor = open(mark, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw .unusable(path: mark, code: errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .unusable(path: mark, code: errno) }
        let directory = open(path, O_RDONLY | O_CLOEXEC | O_DIRECTORY)
        guard directory >= 0 else { throw .unusable(path: path, code: errno) }
        defer { close(directory) }
        guard fsync(directory) == 0 else { throw .unusable(path: path, code: errno) }
    }
}

/// Why a directory cannot hold the data.
enum DataDirectoryError: UserFacingError, Equatable {
    case cannotMake(path: String, code: CInt)
    case unusable(path: String, code: CInt)
    case writableByOthers(path: String)
    /// Another user owns it.
    case foreign(path: String)
    case inUse(path: String)
    case databaseMissing(path: String, mark: String)

    var sentence: String {
        switch self {
        case .cannotMake(let path, let code):
            "The data directory \(path) cannot be created (\(Self.reason(code))): create it for this user, or name another with --data."
        case .unusable(let path, let code):
            "\(path) cannot be used (\(Self.reason(code))): let this user read and write there, or name another directory with --data."
        case .writableByOthers(let path):
            "Other users may write to \(path) and so replace the data: run `chmod go-w \(path)` first."
        case .foreign(let path):
            "\(path) belongs to another user: run assayd as that user, or change the owner with `chown`."
        case .inUse(let path):
            "Another assayd uses the data directory \(path): stop that one first, or name another directory with --data."
        case .databaseMissing(let path, let mark):
            """
            The database \(path) is missing or empty, but this directory has had one: mount its volume or restore a backup. To start with \
            an empty database instead, remove \(mark) first.
            """
        }
    }

    private static func reason(_ code: CInt) -> String { String(cString: strerror(code)) }
}
