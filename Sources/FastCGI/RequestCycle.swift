internal import CFastCGI
internal import Glibc

/// Handles one request and its response, once libfcgi has read the parameters.
struct RequestCycle {
    /// The maximum number of unread bytes that are read to keep the connection.
    private static let drainLimit = 8192
    /// The size of libfcgi's buffer, which it sends as one record.
    private static let largestRecord = 8192

    private let raw: UnsafeMutablePointer<FCGX_Request>

    init(_ request: UnsafeMutablePointer<FCGX_Request>) {
        self.raw = request
    }

    /// Sends the response, and leaves `ipcFd` open if the connection can carry another request.
    func run(in pool: ThreadPool) {
        guard let environment = raw.pointee.envp, let parameters = RequestParameters(environment) else {
            FCGX_Free(raw, 1)
            return
        }
        let body = FastCGIBody(raw, parameters)
        defer { body.end() }
        let request = Request(parameters, body: body)
        let response = pool.handler(request)
        let withBody = request.method != "HEAD"
        let isStreamed = withBody && response.isStreamed
        if isStreamed { pool.beginStream() }
        defer { if isStreamed { pool.endStream() } }
        let writer = ResponseWriter(raw.pointee.out, on: raw.pointee.ipcFd, sendTimeout: pool.sendTimeout)
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
        setsockopt(raw.pointee.ipcFd, SOL_SOCKET, SO_SNDBUF, &bufferSize, socklen_t(MemoryLayout<CInt>.size))
        send(raw.pointee.ipcFd, zeros, zeros.count, CInt(MSG_NOSIGNAL) | CInt(MSG_DONTWAIT))
        FCGX_Free(raw, 1)
    }

    /// Ends the request. The connection is closed too if the body was not read to the end: the next request would otherwise be read from
    /// the middle of this body, where a client can write anything.
    private func finish(unread: Int) {
        if unread <= Self.drainLimit {
            if unread > 0 { SocketTimeout.leftover.apply(to: raw.pointee.ipcFd) }
            drain()
        }
        let isWhole = FCGX_HasSeenEOF(raw.pointee.in) != 0
        let isKept = isWhole && raw.pointee.keepConnection != 0
        // Without `keepConnection` libfcgi waits until the other end closes, which is necessary only if bytes are unread.
        raw.pointee.keepConnection = isWhole ? 1 : 0
        FCGX_Finish_r(raw)
        if !isKept, raw.pointee.ipcFd >= 0 {
            close(raw.pointee.ipcFd)
            raw.pointee.ipcFd = -1
        }
    }

    /// Reads the bytes that a handler left, and the record that ends the body, which a request without a body has too.
    private func drain() {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: Self.drainLimit + 1) { buffer in
            _ = FCGX_GetStr(buffer.baseAddress, CInt(buffer.count), raw.pointee.in)
        }
    }
}

extension Response {
    fileprivate var isStreamed: Bool {
        if case .stream = body { true } else { false }
    }
}
