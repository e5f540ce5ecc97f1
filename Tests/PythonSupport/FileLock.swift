internal import Glibc

/// Lets one process at a time do something.
enum FileLock {
    /// - Parameter path: of a file that is made, and stays.
    static func hold<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw PythonEnvironment.Problem(description: "\(path) cannot be made") }
        // Closing it lets go of the lock, and so does the end of the process.
        defer { close(descriptor) }
        while flock(descriptor, LOCK_EX) != 0 {
            guard errno == EINTR else { throw PythonEnvironment.Problem(description: "\(path) cannot be locked") }
        }
        return try body()
    }
}
