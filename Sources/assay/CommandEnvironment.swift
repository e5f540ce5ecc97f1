internal import Glibc

/// What the command line is told by its environment.
enum CommandEnvironment {
    /// Where Assay answers.
    static func url() throws(Failure) -> String {
        var url = variable("ASSAY_URL") ?? "http://\(defaultListen)"
        guard ["http://", "https://"].contains(where: url.lowercased().hasPrefix) else {
            throw Failure("ASSAY_URL must start with http:// or https://, such as http://\(defaultListen), not be \(url.inQuotes).")
        }
        while url.hasSuffix("/") { url.removeLast() }
        return url
    }

    /// Where `assay serve` answers unless told otherwise.
    static let defaultListen = "127.0.0.1:8000"

    /// The data directory.
    static var dataDirectory: String { variable("ASSAY_DATA") ?? "data" }

    /// The number of the project to work in.
    static func project() throws(Failure) -> Int64 {
        guard let text = variable("ASSAY_PROJECT") else { return 1 }
        guard let number = Int64(text), number > 0 else {
            throw Failure("ASSAY_PROJECT must be a project's number, such as 1: `assay projects list` shows them.")
        }
        return number
    }

    /// The key to use: the one that is set; else the first start's, which is only ever sent to this very machine.
    static func key() throws(Failure) -> String {
        if let key = variable("ASSAY_API_KEY") { return key }
        let url = try url()
        guard isLocal(url) else {
            throw Failure("Set ASSAY_API_KEY to a key of \(url).")
        }
        guard let key = AdministratorKey.read(in: dataDirectory) else {
            throw Failure(
                "Set ASSAY_API_KEY to a key, or ASSAY_DATA to the data directory with admin.key: "
                    + "`assay keys create --label me --scopes '*'` makes a key.")
        }
        return key
    }

    /// A variable that is set to something.
    private static func variable(_ name: String) -> String? {
        guard let value = getenv(name), value.pointee != 0 else { return nil }
        return String(cString: value)
    }

    /// Whether what is sent there stays on this machine.
    private static func isLocal(_ url: String) -> Bool {
        guard let start = url.firstRange(of: "://")?.upperBound else { return false }
        let authority = url[start...].prefix { $0 != "/" }
        // What stands before an @ is no host.
        guard !authority.contains("@") else { return false }
        let host = authority.hasPrefix("[") ? authority.prefix { $0 != "]" }.dropFirst() : authority.prefix { $0 != ":" }
        return ["127.0.0.1", "localhost", "::1"].contains(String(host))
    }
}
