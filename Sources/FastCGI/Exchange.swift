internal import CFastCGI
internal import Glibc

/// One request and its answer, from the moment libfcgi has read the parameters.
struct Exchange {
    /// Unread bytes that are worth reading to keep a connection.
    private static let drainLimit = 8192

    private let request: UnsafeMutablePointer<FCGX_Request>

    init(_ request: UnsafeMutablePointer<FCGX_Request>) {
        self.request = request
    }

    /// Answers, and leaves `ipcFd` open where the connection may carry another request.
    func run(_ handler: (Request) -> Response) {
        guard let environment = request.pointee.envp, let parameters = Parameters(environment) else {
            FCGX_Free(request, 1)
            return
        }
        let body = FastCGIBody(request, parameters)
        defer { body.end() }
        let question = Request(parameters, body: body)
        let answer = handler(question)
        do {
            try ResponseWriter(request.pointee.out).write(answer, withBody: question.method != "HEAD")
        } catch {
            breakOff()
            return
        }
        finish(unread: body.unread)
    }

    /// Ends an answer so that what was sent of it is not taken for the whole. To nginx a connection that closes is an end like
    /// any other; a record of no known version is not, and makes it break the client's connection.
    private func breakOff() {
        let nonsense = [UInt8](repeating: 0, count: 8)
        send(request.pointee.ipcFd, nonsense, nonsense.count, CInt(MSG_NOSIGNAL))
        FCGX_Free(request, 1)
    }

    /// A request ends with its connection unless all of it was read: the next request would otherwise be looked for in the
    /// middle of this one's body, where a client can write whatever it likes.
    private func finish(unread: Int) {
        if unread <= Self.drainLimit { drain() }
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
