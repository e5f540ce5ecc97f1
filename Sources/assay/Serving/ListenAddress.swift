internal import Glibc

/// Where nginx listens: `HOST:PORT`, an IPv6 address in brackets. Port 0 stands for any that is free.
struct ListenAddress {
    /// Without brackets.
    let host: String
    let port: UInt16

    init(host: String, port: UInt16) {
        self.host = host
        self.port = port
    }

    init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]) else { return nil }
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() } else if host.contains(":") { return nil }
        guard !host.isEmpty else { return nil }
        self.init(host: String(host), port: port)
    }

    /// As nginx and URLs spell it.
    var text: String { "\(Self.inBrackets(host)):\(port)" }

    /// What reaches it from this machine.
    var url: String {
        switch host {
        case "0.0.0.0": "http://127.0.0.1:\(port)"
        case "::": "http://[::1]:\(port)"
        default: "http://\(text)"
        }
    }

    private static func inBrackets(_ host: String) -> String { host.contains(":") ? "[\(host)]" : host }

    /// This address with a port that is free at the moment; throws where the one asked for is not.
    func claimed() throws(Failure) -> ListenAddress {
        var hints = addrinfo()
        hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, String(port), &hints, &found) == 0, let found else {
            throw Failure("\(host) is not a host of this machine: --listen takes HOST:PORT, such as \(CommandEnvironment.defaultListen).")
        }
        defer { freeaddrinfo(found) }
        let descriptor = socket(found.pointee.ai_family, found.pointee.ai_socktype | Int32(SOCK_CLOEXEC.rawValue), 0)
        defer { close(descriptor) }
        // As nginx does: connections of a server that has just ended are no obstacle.
        var yes: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        guard bind(descriptor, found.pointee.ai_addr, found.pointee.ai_addrlen) == 0, listen(descriptor, 1) == 0 else {
            throw refusal(errno)
        }
        return ListenAddress(host: host, port: Self.port(of: descriptor))
    }

    private func refusal(_ code: Int32) -> Failure {
        switch code {
        case EADDRINUSE:
            Failure("Port \(port) is in use on \(host): stop what listens there, or choose another with --listen \(host):PORT.")
        case EACCES: Failure("Only root may listen on port \(port): choose one from 1024 on with --listen \(host):PORT.")
        default: Failure("Cannot listen on \(text): \(String(cString: strerror(code))). Choose another address with --listen HOST:PORT.")
        }
    }

    private static func port(of descriptor: Int32) -> UInt16 {
        var address = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        withUnsafeMutableBytes(of: &address) { bytes in
            _ = getsockname(descriptor, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self), &length)
        }
        // Both families keep the port in the same place.
        return withUnsafeBytes(of: address) { UInt16($0[2]) << 8 | UInt16($0[3]) }
    }
}
