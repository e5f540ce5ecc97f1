internal import ArgumentParser
internal import JSON

/// `assay config`: what the daemon would be started with.
struct Config: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints what is in force and where each value came from: the environment, DIR/assay.json, or the default.",
        discussion: """
            EXAMPLE
              assay config
              ASSAY_FRONT_THREADS=32 assay config
            """)

    @OptionGroup var data: DataOption
    @Flag(help: "Print JSON.") var json = false

    func run() throws {
        guard let output = try ChildProcess.output(of: try Installation.daemon(), ["--print-config", "--data", data.directory]) else {
            throw Failure("assayd would not start with this configuration.")
        }
        guard let settings = try? JSONValue(parsing: Array(output.utf8)) else {
            throw Failure("assayd's configuration cannot be read: are both programs of the same version?")
        }
        try Console.print(json ? .json(settings.compact) : .text(Self.table(of: settings).text))
    }

    private static func table(of settings: JSONValue) -> Table {
        var table = Table([.text("SETTING"), .text("VALUE"), .text("FROM")])
        for (name, setting) in settings.members {
            let value = setting["value"] ?? setting
            table.add([name, value.string ?? value.compact.text, setting["source"]?.string ?? ""])
        }
        return table
    }
}
