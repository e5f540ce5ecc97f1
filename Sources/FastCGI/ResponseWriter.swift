internal import CFastCGI
internal import Glibc

/// Writes a response as nginx expects it: `Status`, headers, an empty line, the body.
final class ResponseWriter: ResponseStream {
    /// A body of up to this size fits into the socket's buffer, so that writing it never waits for the client.
    private static let bufferedSize = 64 << 10

    private let stream: UnsafeMutablePointer<FCGX_Stream>
    private let connection: CInt
    private let sendTimeout: Duration
    /// Bytes of the body so far.
    private(set) var count = 0

    /// - Parameter sendTimeout: how long a client may read nothing.
    init(_ stream: UnsafeMutablePointer<FCGX_Stream>, on connection: CInt, sendTimeout: Duration) {
        self.stream = stream
        self.connection = connection
        self.sendTimeout = sendTimeout
    }

    /// Throws if the client is gone or too slow, and what a stream throws.
    func write(_ response: Response, withBody: Bool) throws(StreamAborted) {
        let head = ResponseHead(response).bytes
        try head.withUnsafeBufferPointer { (bytes) throws(StreamAborted) in try put(UnsafeRawBufferPointer(bytes)) }
        guard withBody else { return }
        switch response.body {
        case .bytes(let body):
            if body.count > Self.bufferedSize { SocketTimeout.apply(sendTimeout, toSending: connection) }
            try body.withUnsafeBufferPointer { (bytes) throws(StreamAborted) in try put(UnsafeRawBufferPointer(bytes)) }
            count = body.count
        case .stream(let produce):
            SocketTimeout.apply(sendTimeout, toSending: connection)
            try produce(self)
        }
    }

    func write(_ piece: UnsafeRawBufferPointer) throws(StreamAborted) {
        try put(piece)
        // Flushing sends the piece to the client, and notices if the client is gone.
        guard FCGX_FFlush(stream) == 0 else { throw failure }
        count += piece.count
    }

    /// The system reports a socket as writable while at most a quarter of its buffer is used.
    func isReady(within time: Duration) -> Bool {
        var waiting = pollfd(fd: connection, events: Int16(POLLOUT), revents: 0)
        return poll(&waiting, 1, CInt(max(0, min(3_600_000, time / .milliseconds(1))))) > 0
    }

    private func put(_ bytes: UnsafeRawBufferPointer) throws(StreamAborted) {
        var remaining = bytes.bindMemory(to: CChar.self)[...]
        while !remaining.isEmpty {
            let piece = UnsafeBufferPointer(rebasing: remaining.prefix(1 << 30))
            guard FCGX_PutStr(piece.baseAddress, CInt(piece.count), stream) == CInt(piece.count) else { throw failure }
            remaining = remaining.dropFirst(piece.count)
        }
    }

    private var failure: StreamAborted {
        let code = FCGX_GetError(stream)
        return code == EAGAIN || code == EWOULDBLOCK ? .clientTooSlow : .clientGone
    }
}

/// Status and headers as bytes. A handler's header cannot inject another header or a body.
struct ResponseHead {
    /// Headers that only the writer sets.
    private static let reserved: Set<String> = ["status", "content-length"]

    private(set) var bytes: [UInt8] = []

    init(_ response: Response) {
        bytes.reserveCapacity(512)
        let status = (200...599).contains(response.status) ? response.status : 500
        append("Status", "\(status) \(ReasonPhrase.of(status))")
        for (name, value) in response.headers where Self.isToken(name) && !Self.reserved.contains(name.lowercased()) {
            append(name, value)
        }
        if case .bytes(let body) = response.body, status != 204, status != 304 {
            append("Content-Length", String(body.count))
        }
        bytes += [13, 10]
    }

    /// Replaces control characters in the value with spaces, because a line break would begin another header or the body.
    private mutating func append(_ name: String, _ value: String) {
        bytes += name.utf8
        bytes += [UInt8(ascii: ":"), UInt8(ascii: " ")]
        for byte in value.utf8 {
            bytes.append(byte < 32 || byte == 127 ? UInt8(ascii: " ") : byte)
        }
        bytes += [13, 10]
    }

    private static func isToken(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.allSatisfy { $0 > 32 && $0 < 127 && !separators.contains($0) }
    }

    private static let separators = Set("()<>@,;:\\\"/[]?={}".utf8)
}

/// The reason phrases of statuses (RFC 9110, section 15).
enum ReasonPhrase {
    /// An unknown status has a phrase of its class.
    static func of(_ status: Int) -> String {
        known[status] ?? (status < 300 ? "OK" : status < 400 ? "Found" : status < 500 ? "Bad Request" : "Internal Server Error")
    }

    private static let known: [Int: String] = [
        200: "OK", 201: "Created", 202: "Accepted", 203: "Non-Authoritative Information", 204: "No Content", 205: "Reset Content",
        206: "Partial Content", 300: "Multiple Choices", 301: "Moved Permanently", 302: "Found", 303: "See Other", 304: "Not Modified",
        307: "Temporary Redirect", 308: "Permanent Redirect", 400: "Bad Request", 401: "Unauthorized", 402: "Payment Required",
        403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed", 406: "Not Acceptable", 407: "Proxy Authentication Required",
        408: "Request Timeout", 409: "Conflict", 410: "Gone", 411: "Length Required", 412: "Precondition Failed", 413: "Content Too Large",
        414: "URI Too Long", 415: "Unsupported Media Type", 416: "Range Not Satisfiable", 417: "Expectation Failed",
        421: "Misdirected Request", 422: "Unprocessable Content", 423: "Locked", 424: "Failed Dependency", 425: "Too Early",
        426: "Upgrade Required", 428: "Precondition Required", 429: "Too Many Requests", 431: "Request Header Fields Too Large",
        451: "Unavailable For Legal Reasons", 500: "Internal Server Error", 501: "Not Implemented", 502: "Bad Gateway",
        503: "Service Unavailable", 504: "Gateway Timeout", 505: "HTTP Version Not Supported", 507: "Insufficient Storage",
    ]
}
