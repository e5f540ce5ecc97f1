internal import CFastCGI
internal import Glibc
internal import Synchronization

/// Accepts FastCGI requests on a unix socket with threads of its own.
///
/// A connection owns its thread until it closes, so `threads` bounds both the requests in work and the connections that
/// nginx may keep open. Answers that are streams do not count: each has a thread of its own until it ends.
public final class Server: Sendable {
    public struct Settings: Sendable {
        public var socketPath: String
        public var threads: Int
        /// How long a client may take nothing of an answer before it is broken off.
        public var sendPatience: Duration = .seconds(60)

        public init(socketPath: String, threads: Int) {
            self.socketPath = socketPath
            self.threads = threads
        }
    }

    private let listener: Listener
    private let crew: ThreadPool

    /// Creates the socket (0660) and starts the threads.
    public init(_ settings: Settings, handler: @escaping @Sendable (Request) -> Response) throws(ServerError) {
        guard Self.isLibraryReady else { throw .cannotStart(reason: "libfcgi does not initialise") }
        listener = try Listener(path: settings.socketPath)
        crew = try ThreadPool(settings, listener: listener, handler: handler)
        do {
            try crew.start()
        } catch {
            _ = stop(deadline: .seconds(1))
            throw error
        }
    }

    /// Initialises libfcgi, once a process. It would also take the signals that mean “stop” to itself, and stop nothing: what
    /// they do is for the program to say. Only its handler of SIGPIPE stays, so that a client that left kills nobody.
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

    /// Threads that work on a request right now.
    public var busyThreads: Int { crew.busy.load(ordering: .relaxed) }

    /// Threads among them that write a stream.
    public var streams: Int { crew.streams.load(ordering: .relaxed) }

    /// Stops accepting, waits up to `deadline` for running requests, and ends the threads. Whether all of them ended in time.
    ///
    /// Connections that wait in the socket's queue already are still answered; idle ones that nginx keeps are closed.
    public func stop(deadline: Duration) -> Bool {
        listener.close()
        return crew.leave(within: deadline)
    }
}

/// Why the front could not start, with a sentence that says what to do.
public enum ServerError: Error, Equatable, Sendable {
    case cannotListen(path: String, reason: String)
    case cannotStart(reason: String)

    /// What a person reads.
    public var sentence: String {
        switch self {
        case .cannotListen(let path, let reason): "Cannot listen on the socket \(path): \(reason)."
        case .cannotStart(let reason): "Cannot start answering requests: \(reason)."
        }
    }
}
