internal import ArgumentParser
internal import Glibc

/// The options that `assay serve` and `assay demo` have in common.
struct ServingOptions: ParsableArguments {
    @OptionGroup var data: DataOption
    @Option(help: ArgumentHelp("Address to listen on; port 0 is any free port.", valueName: "host:port")) var listen = CommandEnvironment
        .defaultListen

    func address() throws(Failure) -> ListenAddress {
        guard let address = ListenAddress(listen) else {
            throw Failure("--listen must be HOST:PORT, such as \(CommandEnvironment.defaultListen), not “\(listen)”.")
        }
        return address
    }
}

/// The address that nginx listens on: `HOST:PORT`, with brackets around an IPv6 address. Port 0 is any free port.
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

    /// `HOST:PORT`, as in nginx's configuration and in URLs.
    var text: String { "\(Self.inBrackets(host)):\(port)" }

    /// The URL by which this machine reaches the address.
    var url: String {
        switch host {
        case "0.0.0.0": "http://127.0.0.1:\(port)"
        case "::": "http://[::1]:\(port)"
        default: "http://\(text)"
        }
    }

    private static func inBrackets(_ host: String) -> String { host.contains(":") ? "[\(host)]" : host }

    /// Checks that the address is free, and replaces port 0 by a free port.
    func checkedAddress() throws(Failure) -> ListenAddress {
        var hints = addrinfo()
        hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, String(port), &hints, &found) == 0, let found else {
            throw Failure(
                "\(host) is not an address of this machine: --listen must be HOST:PORT, such as \(CommandEnvironment.defaultListen).")
        }
        defer { freeaddrinfo(found) }
        let descriptor = socket(found.pointee.ai_family, found.pointee.ai_socktype | Int32(SOCK_CLOEXEC.rawValue), 0)
        defer { close(descriptor) }
        // As nginx does, so that connections of a server that has just ended do not count.
        var yes: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        guard bind(descriptor, found.pointee.ai_addr, found.pointee.ai_addrlen) == 0, listen(descriptor, 1) == 0 else {
            throw failure(errno)
        }
        return ListenAddress(host: host, port: Self.port(of: descriptor))
    }

    private func failure(_ code: Int32) -> Failure {
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
        // IPv4 and IPv6 addresses have the port in the same place.
        return withUnsafeBytes(of: address) { UInt16($0[2]) << 8 | UInt16($0[3]) }
    }
}
