internal import CFastCGI

/// Writes a response as nginx expects it: `Status`, headers, an empty line, the body.
struct ResponseWriter {
    private let stream: UnsafeMutablePointer<FCGX_Stream>

    init(_ stream: UnsafeMutablePointer<FCGX_Stream>) {
        self.stream = stream
    }

    /// Throws where nobody listens any more; a stream also throws to say that it cannot be completed.
    func write(_ response: Response, withBody: Bool) throws(ClientGone) {
        let head = ResponseHead(response).bytes
        try head.withUnsafeBufferPointer { (bytes) throws(ClientGone) in try put(UnsafeRawBufferPointer(bytes)) }
        guard withBody else { return }
        switch response.body {
        case .bytes(let body):
            try body.withUnsafeBufferPointer { (bytes) throws(ClientGone) in try put(UnsafeRawBufferPointer(bytes)) }
        case .stream(let produce):
            try produce { (piece) throws(ClientGone) in
                try put(piece)
                // What is only in libfcgi's buffer reaches nobody, and a client that left is noticed here.
                guard FCGX_FFlush(stream) == 0 else { throw ClientGone() }
            }
        }
    }

    private func put(_ bytes: UnsafeRawBufferPointer) throws(ClientGone) {
        var rest = bytes.bindMemory(to: CChar.self)[...]
        while !rest.isEmpty {
            let piece = UnsafeBufferPointer(rebasing: rest.prefix(1 << 30))
            guard FCGX_PutStr(piece.baseAddress, CInt(piece.count), stream) == CInt(piece.count) else { throw ClientGone() }
            rest = rest.dropFirst(piece.count)
        }
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
        append("Status", String(status))
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
