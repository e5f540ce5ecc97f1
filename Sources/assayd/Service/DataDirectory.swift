internal import Glibc

/// The data directory, locked by this process until it exits.
struct DataDirectory {
    let path: String

    var database: String { "\(path)/assay.db" }
    var adminKey: String { "\(path)/admin.key" }
    /// Exists from the first complete start on: tells a directory that has lost its database from a new one.
    private var marker: String { "\(path)/database-created" }

    /// Creates the directory if it does not exist. nginx's group may enter it for the socket; only its owner may list it.
    ///
    /// Refuses a directory or a database that another user could replace, and a directory that has lost its database.
    init(_ path: String) throws(DataDirectoryError) {
        self.path = path
        if mkdir(path, 0o700) == 0 {
            // Independent of the umask.
            chmod(path, 0o710)
        } else if errno != EEXIST {
            throw .cannotCreate(path: path, code: errno)
        }
        var status = stat()
        guard stat(path, &status) == 0 else { throw .unusable(path: path, code: errno) }
        guard status.st_mode & S_IFMT == S_IFDIR else { throw .unusable(path: path, code: ENOTDIR) }
        guard access(path, R_OK | W_OK | X_OK) == 0 else { throw .unusable(path: path, code: errno) }
        guard status.st_uid == geteuid() || status.st_uid == 0 else { throw .ownedByAnotherUser(path: path) }
        guard status.st_mode & 0o022 == 0 else { throw .writableByOthers(path: path) }
        try lock()
        try checkDatabase()
    }

    /// Locks the directory. The system releases the lock however the process ends.
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
            var status = stat()
            guard stat(file, &status) == 0 else {
                guard errno == ENOENT else { throw .unusable(path: file, code: errno) }
                continue
            }
            guard status.st_uid == geteuid() else { throw .ownedByAnotherUser(path: file) }
            guard status.st_mode & 0o022 == 0 else { throw .writableByOthers(path: file) }
            if file == database { size = Int(status.st_size) }
        }
        // An empty file is a new database to SQLite.
        guard size > 0 || access(marker, F_OK) != 0 else { throw .databaseMissing(path: database, marker: marker) }
    }

    /// Records for the next start that the database exists.
    func markDatabaseCreated() throws(DataDirectoryError) {
        guard access(marker, F_OK) != 0 else { return }
        let descriptor = open(marker, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw .unusable(path: marker, code: errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .unusable(path: marker, code: errno) }
        let directory = open(path, O_RDONLY | O_CLOEXEC | O_DIRECTORY)
        guard directory >= 0 else { throw .unusable(path: path, code: errno) }
        defer { close(directory) }
        guard fsync(directory) == 0 else { throw .unusable(path: path, code: errno) }
    }
}

/// Why a directory cannot be used as the data directory.
enum DataDirectoryError: UserFacingError, Equatable {
    case cannotCreate(path: String, code: CInt)
    case unusable(path: String, code: CInt)
    case writableByOthers(path: String)
    /// Another user owns it.
    case ownedByAnotherUser(path: String)
    case inUse(path: String)
    case databaseMissing(path: String, marker: String)

    var sentence: String {
        switch self {
        case .cannotCreate(let path, let code):
            "The data directory \(path) cannot be created (\(Self.reason(code))): create it for this user, or name another with --data."
        case .unusable(let path, let code):
            "\(path) cannot be used (\(Self.reason(code))): let this user read and write there, or name another directory with --data."
        case .writableByOthers(let path):
            "Other users may write to \(path) and so replace the data: run `chmod go-w \(path)` first."
        case .ownedByAnotherUser(let path):
            "\(path) belongs to another user: run assayd as that user, or change the owner with `chown`."
        case .inUse(let path):
            "Another assayd uses the data directory \(path): stop that one first, or name another directory with --data."
        case .databaseMissing(let path, let marker):
            """
            The database \(path) is missing or empty, but this directory has had one: mount its volume or restore a backup. To start with \
            an empty database instead, remove \(marker) first.
            """
        }
    }

    private static func reason(_ code: CInt) -> String { String(cString: strerror(code)) }
}

/// A file that reserves some disk space, so that the daemon can start and answer reads on a full disk: SQLite needs space for its
/// shared-memory file, and `assay serve` for nginx's configuration.
struct DiskReserve {
    private let path: String
    private let directory: String

    private static let size = 2 << 20
    /// Enough for a start, if the disk is too full for the whole reserve.
    private static let minimumSize = size / 2

    init(in directory: DataDirectory) {
        self.directory = directory.path
        path = "\(directory.path)/reserve"
    }

    /// Frees the reserve if the disk is nearly full; returns whether it did.
    func releaseIfNeeded() -> Bool {
        guard let free, free < Self.size else { return false }
        return unlink(path) == 0
    }

    /// Allocates the reserve if it does not exist. On a full disk there may be none until the next start.
    func allocate() {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_size < off_t(Self.minimumSize) else { return }
        for size in [Self.size, Self.minimumSize] where posix_fallocate(descriptor, 0, off_t(size)) == 0 { return }
        unlink(path)
    }

    /// Bytes that this user may still write to the disk.
    private var free: Int? {
        var status = statvfs()
        guard statvfs(directory, &status) == 0 else { return nil }
        return Int(status.f_bavail) * Int(status.f_frsize)
    }
}
