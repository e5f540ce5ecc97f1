/// An HTTP response, taken apart.
public struct HTTPAnswer: Sendable {
    public let status: Int
    /// What the status line says behind the status.
    public let reason: String
    /// In order, names in lower case.
    public let headers: [(name: String, value: String)]
    public let body: [UInt8]
    /// Whether the body is as long as its headers promise; false where the connection broke.
    public let isComplete: Bool

    public func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }

    public var text: String { String(decoding: body, as: UTF8.self) }
}

extension HTTPAnswer {
    /// Reads one answer from `socket`. `toHead` says whether the request was a HEAD, whose answer has no body.
    public init(from socket: ByteSocket, toHead: Bool = false) throws {
        var received: [UInt8] = []
        var headEnd: Int?
        while headEnd == nil {
            let some = try socket.read()
            guard !some.isEmpty else { throw HTTPProblem.noAnswer(received) }
            received += some
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
            let some = try socket.read()
            if some.isEmpty { return (body, false) }
            body += some
        }
        return (body, body.count == length)
    }

    private static func chunked(_ begun: [UInt8], _ socket: ByteSocket) throws -> ([UInt8], Bool) {
        var (body, rest) = ([UInt8](), begun[...])
        while true {
            while let lineEnd = rest.firstIndex(of: 10) {
                let size = Int(String(decoding: rest[rest.startIndex..<lineEnd], as: UTF8.self).prefix { $0.isHexDigit }, radix: 16) ?? 0
                guard rest.endIndex - lineEnd > size + 2 else { break }
                body += rest[lineEnd + 1..<lineEnd + 1 + size]
                rest = rest[(lineEnd + size + 3)...]
                if size == 0 { return (body, true) }
            }
            let some = try socket.read()
            if some.isEmpty { return (body, false) }
            rest += some
        }
    }
}

public enum HTTPProblem: Error {
    /// The connection ended before an answer; what came instead.
    case noAnswer([UInt8])
}
