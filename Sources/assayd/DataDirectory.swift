internal import Glibc

/// The directory with everything the daemon keeps, held by one daemon at a time.
struct DataDirectory {
    let path: String
    var database: String { "\(path)/assay.db" }
    var socket: String { "\(path)/assayd.sock" }
    /// Held open, and with it the lock, until the process ends.
    private let lock: Int32

    /// Makes the directory where there is none (0700), and locks it.
    init(_ path: String) throws(StartProblem) {
        self.path = path
        if mkdir(path, 0o700) != 0, errno != EEXIST {
            throw StartProblem("The data directory \(path) cannot be made (\(Self.reason)): name another one with --data.")
        }
        lock = open("\(path)/assayd.lock", O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard lock >= 0 else {
            throw StartProblem(
                "The data directory \(path) cannot be used (\(Self.reason)): this user must be able to read and write in it.")
        }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            throw StartProblem("Another assayd serves \(path): stop it first, or name another directory with --data.")
        }
    }

    private static var reason: String { String(cString: strerror(errno)) }
}
