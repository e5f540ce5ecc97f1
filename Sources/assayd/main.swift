internal import AssayRunner
internal import AssayStore
internal import BuildInfo
internal import FastCGI
internal import Glibc
internal import JSON

/// The program `assayd`: reads the configuration, serves until it is told to stop, and exits with a status.
enum DaemonProgram {
    static func run() -> Never {
        do {
            let arguments = try DaemonArguments(CommandLine.arguments.dropFirst())
            if arguments.printsHelp { printAndExit(DaemonArguments.help) }
            if arguments.printsVersion { printAndExit(Build.line(of: "assayd") + "\n") }
            let configuration = try Configuration(arguments.settings, environment: EnvironmentVariables.variables)
            if arguments.printsConfiguration { printAndExit(configuration.json.text + "\n") }
            defer { LogQueue.standard.flush(within: .seconds(2)) }
            try Service.run(configuration, adminKeyFile: arguments.adminKeyFile)
        } catch {
            // Every reason why it cannot start is printed as one sentence.
            StandardStreams.error("assayd: \((error as? any UserFacingError)?.sentence ?? "\(error)")\n")
            exit(1)
        }
        exit(0)
    }

    private static func printAndExit(_ text: String) -> Never {
        guard StandardStreams.output(text) else {
            StandardStreams.error("assayd: Standard output cannot be written: \(String(cString: strerror(errno))).\n")
            exit(1)
        }
        exit(0)
    }
}

/// Standard output and standard error, unbuffered. Log lines go through `LogQueue` instead.
enum StandardStreams {
    /// Returns false if the text could not be written.
    @discardableResult static func output(_ text: String) -> Bool { write(text.utf8, to: STDOUT_FILENO) }
    static func error(_ text: String) { _ = write(text.utf8, to: STDERR_FILENO) }

    static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Writes the text, in as few system calls as possible. If that fails, drops the rest of the text and returns false.
    static func write(_ text: some Sequence<UInt8>, to descriptor: CInt) -> Bool {
        var rest = Array(text)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}

/// An error that says in one sentence what to do.
protocol UserFacingError: Error {
    var sentence: String { get }
}

extension StoreError: UserFacingError {}
extension RunnerError: UserFacingError {}
extension ServerError: UserFacingError {}

DaemonProgram.run()
