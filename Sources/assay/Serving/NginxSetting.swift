internal import Glibc
internal import NginxTemplate

/// The nginx to start, and the configuration to fill in for it.
struct NginxSetting {
    let program: String
    private let folder: String
    private let template: String

    /// What is installed here.
    init() throws(Failure) {
        program = try Installation.nginx()
        folder = try Installation.nginxConfiguration()
        template = try TextFile.read("\(folder)/development.conf")
    }

    /// Writes the configuration into the data directory, which must exist, as must the daemon's socket, and gives what to start nginx with.
    func arguments(data: String, socket: String, address: ListenAddress) throws(Failure) -> [String] {
        let socket = try Self.resolved(socket)
        let directory = "\(try Self.resolved(data))/nginx"
        guard mkdir(directory, 0o700) == 0 || errno == EEXIST else {
            throw Failure("\(directory) cannot be made: \(String(cString: strerror(errno))).")
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
