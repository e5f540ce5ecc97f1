/// HTTP as a test needs it: blocking, one connection a request, nothing added and nothing corrected.
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
            // A refusal may come before all of the request is sent; the answer is still there to read.
        }
        return try HTTPAnswer(from: socket, toHead: toHead)
    }
}
