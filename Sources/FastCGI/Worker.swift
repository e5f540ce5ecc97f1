internal import CFastCGI
internal import Glibc
internal import Synchronization

/// One thread of the server: takes a connection, answers the requests on it, takes the next.
///
/// The connection is accepted here and not by libfcgi, whose descriptors would be inherited by every program that Assay
/// starts, and whose only way to stop waiting is a flag for the whole process.
struct Worker {
    private let crew: ThreadPool
    private let request: UnsafeMutablePointer<FCGX_Request>

    init(_ crew: ThreadPool) {
        self.crew = crew
        // libfcgi keeps the address, and a variable of Swift's has none that stays.
        request = .allocate(capacity: 1)
        // Without a socket of its own libfcgi returns where it would otherwise take another connection by itself.
        FCGX_InitRequest(request, -1, 0)
    }

    func run() {
        while crew.needsThisThread(), let connection = crew.listener.accept() {
            serve(connection)
        }
        FCGX_Free(request, 1)
        request.deallocate()
    }

    /// Answers what comes over `connection` until it ends. A connection that sends something else than requests ends.
    private func serve(_ connection: CInt) {
        ReceiveTimeout.head.apply(to: connection)
        request.pointee.ipcFd = connection
        repeat {
            // Else libfcgi would close the connection that it is about to read from.
            request.pointee.keepConnection = 1
            guard FCGX_Accept_r(request) == 0 else { return }
            crew.busy.add(1, ordering: .relaxed)
            RequestCycle(request).run(crew)
            crew.busy.subtract(1, ordering: .relaxed)
        } while request.pointee.ipcFd >= 0 && anotherIsComing()
        disconnect()
    }

    /// Waits on an idle connection; false when it, or the server, ends.
    private func anotherIsComing() -> Bool {
        let idle = pollfd(fd: request.pointee.ipcFd, events: Int16(POLLIN), revents: 0)
        let stop = pollfd(fd: crew.stopping.descriptor, events: Int16(POLLIN), revents: 0)
        var waiting = (idle, stop)
        let count = withUnsafeMutablePointer(to: &waiting) {
            $0.withMemoryRebound(to: pollfd.self, capacity: 2) { poll($0, 2, ReceiveTimeout.idle) }
        }
        guard count > 0, waiting.0.revents != 0 else { return false }
        ReceiveTimeout.head.apply(to: idle.fd)
        return true
    }

    private func disconnect() {
        guard request.pointee.ipcFd >= 0 else { return }
        close(request.pointee.ipcFd)
        request.pointee.ipcFd = -1
    }
}

/// How long a thread waits for the other end. libfcgi has no limits of its own: half a record would hold a thread for ever.
enum ReceiveTimeout {
    /// nginx sends the head of a request in one piece.
    case head
    /// A client sends its body at its own pace; nginx gives up before this does.
    case body
    /// What a handler left unread, such as the rest of a body that it refused, counts only if it is there already.
    case leftover

    /// Milliseconds that nginx may leave a connection idle.
    static let idle: CInt = 75_000

    private var time: timeval {
        switch self {
        case .head: timeval(tv_sec: 5, tv_usec: 0)
        case .body: timeval(tv_sec: 75, tv_usec: 0)
        case .leftover: timeval(tv_sec: 0, tv_usec: 20_000)
        }
    }

    func apply(to connection: CInt) {
        var reading = time
        setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &reading, socklen_t(MemoryLayout<timeval>.size))
    }

    /// How long the other end may take nothing of an answer.
    static func apply(_ time: Duration, toSending connection: CInt) {
        let (seconds, fraction) = time.components
        var sending = timeval(tv_sec: Int(seconds), tv_usec: Int(fraction / 1_000_000_000_000))
        setsockopt(connection, SOL_SOCKET, SO_SNDTIMEO, &sending, socklen_t(MemoryLayout<timeval>.size))
    }
}
