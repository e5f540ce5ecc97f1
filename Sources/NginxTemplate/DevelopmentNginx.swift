internal import Glibc

/// Fills in `nginx/development.conf` for the nginx that `assay serve` and the tests start.
public struct DevelopmentNginx: Sendable {
    /// The address for nginx's `listen`: `127.0.0.1:8000`.
    public var listen: String
    /// The socket of `assayd`.
    public var socketPath: String
    /// The absolute path of an existing directory for this nginx only.
    public var runDirectory: String
    /// The absolute path of the folder with `development.conf` and the files it includes.
    public var configurationDirectory: String

    public init(listen: String, socketPath: String, runDirectory: String, configurationDirectory: String) {
        self.listen = listen
        self.socketPath = socketPath
        self.runDirectory = runDirectory
        self.configurationDirectory = configurationDirectory
    }

    /// The configuration; `template` is the text of `development.conf`.
    public func text(from template: String) throws(UnusablePath) -> String {
        for value in [listen, socketPath, runDirectory, configurationDirectory] where !Self.isSafe(value) {
            throw UnusablePath(path: value)
        }
        // If root starts nginx, its workers would run as another user who may not open the socket.
        let user = geteuid() == 0 ? "user root;" : ""
        return [
            ("@LISTEN@", listen), ("@SOCKET@", socketPath), ("@RUN@", runDirectory), ("@NGINX@", configurationDirectory),
            ("@USER@", user),
        ].reduce(Self.withoutComments(template)) { text, value in text.replacing(value.0, with: value.1) }
    }

    /// Removes comments, which contain the placeholders too.
    private static func withoutComments(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("#") }.joined(separator: "\n")
    }

    /// nginx gives `"` and `\` a meaning, and reads `$` as the start of a variable, which cannot be escaped.
    private static func isSafe(_ value: String) -> Bool {
        value.utf8.allSatisfy { $0 >= 32 && $0 != 127 } && !value.contains { "\"\\$".contains($0) }
    }
}

/// A path that cannot be written in nginx's configuration.
public struct UnusablePath: Error, Equatable, Sendable {
    public let path: String

    /// The message for users.
    public var sentence: String { "nginx cannot use “\(path)”: choose a path without quotes, backslashes, $ or control characters." }
}
