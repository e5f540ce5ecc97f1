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
        guard let house = try open(directory, log) else { return }
        say("ready \(house.url)")
        do {
            try show(house.url, directory)
        } catch {
            house.close()
            throw error
        }
        guard keepServing else { return house.close() }
        say("\nServing until Ctrl-C; the log is \(log.path).")
        try house.keepOpen()
    }

    private func open(_ directory: String, _ log: LogFile) throws(Failure) -> House? {
        let plan = House.Plan(
            data: directory, listen: try serving.address(), adminKeyFile: "\(directory)/\(AdministratorKey.file)", log: log.descriptor)
        do {
            return try House.open(plan)
        } catch {
            Console.write(log.news, to: STDERR_FILENO)
            throw error
        }
    }

    private func show(_ url: String, _ directory: String) throws(Failure) {
        guard let key = AdministratorKey.read(in: directory) else {
            say("\(directory)/\(AdministratorKey.file) is gone, so the demonstration is left out: use a key of your own.")
            return json ? Console.print(document(url, nil).text) : ()
        }
        let demonstration = Demonstration(server: Server(url: url, key: key), say: say)
        var outcome: RunOutcome?
        if try demonstration.isDone() {
            say("The demonstration was scored before, and is not scored again.")
        } else {
            outcome = try demonstration.play()
        }
        if let outcome { say(RunReport(outcome: outcome).text) }
        let program = CommandLine.arguments.first ?? "assay"
        say(
            """

            URL   \(url)
            Key   \(key) (in \(directory)/\(AdministratorKey.file))
            Next  ASSAY_URL=\(url) ASSAY_DATA=\(directory) \(program) results \(Demonstration.name)
            """)
        if json { Console.print(document(url, outcome).text) }
    }

    /// Standard output is for the document where one is asked for.
    private func say(_ text: String) {
        if json { Console.complain(text) } else { Console.print(text) }
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
