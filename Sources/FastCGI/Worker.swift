internal import CFastCGI
internal import Glibc
internal import Synchronization

/// The loop of one thread of the server: accepts a connection, reads its requests and sends their responses, then accepts the next.
///
/// Connections are accepted here, not by libfcgi: libfcgi's sockets would be inherited by child processes, and its `accept` can be stopped
/// only through a process-wide flag.
struct Worker {
    /// The maximum number of unread bytes that are read to keep the connection.
    private static let drainLimit = 8192
    /// The size of libfcgi's buffer, which it sends as one record.
    private static let largestRecord = 8192

    private let pool: ThreadPool
    private let request: UnsafeMutablePointer<FCGX_Request>

    init(_ pool: ThreadPool) {
        self.pool = pool
        // libfcgi keeps the address, and a Swift variable has no stable one.
        request = .allocate(capacity: 1)
        // Without a listening socket, libfcgi returns instead of accepting another connection by itself.
        FCGX_InitRequest(request, -1, 0)
    }

    func run() {
        while pool.needsThisThread(), let connection = pool.listener.accept() {
            serve(connection)
        }
        FCGX_Free(request, 1)
        request.deallocate()
    }

    /// Handles the requests on `connection` until it ends. Data that is not a request ends it too.
    private func serve(_ connection: CInt) {
        SocketTimeout.head.apply(to: connection)
        request.pointee.ipcFd = connection
        repeat {
            // Otherwise libfcgi would close the connection before reading from it.
            request.pointee.keepConnection = 1
            guard FCGX_Accept_r(request) == 0 else { return }
            pool.busy.add(1, ordering: .relaxed)
            respond()
            pool.busy.subtract(1, ordering: .relaxed)
        } while request.pointee.ipcFd >= 0 && waitForRequest()
        disconnect()
    }

    /// Waits for the next request on an idle connection. Returns `false` if the connection or the server ends.
    private func waitForRequest() -> Bool {
        let idle = pollfd(fd: request.pointee.ipcFd, events: Int16(POLLIN), revents: 0)
        let stop = pollfd(fd: pool.stopping.descriptor, events: Int16(POLLIN), revents: 0)
        var waiting = (idle, stop)
        let count = withUnsafeMutablePointer(to: &waiting) {
            $0.withMemoryRebound(to: pollfd.self, capacity: 2) { poll($0, 2, SocketTimeout.idle) }
        }
        guard count > 0, waiting.0.revents != 0 else { return false }
        SocketTimeout.head.apply(to: idle.fd)
        return true
    }

    private func disconnect() {
        guard request.pointee.ipcFd >= 0 else { return }
        close(request.pointee.ipcFd)
        request.pointee.ipcFd = -1
    }
}

extension Worker {
    /// Handles the request whose parameters libfcgi has read, and sends the response. Leaves `ipcFd` open if the connection can carry
    /// another request.
    private func respond() {
        guard let environment = request.pointee.envp, let parameters = RequestParameters(environment) else {
            FCGX_Free(request, 1)
            return
        }
        let body = FastCGIBody(request, parameters)
        defer { body.end() }
        let received = Request(parameters, body: body)
        let response = pool.handler(received)
        let withBody = received.method != "HEAD"
        let isStreamed = withBody && response.isStreamed
        if isStreamed { pool.beginStream() }
        defer { if isStreamed { pool.endStream() } }
        let writer = ResponseWriter(request.pointee.out, on: request.pointee.ipcFd, sendTimeout: pool.sendTimeout)
        withExtendedLifetime(response) {
            do throws(StreamAborted) {
                try writer.write(response, withBody: withBody)
                finish(unread: body.unread)
                response.whenSent?(Delivery(bytes: writer.count))
            } catch {
                abortResponse()
                response.whenSent?(Delivery(bytes: writer.count, aborted: error))
            }
        }
    }

    /// Ends a response so that the client does not take the part that was sent for the whole.
    ///
    /// To nginx a closed connection is a normal end. Zero bytes are a record of an unknown version, after which nginx closes the client's
    /// connection. They also fill up a record that was sent in part.
    private func abortResponse() {
        let zeros = [UInt8](repeating: 0, count: Self.largestRecord + 8)
        // The socket's buffer may be full because of a slow client: it is enlarged for these bytes.
        var bufferSize: CInt = 1 << 20
        setsockopt(request.pointee.ipcFd, SOL_SOCKET, SO_SNDBUF, &bufferSize, socklen_t(MemoryLayout<CInt>.size))
        send(request.pointee.ipcFd, zeros, zeros.count, CInt(MSG_NOSIGNAL) | CInt(MSG_DONTWAIT))
        FCGX_Free(request, 1)
    }

    /// Ends the request. The connection is closed too if the body was not read to the end: the next request would otherwise be read from
    /// the middle of this body, where a client can write anything.
    private func finish(unread: Int) {
        if unread <= Self.drainLimit {
            if unread > 0 { SocketTimeout.leftover.apply(to: request.pointee.ipcFd) }
            drain()
        }
        let isWhole = FCGX_HasSeenEOF(request.pointee.in) != 0
        let isKept = isWhole && request.pointee.keepConnection != 0
        // Without `keepConnection` libfcgi waits until the other end closes, which is necessary only if bytes are unread.
        request.pointee.keepConnection = isWhole ? 1 : 0
        FCGX_Finish_r(request)
        if !isKept { disconnect() }
    }

    /// Reads the bytes that a handler left, and the record that ends the body, which a request without a body has too.
    private func drain() {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: Self.drainLimit + 1) { buffer in
            _ = FCGX_GetStr(buffer.baseAddress, CInt(buffer.count), request.pointee.in)
        }
    }
}

extension Response {
    fileprivate var isStreamed: Bool {
        if case .stream = body { true } else { false }
    }
}

/// How long a thread waits to receive or send on a connection. libfcgi has no timeouts: without these, half a record would block a thread
/// forever.
enum SocketTimeout {
    /// For the head of a request, which nginx sends in one piece.
    case head
    /// For the body, which may arrive slowly. nginx's own timeout is shorter.
    case body
    /// For bytes that a handler left unread, such as the rest of a refused body: they are read only if they have arrived already.
    case leftover

    /// How long nginx may leave a connection idle, in milliseconds.
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

    /// Limits how long a send may block because the peer does not read.
    static func apply(_ time: Duration, toSending connection: CInt) {
        let (seconds, fraction) = time.components
        var sending = timeval(tv_sec: Int(seconds), tv_usec: Int(fraction / 1_000_000_000_000))
        setsockopt(connection, SOL_SOCKET, SO_SNDTIMEO, &sending, socklen_t(MemoryLayout<timeval>.size))
    }
}
