internal import ArgumentParser

/// `assay serve`: runs the daemon and nginx in the foreground.
struct Serve: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Runs assayd behind nginx until Ctrl-C.",
        discussion: """
            Prints `ready http://HOST:PORT` once requests are answered. The first start creates a project and an administrator's key. The key \
            is written to --admin-key-file; without that option it is shown once if standard error is a terminal, and otherwise written to \
            admin.key in the data directory.

            EXAMPLE
              assay serve
              assay serve --data /var/lib/assay --listen 0.0.0.0:8000
            """)

    @OptionGroup var serving: ServingOptions
    @Option(help: "File for the administrator's key that the first start creates.") var adminKeyFile: String?
    @Flag(help: "Print the address as JSON.") var json = false

    func run() throws {
        let options = ServeSupervisor.Options(data: serving.data.directory, listen: try serving.address(), adminKeyFile: adminKeyFile)
        guard let supervisor = try ServeSupervisor.start(options) else { return }
        do {
            try Console.print(json ? .json(supervisor.json) : .text("ready \(supervisor.url)"))
        } catch {
            supervisor.stop()
            throw error
        }
        try supervisor.run()
    }
}
