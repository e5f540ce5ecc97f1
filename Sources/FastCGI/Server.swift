internal import CFastCGI
internal import Glibc
internal import Synchronization

/// Accepts FastCGI requests on a unix socket and handles them on its own threads.
///
/// A connection occupies a thread until it closes, so that `threads` limits both the concurrent requests and the connections that nginx may
/// keep open. Streamed responses do not count: while one is sent, another thread takes the place of its thread.
public final class Server: Sendable {
    public struct Settings: Sendable {
        public var socketPath: String
        public var threads: Int
        /// How long a client may read nothing before its response is aborted.
        public var sendTimeout: Duration = .seconds(60)

        public init(socketPath: String, threads: Int) {
            self.socketPath = socketPath
            self.threads = threads
        }
    }

    private let listener: Listener
    private let pool: ThreadPool

    /// Creates the socket (0660) and starts the threads.
    public init(_ settings: Settings, handler: @escaping @Sendable (Request) -> Response) throws(ServerError) {
        guard Self.isLibraryReady else { throw .cannotStart(reason: "libfcgi could not be initialised") }
        listener = try Listener(path: settings.socketPath)
        pool = try ThreadPool(settings, listener: listener, handler: handler)
        do {
            try pool.start()
        } catch {
            _ = stop(deadline: .seconds(1))
            throw error
        }
    }

    /// Initialises libfcgi, once per process. libfcgi also installs handlers of SIGTERM and SIGUSR1, which are removed again because the
    /// program handles these signals. Its handler of SIGPIPE stays, so that a client that disconnects does not end the process.
    private static let isLibraryReady: Bool = {
        var (terminate, user) = (sigaction(), sigaction())
        sigaction(SIGTERM, nil, &terminate)
        sigaction(SIGUSR1, nil, &user)
        defer {
            sigaction(SIGTERM, &terminate, nil)
            sigaction(SIGUSR1, &user, nil)
        }
        return FCGX_Init() == 0
    }()

    /// How many threads are handling a request.
    public var busyThreads: Int { pool.busy.load(ordering: .relaxed) }

    /// How many of these threads are sending a stream.
    public var streams: Int { pool.streams.load(ordering: .relaxed) }

    /// Stops accepting connections, waits up to `deadline` for running requests, and ends the threads. Returns whether all ended in time.
    ///
    /// Connections that are already in the socket's queue are still served. Idle connections are closed.
    public func stop(deadline: Duration) -> Bool {
        listener.close()
        return pool.stop(within: deadline)
    }
}

/// Why the server could not start.
public enum ServerError: Error, Equatable, Sendable {
    case cannotListen(path: String, reason: String)
    case cannotStart(reason: String)

    /// The message for users, which says what to do.
    public var sentence: String {
        switch self {
        case .cannotListen(let path, let reason): "Cannot listen on the socket \(path): \(reason)."
        case .cannotStart(let reason): "Cannot start answering requests: \(reason)."
        }
    }
}
