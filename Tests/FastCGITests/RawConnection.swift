import Foundation
import NginxSupport

/// A connection to the server's own socket, without nginx.
final class RawConnection {
    let socket: ByteSocket
    private var received: [UInt8] = []

    init(_ path: String) throws {
        socket = try ByteSocket(path: path)
    }

    func send(_ bytes: [UInt8]) throws { try socket.write(bytes) }

    /// The body of the server's next response; `nil` if the connection ends before it is complete.
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

    /// Waits for the server to close the connection. Returns `false` if it sends something instead, or times out.
    func isClosed() throws -> Bool {
        do {
            return try socket.readToEnd().isEmpty
        } catch ByteSocket.Problem.cannotRead {
            return false
        }
    }

    private func readMore() throws -> Bool {
        do {
            let bytes = try socket.read()
            received += bytes
            return !bytes.isEmpty
        } catch ByteSocket.Problem.cannotRead {
            return false
        }
    }
}

/// FastCGI records as bytes, including those that nginx would never send.
struct Record {
    enum Kind: UInt8 {
        case begin = 1
        case abort = 2
        case end = 3
        case parameters = 4
        case input = 5
        case output = 6
        case getValues = 9
    }

    let bytes: [UInt8]

    init(_ kind: Kind, request: UInt16 = 1, _ content: some Collection<UInt8> = []) {
        let (length, id) = (UInt16(content.count), request)
        bytes = [1, kind.rawValue, UInt8(id >> 8), UInt8(id & 255), UInt8(length >> 8), UInt8(length & 255), 0, 0] + content
    }

    static func begin(keep: Bool = false) -> Record { Record(.begin, [0, 1, keep ? 1 : 0, 0, 0, 0, 0, 0]) }

    static func parameters(_ values: [(String, String)]) -> Record {
        Record(.parameters, values.flatMap { size($0.0) + size($0.1) + Array($0.0.utf8) + Array($0.1.utf8) })
    }

    /// A whole request without a body.
    static func request(_ path: String, keep: Bool = false, _ more: [(String, String)] = []) -> [UInt8] {
        head(path, method: "GET", keep: keep, more) + Record(.input).bytes
    }

    /// A request up to the beginning of its body.
    static func head(_ path: String, method: String = "POST", keep: Bool = false, _ more: [(String, String)] = []) -> [UInt8] {
        begin(keep: keep).bytes + parameters([("REQUEST_METHOD", method), ("REQUEST_URI", path)] + more).bytes
            + Record(.parameters).bytes
    }

    private static func size(_ text: String) -> [UInt8] {
        let count = text.utf8.count
        return count < 128
            ? [UInt8(count)] : [128 | UInt8(count >> 24), UInt8(count >> 16 & 255), UInt8(count >> 8 & 255), UInt8(count & 255)]
    }
}
