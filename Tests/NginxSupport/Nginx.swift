internal import FoundationEssentials
internal import Glibc
internal import NginxTemplate
internal import Synchronization

/// A running nginx with the repository's configuration, on a free port, until `stop()`.
public final class Nginx: Sendable {
    public enum Problem: Error {
        case doesNotStart(log: String)
    }

    /// Whether nginx is installed. Tests that need it are skipped otherwise.
    public static var isInstalled: Bool { program != nil }

    public let port: UInt16
    /// `nil` once stopped.
    private let process: Mutex<pid_t?>
    private let directory = ScratchDirectory()

    public var client: PlainClient { PlainClient(port: port) }

    /// The contents of nginx's error log.
    public var log: String { (try? String(contentsOfFile: directory.path + "/error.log", encoding: .utf8)) ?? "" }
    public var accessLog: String { (try? String(contentsOfFile: directory.path + "/access.log", encoding: .utf8)) ?? "" }

    /// Starts nginx in front of `socketPath`, and returns when it accepts connections. `adapting` may change the configuration's text.
    public init(socketPath: String, adapting: (String) -> String = { $0 }) throws {
        var attempts = 0
        while true {
            attempts += 1
            let port = Self.freePort()
            let process = try Self.start(port: port, socketPath: socketPath, directory: directory.path, adapting: adapting)
            if Self.answers(port, process) {
                self.port = port
                self.process = Mutex(process)
                return
            }
            // Another process may have taken the port meanwhile: try again. Other problems fail again.
            guard attempts < 3 else {
                throw Problem.doesNotStart(log: (try? String(contentsOfFile: directory.path + "/error.log", encoding: .utf8)) ?? "")
            }
        }
    }

    deinit { stop() }

    /// Ends nginx, and the requests that it is handling.
    public func stop() {
        process.withLock { process in
            guard let running = process else { return }
            kill(running, SIGTERM)
            waitpid(running, nil, 0)
            process = nil
        }
    }

    /// The errors that nginx finds in a whole configuration, without starting; empty if it is valid.
    public static func configurationErrors(in configuration: String) throws -> String {
        let directory = ScratchDirectory()
        let (file, log) = (directory.path + "/nginx.conf", directory.path + "/error.log")
        try configuration.write(toFile: file, atomically: false, encoding: .utf8)
        let process = spawn([program ?? "nginx", "-t", "-q", "-c", file, "-e", "stderr"], log: log)
        waitpid(process, nil, 0)
        return try String(contentsOfFile: log, encoding: .utf8)
    }

    private static var program: String? {
        ["/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx"].first { access($0, X_OK) == 0 }
    }

    /// The folder `nginx/` of the repository.
    public static var configurationDirectory: String {
        let parts = #filePath.split(separator: "/").dropLast(3)
        return "/" + parts.joined(separator: "/") + "/nginx"
    }

    private static func start(
        port: UInt16, socketPath: String, directory: String, adapting: (String) -> String
    ) throws -> pid_t {
        let template = try String(contentsOfFile: configurationDirectory + "/development.conf", encoding: .utf8)
        let nginx = DevelopmentNginx(
            listen: "127.0.0.1:\(port)", socketPath: socketPath, runDirectory: directory,
            configurationDirectory: configurationDirectory)
        let file = directory + "/nginx.conf"
        try adapting(nginx.text(from: template)).write(toFile: file, atomically: false, encoding: .utf8)
        return spawn([program ?? "nginx", "-c", file, "-e", "stderr"], log: directory + "/error.log")
    }

    private static func spawn(_ arguments: [String], log: String) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var process: pid_t = 0
        let code = posix_spawn(&process, arguments[0], &actions, nil, &words, environ)
        precondition(code == 0, "nginx could not be started: \(code)")
        return process
    }

    /// Waits until `port` accepts connections. Returns `false` if the process ends instead.
    private static func answers(_ port: UInt16, _ process: pid_t) -> Bool {
        while waitpid(process, nil, WNOHANG) == 0 {
            if (try? ByteSocket(port: port)) != nil { return true }
            sched_yield()
        }
        return false
    }

    private static func freePort() -> UInt16 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                _ = bind(descriptor, $0, length)
                _ = getsockname(descriptor, $0, &length)
            }
        }
        return UInt16(bigEndian: address.sin_port)
    }
}
