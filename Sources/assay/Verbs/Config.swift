internal import ArgumentParser
internal import JSON

/// `assay config`: the configuration that the daemon would start with.
struct Config: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: """
            Prints the configuration that assayd would start with and the source of each value: --data, the environment, DIR/assay.json or \
            the default.
            """,
        discussion: """
            EXAMPLE
              assay config
              ASSAY_FRONT_THREADS=32 assay config
            """)

    @OptionGroup var data: DataOption
    @Flag(help: "Print JSON.") var json = false

    func run() throws {
        let settings = try Daemon.settings(of: data.directory)
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
