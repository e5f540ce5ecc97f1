internal import ArgumentParser
internal import Glibc
internal import JSON

/// `assay demo`: a first look, without anything to prepare.
struct Demo: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serves, scores a small demonstration dataset with three evaluators the first time, and shows what came of it.",
        discussion: """
            EXAMPLE
              assay demo
              assay demo --keep-serving --data data
            """)

    @OptionGroup var serving: ServingOptions
    @Flag(help: "Serve until Ctrl-C afterwards.") var keepServing = false
    @Flag(help: "Print where it answers, where the key is, and the run, as JSON.") var json = false

    func run() throws {
        let directory = serving.data.directory
        guard mkdir(directory, 0o700) == 0 || errno == EEXIST else {
            throw Failure("\(directory) cannot be made: \(String(cString: strerror(errno))). Name another directory with --data.")
        }
        let log = try LogFile(in: directory)
        let isFirst = AdministratorKey.read(in: directory) == nil
        guard let house = try open(directory, log) else { return }
        do {
            try say("ready \(house.url)")
            try show(house.url, directory, isFirst: isFirst)
            if keepServing { try say("\nServing until Ctrl-C; the log is \(log.path).") }
        } catch {
            house.close()
            throw error
        }
        guard keepServing else { return house.close() }
        try house.keepOpen()
    }

    private func open(_ directory: String, _ log: LogFile) throws(Failure) -> ServeSupervisor? {
        let plan = ServeSupervisor.Plan(
            data: directory, listen: try serving.address(), adminKeyFile: "\(directory)/\(AdministratorKey.file)", log: log.descriptor)
        do {
            return try ServeSupervisor.open(plan)
        } catch {
            Console.complain(log.news)
            throw error
        }
    }

    private func show(_ url: String, _ directory: String, isFirst: Bool) throws(Failure) {
        guard let key = AdministratorKey.read(in: directory) else {
            try say("\(directory)/\(AdministratorKey.file) is gone, so the demonstration is left out: use a key of your own.")
            return json ? try Console.print(.json(document(url, nil))) : ()
        }
        let demonstration = Demonstration(server: APIClient(url: url, key: key), say: say)
        var outcome: RunOutcome?
        if try demonstration.isDone() {
            try say("The demonstration was scored before, and is not scored again.")
        } else {
            outcome = try demonstration.play()
        }
        if let outcome { try say(RunReport(outcome: outcome).text) }
        try say("\nURL   \(url)\(keepServing ? "" : ", until now: it has stopped serving")")
        try say("Key   \(place(of: key, isFirst: isFirst))")
        try say(next(url))
        if json { try Console.print(.json(document(url, outcome))) }
    }

    /// Where the key is. It is shown once, to a person: what a program or a file is told stays there.
    private func place(of key: String, isFirst: Bool) -> String {
        let file = "\(serving.data.directory)/\(AdministratorKey.file)"
        let isShown = isFirst && isatty(json ? STDERR_FILENO : STDOUT_FILENO) == 1
        return isShown ? "\(key) (in \(file))" : "in \(file)"
    }

    /// What can be typed next: where nothing is served any more, something that serves comes first.
    private func next(_ url: String) -> String {
        let program = ShellWord.quoted(CommandLine.arguments.first ?? "assay")
        let directory = ShellWord.quoted(serving.data.directory)
        let results = "ASSAY_URL=\(url) ASSAY_DATA=\(directory) \(program) results \(Demonstration.name)"
        guard !keepServing else { return "Next  \(results)" }
        let address = url.replacing("http://", with: "")
        let listen = address == CommandEnvironment.defaultListen ? "" : " --listen \(ShellWord.quoted(address))"
        return "Next  \(program) serve --data \(directory)\(listen)\nThen  \(results)"
    }

    /// Standard output is for the document where one is asked for.
    private func say(_ text: String) throws(Failure) {
        if json { Console.complain(text) } else { try Console.print(text) }
    }

    /// `{"url", "key_file", "run"}`
    private func document(_ url: String, _ outcome: RunOutcome?) -> JSONText {
        JSONWriter.text { json in
            json.beginObject()
            json.key("url")
            json.string(url)
            json.key("key_file")
            json.string("\(serving.data.directory)/\(AdministratorKey.file)")
            json.key("run")
            if let outcome { json.json(outcome.value.compact) } else { json.null() }
            json.endObject()
        }
    }
}
