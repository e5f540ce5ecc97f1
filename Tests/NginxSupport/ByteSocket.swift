internal import Glibc

/// A connected, blocking stream socket for tests. No call waits longer than a minute.
public final class ByteSocket: Sendable {
    public enum Problem: Error, Equatable {
        case cannotConnect(code: Int32)
        /// The other end has stopped reading.
        case cannotWrite(code: Int32)
        case cannotRead(code: Int32)
    }

    public let descriptor: Int32

    /// Connects to a port of this machine.
    public init(port: UInt16) throws {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
        descriptor = try Self.connect(AF_INET, &address)
    }

    /// Connects to a unix socket.
    public init(path: String) throws {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        descriptor = try Self.connect(AF_UNIX, &address)
    }

    deinit { close(descriptor) }

    public func write(_ bytes: some Sequence<UInt8>) throws {
        try Array(bytes).withUnsafeBytes { bytes in
            var unsent = bytes[...]
            while !unsent.isEmpty {
                let count = send(descriptor, UnsafeRawBufferPointer(rebasing: unsent).baseAddress, unsent.count, Int32(MSG_NOSIGNAL))
                guard count > 0 else { throw Problem.cannotWrite(code: errno) }
                unsent = unsent.dropFirst(count)
            }
        }
    }

    /// Waits for bytes and returns those that have arrived, at most `limit`; empty at the end.
    public func read(limit: Int = 65_536) throws -> [UInt8] {
        try [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
            let got = recv(descriptor, buffer.baseAddress, limit, 0)
            guard got >= 0 else { throw Problem.cannotRead(code: errno) }
            count = got
        }
    }

    /// All bytes until the other end closes or resets the connection.
    public func readToEnd() throws -> [UInt8] {
        var all: [UInt8] = []
        while true {
            do {
                let bytes = try read()
                if bytes.isEmpty { return all }
                all += bytes
            } catch Problem.cannotRead(code: ECONNRESET) {
                return all
            }
        }
    }

    /// Tells the other end that nothing more will be written.
    public func endWriting() { shutdown(descriptor, Int32(SHUT_WR)) }

    private static func connect<Address>(_ family: Int32, _ address: inout Address) throws -> Int32 {
        let descriptor = socket(family, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var timeout = timeval(tv_sec: 60, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<Address>.size)) }
        }
        guard result == 0 else {
            let code = errno
            close(descriptor)
            throw Problem.cannotConnect(code: code)
        }
        return descriptor
    }
}
