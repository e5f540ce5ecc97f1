internal import CFastCGI

/// Accepts FastCGI requests on a unix socket with threads of its own.
public final class Server: Sendable {
    public struct Settings: Sendable {
        public var socketPath: String
        public var threads: Int
        public init(socketPath: String, threads: Int) {
            self.socketPath = socketPath
            self.threads = threads
        }
    }

    /// Creates the socket (0660) and starts the threads.
    public init(_ settings: Settings, handler: @escaping @Sendable (Request) -> Response) throws(ServerError) { fatalError("unwritten") }

    /// Stops accepting, waits up to `deadline` for running requests, and ends the threads. Whether all of them ended in time.
    public func stop(deadline: Duration) -> Bool { fatalError("unwritten") }
}

/// Why the front could not start, with a sentence that says what to do.
public enum ServerError: Error, Equatable, Sendable {
    case cannotListen(path: String, reason: String)
}
