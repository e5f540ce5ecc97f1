internal import CFastCGI
internal import Glibc

/// One request and its answer, from the moment libfcgi has read the parameters.
struct RequestCycle {
    /// Unread bytes that are worth reading to keep a connection.
    private static let drainLimit = 8192
    /// libfcgi's buffer, which it sends as one record.
    private static let largestRecord = 8192

    private let request: UnsafeMutablePointer<FCGX_Request>

    init(_ request: UnsafeMutablePointer<FCGX_Request>) {
        self.request = request
    }

    /// Answers, and leaves `ipcFd` open where the connection may carry another request.
    func run(_ crew: ThreadPool) {
        guard let environment = request.pointee.envp, let parameters = RequestParameters(environment) else {
            FCGX_Free(request, 1)
            return
        }
        let body = FastCGIBody(request, parameters)
        defer { body.end() }
        let question = Request(parameters, body: body)
        let answer = crew.handler(question)
        let withBody = question.method != "HEAD"
        let isStreamed = withBody && answer.isStreamed
        if isStreamed { crew.beginStream() }
        defer { if isStreamed { crew.endStream() } }
        let writer = ResponseWriter(request.pointee.out, on: request.pointee.ipcFd, patience: crew.sendPatience)
        withExtendedLifetime(answer) {
            do throws(StreamAborted) {
                try writer.write(answer, withBody: withBody)
                finish(unread: body.unread)
                answer.whenSent?(Delivery(bytes: writer.count))
            } catch {
                breakOff()
                answer.whenSent?(Delivery(bytes: writer.count, aborted: error))
            }
        }
    }

    /// Ends an answer so that what was sent of it is not taken for the whole. To nginx a connection that closes is an end like
    /// any other; a record of no known version is not, and makes it break the client's connection. Where the last record is there in
    /// part, it is filled up first.
    private func breakOff() {
        let nonsense = [UInt8](repeating: 0, count: Self.largestRecord + 8)
        // The socket may be full of what a slow client has not taken; it gets room for this.
        var room: CInt = 1 << 20
        setsockopt(request.pointee.ipcFd, SOL_SOCKET, SO_SNDBUF, &room, socklen_t(MemoryLayout<CInt>.size))
        send(request.pointee.ipcFd, nonsense, nonsense.count, CInt(MSG_NOSIGNAL) | CInt(MSG_DONTWAIT))
        FCGX_Free(request, 1)
    }

    /// A request ends with its connection unless all of it was read: the next request would otherwise be looked for in the
    /// middle of this one's body, where a client can write whatever it likes.
    private func finish(unread: Int) {
        if unread <= Self.drainLimit {
            if unread > 0 { ReceiveTimeout.leftover.apply(to: request.pointee.ipcFd) }
            drain()
        }
        let isWhole = FCGX_HasSeenEOF(request.pointee.in) != 0
        let isKept = isWhole && request.pointee.keepConnection != 0
        // libfcgi closes by waiting for the other end, which is needed only where something is left to read.
        request.pointee.keepConnection = isWhole ? 1 : 0
        FCGX_Finish_r(request)
        if !isKept, request.pointee.ipcFd >= 0 {
            close(request.pointee.ipcFd)
            request.pointee.ipcFd = -1
        }
    }

    /// Reads the little that a handler left, at least the mark of the end: a request without a body has one, too.
    private func drain() {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: Self.drainLimit + 1) { rest in
            _ = FCGX_GetStr(rest.baseAddress, CInt(rest.count), request.pointee.in)
        }
    }
}

extension Response {
    fileprivate var isStreamed: Bool {
        if case .stream = body { true } else { false }
    }
}
