internal import Glibc
internal import JSON

/// The daemon from its arguments to its exit.
enum AssayDaemon {
    /// Serves until SIGTERM or SIGINT and exits with 0; what keeps it from serving is a sentence on standard error and 1.
    static func main() {
        let signals = StopSignals()
        signal(SIGPIPE, SIG_IGN)
        do {
            let arguments = try Arguments(CommandLine.arguments.dropFirst())
            let configuration = try Configuration(arguments: arguments, environment: Configuration.environment)
            if arguments.printsConfiguration {
                print(configuration.json.text)
                return
            }
            let house = try House(configuration, adminKeyFile: arguments.adminKeyFile)
            sayReady()
            signals.wait()
            house.close()
        } catch {
            complain(error.sentence)
            exit(1)
        }
    }

    /// Whoever started the daemon waits for this line.
    private static func sayReady() {
        print("ready")
        fflush(nil)
    }

    private static func complain(_ sentence: String) {
        let line = Array("assayd: \(sentence)\n".utf8)
        _ = write(STDERR_FILENO, line, line.count)
    }
}
