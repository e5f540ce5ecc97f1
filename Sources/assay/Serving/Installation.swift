internal import Glibc
internal import NginxTemplate

/// The paths of the other programs and of nginx's configuration.
enum Installation {
    /// `assayd`, which is in the folder of this program.
    static func daemon() throws(Failure) -> String {
        let path = "\(programDirectory)/assayd"
        guard access(path, X_OK) == 0 else {
            throw Failure("There is no assayd in \(programDirectory), the folder of this program: `make build` builds both.")
        }
        return path
    }

    static func nginx() throws(Failure) -> String {
        // Debian installs nginx in /usr/sbin, which is not in the PATH of ordinary users.
        let folders = (getenv("PATH").map { String(cString: $0) } ?? "").split(separator: ":").map(String.init) + ["/usr/sbin"]
        guard let folder = folders.first(where: { access("\($0)/nginx", X_OK) == 0 }) else {
            throw Failure("nginx is not installed: `make deps` installs it, and so does `apt-get install nginx-light`.")
        }
        return "\(folder)/nginx"
    }

    /// The folder of nginx's configuration: in the repository if this program was built there, else the installed one.
    static func nginxConfiguration() throws(Failure) -> String {
        let parts = programDirectory.split(separator: "/")
        let repository = parts.lastIndex { $0.hasPrefix(".build") }.map { "/" + parts[..<$0].joined(separator: "/") }
        let folder = repository.map { "\($0)/nginx" } ?? "/etc/assay/nginx"
        guard access("\(folder)/development.conf", R_OK) == 0 else {
            throw Failure("\(folder)/development.conf cannot be read: `make install` installs nginx's configuration to /etc/assay/nginx.")
        }
        return folder
    }

    private static var programDirectory: String {
        guard let resolved = realpath("/proc/self/exe", nil) else { return "." }
        defer { free(resolved) }
        return String(cString: resolved).split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" }
    }
}

/// The nginx program and the template of its configuration.
struct NginxSetup {
    let program: String
    private let folder: String
    private let template: String

    /// Finds nginx and reads the template.
    init() throws(Failure) {
        program = try Installation.nginx()
        folder = try Installation.nginxConfiguration()
        template = try TextFile.read("\(folder)/development.conf")
    }

    /// Writes the configuration into the data directory and returns the arguments for nginx. The data directory and the daemon's socket must
    /// exist.
    func arguments(data: String, socket: String, address: ListenAddress) throws(Failure) -> [String] {
        let socket = try Self.resolved(socket)
        let directory = "\(try Self.resolved(data))/nginx"
        guard mkdir(directory, 0o700) == 0 || errno == EEXIST else {
            throw Failure("\(directory) cannot be created: \(String(cString: strerror(errno))).")
        }
        let nginx = DevelopmentNginx(
            listen: address.text, socketPath: socket, runDirectory: directory, configurationDirectory: folder)
        do {
            try TextFile.write(try nginx.text(from: template), to: "\(directory)/nginx.conf")
        } catch let unusable as UnusablePath {
            throw Failure(unusable.sentence)
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure("\(directory)/nginx.conf cannot be written.")
        }
        return ["-c", "\(directory)/nginx.conf", "-e", "stderr"]
    }

    private static func resolved(_ path: String) throws(Failure) -> String {
        guard let resolved = realpath(path, nil) else { throw Failure("\(path) cannot be read: \(String(cString: strerror(errno))).") }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
