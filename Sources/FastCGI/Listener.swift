internal import CFastCGI
internal import Glibc
internal import Synchronization

/// The unix socket that nginx connects to. Its file is removed at the end, and a file that a dead process left is replaced.
final class Listener: Sendable {
    let descriptor: CInt
    private let path: String
    /// The file that this listener created. If another process has replaced it, it is not removed.
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

    /// The next connection; `nil` once the listener is closed. Other errors are temporary and retried.
    func accept() -> CInt? {
        while true {
            let connection = fastcgi_accept(descriptor)
            if connection >= 0 { return connection }
            switch errno {
            case EINTR, ECONNABORTED: continue
            default:
                if closed.load(ordering: .acquiring) { return nil }
                // Out of descriptors or memory: wait until some are released.
                poll(nil, 0, 50)
            }
        }
    }

    /// Refuses new connections. `accept` still returns those in the queue.
    func close() {
        guard !closed.exchange(true, ordering: .acquiringAndReleasing) else { return }
        if let identity, FileIdentity(path: path) == identity { unlink(path) }
        shutdown(descriptor, CInt(SHUT_RDWR))
    }

    private static func listen(_ descriptor: CInt, at address: sockaddr_un, path: String) throws(ServerError) {
        // The file gets its mode from the socket, so that it never has wider permissions, not even briefly.
        fchmod(descriptor, 0o660)
        if !bind(descriptor, to: address) {
            let code = errno
            guard code == EADDRINUSE else { throw .cannotListen(path: path, reason: reason(code)) }
            try removeAbandoned(at: address, path: path)
            guard bind(descriptor, to: address) else { throw .cannotListen(path: path, reason: reason(errno)) }
        }
        // Connections wait in this queue while all threads are busy. The kernel limits it to net.core.somaxconn.
        guard chmod(path, 0o660) == 0, Glibc.listen(descriptor, 4096) == 0 else {
            throw .cannotListen(path: path, reason: reason(errno))
        }
    }

    /// Removes the file if it is a socket that no process listens on.
    private static func removeAbandoned(at address: sockaddr_un, path: String) throws(ServerError) {
        guard FileIdentity(path: path)?.isSocket == true else {
            throw .cannotListen(path: path, reason: "a file with that name exists that is not a socket; move it away")
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
            let problem = "the path of a socket must have 1 to \(capacity - 1) bytes, but this one has \(path.utf8.count)"
            throw .cannotListen(path: path, reason: "\(problem); use a shorter directory")
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
        case EACCES, EPERM: "this user may not create a file there; choose a directory that the user can write to"
        case ENOENT, ENOTDIR: "its directory does not exist; create it first"
        default: String(cString: strerror(code))
        }
    }
}

/// The identity of the file that a path leads to.
struct FileIdentity: Equatable {
    let device: dev_t
    let number: ino_t
    let isSocket: Bool

    init?(path: String) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        device = status.st_dev
        number = status.st_ino
        isSocket = status.st_mode & S_IFMT == S_IFSOCK
    }
}
