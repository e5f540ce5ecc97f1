internal import Glibc

/// Where the other programs and nginx's configuration are.
enum Installation {
    /// `assayd`, which lies beside this program.
    static func daemon() throws(Failure) -> String {
        let path = "\(programDirectory)/assayd"
        guard access(path, X_OK) == 0 else {
            throw Failure("There is no assayd in \(programDirectory), beside this program: `make build` makes both.")
        }
        return path
    }

    static func nginx() throws(Failure) -> String {
        // Debian keeps it where an ordinary user's PATH does not lead.
        let folders = (getenv("PATH").map { String(cString: $0) } ?? "").split(separator: ":").map(String.init) + ["/usr/sbin"]
        guard let folder = folders.first(where: { access("\($0)/nginx", X_OK) == 0 }) else {
            throw Failure("nginx is not installed: `make deps` installs it, and so does `apt-get install nginx-light`.")
        }
        return "\(folder)/nginx"
    }

    /// The repository's folder for a program that was built in it, else the installed one.
    static func nginxConfiguration() throws(Failure) -> String {
        let parts = programDirectory.split(separator: "/")
        let repository = parts.lastIndex { $0.hasPrefix(".build") }.map { "/" + parts[..<$0].joined(separator: "/") }
        let folder = repository.map { "\($0)/nginx" } ?? "/etc/assay/nginx"
        guard access("\(folder)/development.conf", R_OK) == 0 else {
            throw Failure("\(folder)/development.conf cannot be read: `make install` puts nginx's configuration into /etc/assay/nginx.")
        }
        return folder
    }

    private static var programDirectory: String {
        guard let resolved = realpath("/proc/self/exe", nil) else { return "." }
        defer { free(resolved) }
        return String(cString: resolved).split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" }
    }
}
