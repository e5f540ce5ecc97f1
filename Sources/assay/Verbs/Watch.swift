internal import ArgumentParser

/// `assay watch`: a run that goes on, or its summary.
struct Watch: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows how far a run is until it has ended, then its summary.",
        discussion: """
            EXAMPLE
              assay watch 0197d3a0-5c7e-7c1f-8d9c-3f1f0a2b4c5d

            EXIT STATUS
              As `assay run`.
            """)

    @Argument(help: ArgumentHelp("The run's id or name.", valueName: "run")) var batchRun: String
    @OptionGroup var coverage: CoverageOption
    @Flag(help: "Print the run as JSON once it has ended.") var json = false

    func run() throws {
        let server = try Server()
        let found = try server.find(.run, batchRun)
        try RunWatch(server: server, run: found.id).report(json: json, minimumCoverage: coverage.minCoverage)
    }
}
