internal import Glibc

/// Settings from the environment variables `ASSAY_…`.
enum CommandEnvironment {
    /// The address of the server, without a slash at its end.
    static func url() throws(Failure) -> String {
        var url = variable("ASSAY_URL") ?? "http://\(defaultListen)"
        guard ["http://", "https://"].contains(where: url.lowercased().hasPrefix) else {
            throw Failure("ASSAY_URL must start with http:// or https://, such as http://\(defaultListen), not be \(url.inQuotes).")
        }
        while url.hasSuffix("/") { url.removeLast() }
        return url
    }

    /// The address that `assay serve` listens on by default.
    static let defaultListen = "127.0.0.1:8000"

    /// The data directory.
    static var dataDirectory: String { variable("ASSAY_DATA") ?? "data" }

    /// The number of the project; 1 by default.
    static func project() throws(Failure) -> Int64 {
        guard let text = variable("ASSAY_PROJECT") else { return 1 }
        guard let number = Int64(text), number > 0 else {
            throw Failure("ASSAY_PROJECT must be a project's number, such as 1: `assay projects list` shows them.")
        }
        return number
    }

    /// The API key: `ASSAY_API_KEY`, else the administrator's key in the data directory, which is sent to this machine only.
    static func key() throws(Failure) -> String {
        if let key = variable("ASSAY_API_KEY") { return key }
        let url = try url()
        guard isLocal(url) else {
            throw Failure("Set ASSAY_API_KEY to a key of \(url).")
        }
        guard let key = AdministratorKey.read(in: dataDirectory) else {
            throw Failure(
                "Set ASSAY_API_KEY to a key, or ASSAY_DATA to the data directory with admin.key: "
                    + "`assay keys create --label me --scopes '*'` creates a key.")
        }
        return key
    }

    /// The value of a variable; `nil` if it is unset or empty.
    private static func variable(_ name: String) -> String? {
        guard let value = getenv(name), value.pointee != 0 else { return nil }
        return String(cString: value)
    }

    /// Whether the host of a URL is this machine.
    private static func isLocal(_ url: String) -> Bool {
        guard let start = url.firstRange(of: "://")?.upperBound else { return false }
        let authority = url[start...].prefix { $0 != "/" }
        // Before an @ there is a user name, which could look like a local host.
        guard !authority.contains("@") else { return false }
        let host = authority.hasPrefix("[") ? authority.prefix { $0 != "]" }.dropFirst() : authority.prefix { $0 != ":" }
        return ["127.0.0.1", "localhost", "::1"].contains(String(host))
    }
}
