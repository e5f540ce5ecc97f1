import Foundation
import NginxSupport

/// A connection to the daemon's own socket, past nginx.
final class RawConnection {
    let socket: ByteSocket
    private var received: [UInt8] = []

    init(_ path: String) throws {
        socket = try ByteSocket(path: path)
    }

    func send(_ bytes: [UInt8]) throws { try socket.write(bytes) }

    /// The body of the daemon's next answer; nil where the connection ended before it was whole.
    func answer() throws -> String? {
        var output: [UInt8] = []
        while true {
            while received.count < 8 {
                guard try readMore() else { return nil }
            }
            let length = (Int(received[4]) << 8 | Int(received[5])) + Int(received[6])
            while received.count < 8 + length {
                guard try readMore() else { return nil }
            }
            let record = received.prefix(8 + length)
            received.removeFirst(8 + length)
            switch Record.Kind(rawValue: record[1]) {
            case .output: output += record[8..<8 + length - Int(record[6])]
            case .end: return Self.body(output)
            default: break
            }
        }
    }

    private static func body(_ output: [UInt8]) -> String {
        let text = String(decoding: output, as: UTF8.self)
        return text.range(of: "\r\n\r\n").map { String(text[$0.upperBound...]) } ?? ""
    }

    /// Whether the daemon closes the connection.
    func isClosed() throws -> Bool {
        do {
            return try socket.readToEnd().isEmpty
        } catch ByteSocket.Problem.cannotRead {
            return false
        }
    }

    private func readMore() throws -> Bool {
        do {
            let some = try socket.read()
            received += some
            return !some.isEmpty
        } catch ByteSocket.Problem.cannotRead {
            return false
        }
    }
}
