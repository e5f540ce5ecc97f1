/// A minimal HTTP client for tests: blocking, one connection per request, and requests are sent exactly as they are given.
public struct PlainClient: Sendable {
    public let port: UInt16

    public init(port: UInt16) {
        self.port = port
    }

    /// Sends a request with `Host` (unless given), `Content-Length` and `Connection: close`.
    public func send(
        _ method: String, _ target: String, headers: [(String, String)] = [], body: [UInt8]? = nil
    ) throws -> HTTPAnswer {
        var head = "\(method) \(target) HTTP/1.1\r\n"
        if !headers.contains(where: { $0.0.lowercased() == "host" }) { head += "Host: 127.0.0.1:\(port)\r\n" }
        for (name, value) in headers { head += "\(name): \(value)\r\n" }
        if let body { head += "Content-Length: \(body.count)\r\n" }
        head += "Connection: close\r\n\r\n"
        return try exchange(Array(head.utf8) + (body ?? []), toHead: method == "HEAD")
    }

    /// Sends exactly these bytes and reads one answer.
    public func exchange(_ bytes: [UInt8], toHead: Bool = false) throws -> HTTPAnswer {
        let socket = try ByteSocket(port: port)
        do {
            try socket.write(bytes)
        } catch ByteSocket.Problem.cannotWrite {
            // The server may refuse before the whole request is sent. Its response can still be read.
        }
        return try HTTPAnswer(from: socket, toHead: toHead)
    }
}

/// A parsed HTTP response.
public struct HTTPAnswer: Sendable {
    public let status: Int
    /// The reason phrase of the status line.
    public let reason: String
    /// In order, names in lower case.
    public let headers: [(name: String, value: String)]
    public let body: [UInt8]
    /// Whether the body has the length that the headers announce; `false` if the connection broke.
    public let isComplete: Bool

    public func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }

    public var text: String { String(decoding: body, as: UTF8.self) }
}

extension HTTPAnswer {
    /// Reads one response.
    ///
    /// - Parameter toHead: whether the request was a HEAD, whose response has no body.
    public init(from socket: ByteSocket, toHead: Bool = false) throws {
        var received: [UInt8] = []
        var headEnd: Int?
        while headEnd == nil {
            let bytes = try socket.read()
            guard !bytes.isEmpty else { throw HTTPProblem.noAnswer(received) }
            received += bytes
            headEnd = Self.end(ofHeadIn: received)
        }
        let lines = String(decoding: received[..<headEnd!], as: UTF8.self).split(separator: "\r\n")
        let words = lines.first?.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false) ?? []
        guard words.count > 1, let status = Int(words[1]) else { throw HTTPProblem.noAnswer(received) }
        self.status = status
        reason = words.count > 2 ? String(words[2]) : ""
        headers = lines.dropFirst().map { line in
            let parts = line.split(separator: ":", maxSplits: 1)
            return (parts[0].lowercased(), parts.count > 1 ? String(parts[1].drop { $0 == " " }) : "")
        }
        let begun = Array(received[headEnd!...])
        if toHead || status == 204 || status == 304 || status < 200 {
            (body, isComplete) = (begun, begun.isEmpty)
        } else if headers.contains(where: { $0.name == "transfer-encoding" && $0.value == "chunked" }) {
            (body, isComplete) = try Self.chunked(begun, socket)
        } else if let length = headers.first(where: { $0.name == "content-length" }).flatMap({ Int($0.value) }) {
            (body, isComplete) = try Self.counted(begun, length, socket)
        } else {
            (body, isComplete) = (begun + (try socket.readToEnd()), true)
        }
    }

    private static func end(ofHeadIn bytes: [UInt8]) -> Int? {
        let mark = Array("\r\n\r\n".utf8)
        guard bytes.count >= 4 else { return nil }
        return (0...bytes.count - 4).first { bytes[$0] == mark[0] && Array(bytes[$0..<$0 + 4]) == mark }.map { $0 + 4 }
    }

    private static func counted(_ begun: [UInt8], _ length: Int, _ socket: ByteSocket) throws -> ([UInt8], Bool) {
        var body = begun
        while body.count < length {
            let bytes = try socket.read()
            if bytes.isEmpty { return (body, false) }
            body += bytes
        }
        return (body, body.count == length)
    }

    private static func chunked(_ begun: [UInt8], _ socket: ByteSocket) throws -> ([UInt8], Bool) {
        var (body, unread) = ([UInt8](), begun[...])
        while true {
            while let lineEnd = unread.firstIndex(of: 10) {
                let size =
                    Int(String(decoding: unread[unread.startIndex..<lineEnd], as: UTF8.self).prefix { $0.isHexDigit }, radix: 16) ?? 0
                guard unread.endIndex - lineEnd > size + 2 else { break }
                body += unread[lineEnd + 1..<lineEnd + 1 + size]
                unread = unread[(lineEnd + size + 3)...]
                if size == 0 { return (body, true) }
            }
            let bytes = try socket.read()
            if bytes.isEmpty { return (body, false) }
            unread += bytes
        }
    }
}

public enum HTTPProblem: Error {
    /// The connection ended before a response; with the bytes that arrived instead.
    case noAnswer([UInt8])
}
