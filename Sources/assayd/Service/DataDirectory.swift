internal import Glibc

/// The data directory, which this process has to itself as long as it lives.
struct DataDirectory {
    let path: String

    var database: String { "\(path)/assay.db" }
    var adminKey: String { "\(path)/admin.key" }

    /// Makes the directory where there is none. nginx's group may enter it for the socket, nobody but its owner may look around.
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
        guard facts.st_mode & S_IWOTH == 0 || facts.st_mode & S_ISVTX != 0 else { throw .writableByAll(path: path) }
        try lock()
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
}

/// Why a directory cannot hold the data.
enum DataDirectoryError: Explained, Equatable {
    case cannotMake(path: String, code: CInt)
    case unusable(path: String, code: CInt)
    case writableByAll(path: String)
    case inUse(path: String)

    var sentence: String {
        switch self {
        case .cannotMake(let path, let code):
            "The data directory \(path) cannot be made (\(Self.reason(code))): make it for this user, or name another with --data."
        case .unusable(let path, let code):
            "\(path) cannot be used (\(Self.reason(code))): let this user read and write there, or name another directory with --data."
        case .writableByAll(let path):
            "Everybody may write to the data directory \(path), and so replace what is in it: run `chmod o-w \(path)` first."
        case .inUse(let path):
            "Another assayd uses the data directory \(path): stop that one first, or name another directory with --data."
        }
    }

    private static func reason(_ code: CInt) -> String { String(cString: strerror(code)) }
}
