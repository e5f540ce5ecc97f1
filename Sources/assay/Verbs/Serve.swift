internal import ArgumentParser

/// `assay serve`: the daemon and nginx, in the foreground.
struct Serve: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serves until Ctrl-C: assayd with an nginx in front of it.",
        discussion: """
            Prints `ready http://HOST:PORT` once requests are answered. The first start makes a project and an administrator's key: it is \
            written to --admin-key-file, else shown once on a terminal, else written to admin.key in the data directory.

            EXAMPLE
              assay serve
              assay serve --data /var/lib/assay --listen 0.0.0.0:8000
            """)

    @OptionGroup var serving: ServingOptions
    @Option(help: "Where the first start writes the administrator's key.") var adminKeyFile: String?
    @Flag(help: "Print where it answers as JSON.") var json = false

    func run() throws {
        let plan = ServeSupervisor.Plan(data: serving.data.directory, listen: try serving.address(), adminKeyFile: adminKeyFile)
        guard let house = try ServeSupervisor.open(plan) else { return }
        do {
            try Console.print(json ? .json(house.json) : .text("ready \(house.url)"))
        } catch {
            house.close()
            throw error
        }
        try house.keepOpen()
    }
}
