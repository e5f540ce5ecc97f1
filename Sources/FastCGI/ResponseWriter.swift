internal import CFastCGI
internal import Glibc

/// Writes a response as nginx expects it: `Status`, headers, an empty line, the body.
final class ResponseWriter: ResponseStream {
    /// A body up to this size fits into the socket's buffer, whether anybody reads it or not.
    private static let bufferedSize = 64 << 10

    private let stream: UnsafeMutablePointer<FCGX_Stream>
    private let connection: CInt
    private let patience: Duration
    /// Bytes of the body so far.
    private(set) var count = 0

    /// `patience` is how long a client may take nothing.
    init(_ stream: UnsafeMutablePointer<FCGX_Stream>, on connection: CInt, patience: Duration) {
        self.stream = stream
        self.connection = connection
        self.patience = patience
    }

    /// Throws where nobody listens any more, and what a stream throws.
    func write(_ response: Response, withBody: Bool) throws(StreamAborted) {
        let head = ResponseHead(response).bytes
        try head.withUnsafeBufferPointer { (bytes) throws(StreamAborted) in try put(UnsafeRawBufferPointer(bytes)) }
        guard withBody else { return }
        switch response.body {
        case .bytes(let body):
            if body.count > Self.bufferedSize { ReceiveTimeout.apply(patience, toSending: connection) }
            try body.withUnsafeBufferPointer { (bytes) throws(StreamAborted) in try put(UnsafeRawBufferPointer(bytes)) }
            count = body.count
        case .stream(let produce):
            ReceiveTimeout.apply(patience, toSending: connection)
            try produce(self)
        }
    }

    func write(_ piece: UnsafeRawBufferPointer) throws(StreamAborted) {
        try put(piece)
        // What is only in libfcgi's buffer reaches nobody, and a client that left is noticed here.
        guard FCGX_FFlush(stream) == 0 else { throw failure }
        count += piece.count
    }

    /// The system calls a socket ready while it holds at most a quarter of what it may.
    func isReady(within time: Duration) -> Bool {
        var waiting = pollfd(fd: connection, events: Int16(POLLOUT), revents: 0)
        return poll(&waiting, 1, CInt(max(0, min(3_600_000, time / .milliseconds(1))))) > 0
    }

    private func put(_ bytes: UnsafeRawBufferPointer) throws(StreamAborted) {
        var rest = bytes.bindMemory(to: CChar.self)[...]
        while !rest.isEmpty {
            let piece = UnsafeBufferPointer(rebasing: rest.prefix(1 << 30))
            guard FCGX_PutStr(piece.baseAddress, CInt(piece.count), stream) == CInt(piece.count) else { throw failure }
            rest = rest.dropFirst(piece.count)
        }
    }

    private var failure: StreamAborted {
        let code = FCGX_GetError(stream)
        return code == EAGAIN || code == EWOULDBLOCK ? .clientTooSlow : .clientGone
    }
}

/// Status and headers. Whatever a handler puts into a header stays inside it.
struct ResponseHead {
    /// Named here and by nobody else.
    private static let ours: Set<String> = ["status", "content-length"]

    private(set) var bytes: [UInt8] = []

    init(_ response: Response) {
        bytes.reserveCapacity(512)
        let status = (200...599).contains(response.status) ? response.status : 500
        append("Status", "\(status) \(ReasonPhrase.of(status))")
        for (name, value) in response.headers where Self.isToken(name) && !Self.ours.contains(name.lowercased()) {
            append(name, value)
        }
        if case .bytes(let body) = response.body, status != 204, status != 304 {
            append("Content-Length", String(body.count))
        }
        bytes += [13, 10]
    }

    /// A line break in a value would begin another header, or the body: it becomes a blank, like all control characters.
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
