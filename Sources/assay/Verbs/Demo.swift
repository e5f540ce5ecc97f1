internal import ArgumentParser
internal import Glibc

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

    func run() throws {
        let directory = serving.data.directory
        guard mkdir(directory, 0o700) == 0 || errno == EEXIST else {
            throw Failure("\(directory) cannot be made: \(String(cString: strerror(errno))). Name another directory with --data.")
        }
        let plan = House.Plan(
            data: directory, listen: try serving.address(), adminKeyFile: "\(directory)/\(AdministratorKey.file)",
            log: try logFile(in: directory))
        guard let house = try House.open(plan) else { return }
        Console.print("ready \(house.url)")
        do {
            try show(house.url, directory)
        } catch {
            house.close()
            throw error
        }
        if keepServing {
            Console.print("\nServing until Ctrl-C; the log is \(directory)/assay.log.")
            try house.keepOpen()
        } else {
            house.close()
        }
    }

    private func show(_ url: String, _ directory: String) throws(Failure) {
        guard let key = AdministratorKey.read(in: directory) else {
            return Console.print("\(directory)/\(AdministratorKey.file) is gone, so the demonstration is left out: use a key of your own.")
        }
        let demonstration = Demonstration(server: Server(url: url, key: key))
        if try demonstration.isDone() {
            Console.print("The dataset “\(Demonstration.dataset)” is there already; `assay results demonstration` shows how it went.")
        } else {
            Console.print(RunReport(run: try demonstration.play()).summary)
        }
        let program = CommandLine.arguments.first ?? "assay"
        Console.print(
            """

            URL   \(url)
            Key   \(key) (in \(directory)/\(AdministratorKey.file))
            Next  ASSAY_URL=\(url) ASSAY_DATA=\(directory) \(program) results demonstration
            """)
    }

    /// Both programs write their logs here, so that the terminal shows the demonstration alone.
    private func logFile(in directory: String) throws(Failure) -> Int32 {
        let descriptor = open("\(directory)/assay.log", O_CREAT | O_APPEND | O_WRONLY | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Failure("\(directory)/assay.log cannot be written: \(String(cString: strerror(errno))).") }
        return descriptor
    }
}
