internal import CFastCGI
internal import Glibc
internal import Synchronization

/// The unix socket that nginx connects to. The file belongs to whoever listens: it is removed at the end, and one that a
/// dead process left is replaced.
final class Listener: Sendable {
    let descriptor: CInt
    private let path: String
    /// Which file the path meant when it was made; somebody else's later one is not ours to remove.
    private let identity: FileIdentity?
    private let closed = Atomic(false)

    init(path: String) throws(ServerError) {
        let address = try Self.address(path)
        descriptor = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
        self.path = path
        guard descriptor >= 0 else { throw .cannotListen(path: path, reason: Self.reason(errno)) }
        do {
            try Self.listen(descriptor, at: address, path: path)
        } catch {
            Glibc.close(descriptor)
            throw error
        }
        identity = FileIdentity(path: path)
    }

    deinit { Glibc.close(descriptor) }

    /// The next connection, or nil once closed. Whatever else goes wrong passes.
    func accept() -> CInt? {
        while true {
            let connection = fastcgi_accept(descriptor)
            if connection >= 0 { return connection }
            switch errno {
            case EINTR, ECONNABORTED: continue
            default:
                if closed.load(ordering: .acquiring) { return nil }
                // Out of descriptors or memory: others must give theirs back first, and asking at once would only burn time.
                poll(nil, 0, 50)
            }
        }
    }

    /// Takes no new connection. What the kernel has queued is still handed out by `accept`.
    func close() {
        guard !closed.exchange(true, ordering: .acquiringAndReleasing) else { return }
        if let identity, FileIdentity(path: path) == identity { unlink(path) }
        shutdown(descriptor, CInt(SHUT_RDWR))
    }

    private static func listen(_ descriptor: CInt, at address: sockaddr_un, path: String) throws(ServerError) {
        // The mode of the file follows that of the socket, so it is never wider than this, not even between two calls.
        fchmod(descriptor, 0o660)
        if !bind(descriptor, to: address) {
            let problem = errno
            guard problem == EADDRINUSE else { throw .cannotListen(path: path, reason: reason(problem)) }
            try removeAbandoned(at: address, path: path)
            guard bind(descriptor, to: address) else { throw .cannotListen(path: path, reason: reason(errno)) }
        }
        // Requests wait here while every thread is busy; the kernel cuts it to net.core.somaxconn.
        guard chmod(path, 0o660) == 0, Glibc.listen(descriptor, 4096) == 0 else {
            throw .cannotListen(path: path, reason: reason(errno))
        }
    }

    /// Makes room where the file is a socket that nobody listens on.
    private static func removeAbandoned(at address: sockaddr_un, path: String) throws(ServerError) {
        guard FileIdentity(path: path)?.isSocket == true else {
            throw .cannotListen(path: path, reason: "there is a file of that name that is not a socket; move it away")
        }
        let probe = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue) | CInt(SOCK_NONBLOCK.rawValue), 0)
        guard probe >= 0 else { throw .cannotListen(path: path, reason: reason(errno)) }
        defer { Glibc.close(probe) }
        guard !connect(probe, to: address), errno == ECONNREFUSED else {
            throw .cannotListen(path: path, reason: "another process answers there already; stop it, or choose another data directory")
        }
        unlink(path)
    }

    private static func address(_ path: String) throws(ServerError) -> sockaddr_un {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let capacity = MemoryLayout.size(ofValue: address.sun_path)
        guard path.utf8.count < capacity, !path.utf8.contains(0), !path.isEmpty else {
            throw .cannotListen(
                path: path,
                reason: "the path of a socket has 1 to \(capacity - 1) bytes, this one \(path.utf8.count); use a shorter directory")
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        return address
    }

    private static func bind(_ descriptor: CInt, to address: sockaddr_un) -> Bool {
        withPointer(to: address) { Glibc.bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) } == 0
    }

    private static func connect(_ descriptor: CInt, to address: sockaddr_un) -> Bool {
        withPointer(to: address) { Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) } == 0
    }

    private static func withPointer<Result>(to address: sockaddr_un, _ use: (UnsafePointer<sockaddr>) -> Result) -> Result {
        withUnsafePointer(to: address) { $0.withMemoryRebound(to: sockaddr.self, capacity: 1, use) }
    }

    private static func reason(_ code: CInt) -> String {
        switch code {
        case EACCES, EPERM: "this user may not create it there; choose a directory that it may write to"
        case ENOENT, ENOTDIR: "its directory does not exist; create it first"
        default: String(cString: strerror(code))
        }
    }
}

/// Which file a path means at the moment.
struct FileIdentity: Equatable {
    let device: dev_t
    let number: ino_t
    let isSocket: Bool

    init?(path: String) {
        var facts = stat()
        guard lstat(path, &facts) == 0 else { return nil }
        device = facts.st_dev
        number = facts.st_ino
        isSocket = facts.st_mode & S_IFMT == S_IFSOCK
    }
}
