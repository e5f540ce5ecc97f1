internal import BuildInfo
internal import Glibc
internal import JSON

/// `assayd` from its arguments to its exit status.
enum DaemonProgram {
    static func run() -> Never {
        do {
            let arguments = try DaemonArguments(CommandLine.arguments.dropFirst())
            if arguments.wantsHelp { leave(printing: DaemonArguments.help) }
            if arguments.wantsVersion { leave(printing: Build.line(of: "assayd") + "\n") }
            let configuration = try Configuration(arguments.settings, environment: EnvironmentVariables.variables)
            if arguments.wantsConfiguration { leave(printing: configuration.json.text + "\n") }
            defer { LogQueue.standard.flush(within: .seconds(2)) }
            try Service.run(configuration, adminKeyFile: arguments.adminKeyFile)
        } catch {
            // Whatever stops it from starting is a sentence for whoever started it.
            StandardStreams.error("assayd: \((error as? any UserFacingError)?.sentence ?? "\(error)")\n")
            exit(1)
        }
        exit(0)
    }

    private static func leave(printing text: String) -> Never {
        guard StandardStreams.standard(text) else {
            StandardStreams.error("assayd: Standard output cannot be written: \(String(cString: strerror(errno))).\n")
            exit(1)
        }
        exit(0)
    }
}

/// An error that says in one sentence what to do.
protocol UserFacingError: Error {
    var sentence: String { get }
}
