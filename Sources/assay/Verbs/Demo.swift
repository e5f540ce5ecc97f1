internal import ArgumentParser
internal import Glibc
internal import JSON

/// `assay demo`: serves and scores a demonstration dataset.
struct Demo: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Starts the server and, the first time, scores a small demonstration dataset and shows the results.",
        discussion: """
            EXAMPLE
              assay demo
              assay demo --keep-serving --data data
            """)

    @OptionGroup var serving: ServingOptions
    @Flag(help: "Continue serving until Ctrl-C.") var keepServing = false
    @Flag(help: "Print the address, the file with the key, and the run as JSON.") var json = false

    func run() throws {
        let directory = serving.data.directory
        guard mkdir(directory, 0o700) == 0 || errno == EEXIST else {
            throw Failure("\(directory) cannot be created: \(String(cString: strerror(errno))). Name another directory with --data.")
        }
        let log = try LogFile(in: directory)
        let isFirst = AdministratorKey.read(in: directory) == nil
        guard let supervisor = try start(directory, log) else { return }
        do {
            try printMessage("ready \(supervisor.url)")
            try show(supervisor.url, directory, isFirst: isFirst)
            if keepServing { try printMessage("\nServing until Ctrl-C; the log is \(log.path).") }
        } catch {
            supervisor.stop()
            throw error
        }
        guard keepServing else { return supervisor.stop() }
        try supervisor.run()
    }

    private func start(_ directory: String, _ log: LogFile) throws(Failure) -> ServeSupervisor? {
        let options = ServeSupervisor.Options(
            data: directory, listen: try serving.address(), adminKeyFile: "\(directory)/\(AdministratorKey.file)", log: log.descriptor)
        do {
            return try ServeSupervisor.start(options)
        } catch {
            Console.printError(log.textSinceStart)
            throw error
        }
    }

    private func show(_ url: String, _ directory: String, isFirst: Bool) throws(Failure) {
        guard let key = AdministratorKey.read(in: directory) else {
            try printMessage("\(directory)/\(AdministratorKey.file) is missing, so the demonstration is skipped: use a key of your own.")
            return json ? try Console.print(.json(document(url, nil))) : ()
        }
        let demonstration = Demonstration(client: APIClient(url: url, key: key), show: printMessage)
        var outcome: RunOutcome?
        if try demonstration.isDone() {
            try printMessage("The demonstration was scored before, and is not scored again.")
        } else {
            outcome = try demonstration.run()
        }
        if let outcome { try printMessage(RunReport(outcome: outcome).text) }
        try printMessage("\nURL   \(url)\(keepServing ? "" : " (no longer served)")")
        try printMessage("Key   \(place(of: key, isFirst: isFirst))")
        try printMessage(next(url))
        if json { try Console.print(.json(document(url, outcome))) }
    }

    /// Where the key is. The key itself is only shown the first time, and only on a terminal, because files and pipes keep it.
    private func place(of key: String, isFirst: Bool) -> String {
        let file = "\(serving.data.directory)/\(AdministratorKey.file)"
        let isShown = isFirst && isatty(json ? STDERR_FILENO : STDOUT_FILENO) == 1
        return isShown ? "\(key) (in \(file))" : "in \(file)"
    }

    /// The suggested next commands. If the demo has stopped its server, the first command starts it again.
    private func next(_ url: String) -> String {
        let program = ShellWord.quoted(CommandLine.arguments.first ?? "assay")
        let directory = ShellWord.quoted(serving.data.directory)
        let results = "ASSAY_URL=\(url) ASSAY_DATA=\(directory) \(program) results \(Demonstration.name)"
        guard !keepServing else { return "Next  \(results)" }
        let address = url.replacing("http://", with: "")
        let listen = address == CommandEnvironment.defaultListen ? "" : " --listen \(ShellWord.quoted(address))"
        return "Next  \(program) serve --data \(directory)\(listen)\nThen  \(results)"
    }

    /// Prints to standard output, or with `--json` to standard error.
    private func printMessage(_ text: String) throws(Failure) {
        if json { Console.printError(text) } else { try Console.print(text) }
    }

    /// `{"url", "key_file", "run"}`
    private func document(_ url: String, _ outcome: RunOutcome?) -> JSONText {
        JSONText.object { json in
            json.member("url", url)
            json.member("key_file", "\(serving.data.directory)/\(AdministratorKey.file)")
            json.member("run", outcome?.value.compact)
        }
    }
}

/// The log file of assayd and nginx, which keeps their output off the terminal.
private struct LogFile {
    let path: String
    let descriptor: Int32
    private let start: Int

    init(in directory: String) throws(Failure) {
        path = "\(directory)/assay.log"
        descriptor = open(path, O_CREAT | O_APPEND | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Failure("\(path) cannot be written: \(String(cString: strerror(errno))).") }
        start = lseek(descriptor, 0, SEEK_END)
    }

    /// The text that was written since the file was opened.
    var textSinceStart: String {
        lseek(descriptor, start, SEEK_SET)
        return TextFile.readToEnd(of: descriptor)
    }
}
