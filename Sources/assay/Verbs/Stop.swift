internal import ArgumentParser
internal import JSON

/// `assay stop`: no more cells of a run.
struct Stop: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Stops a run. What it has recorded stays.",
        discussion: """
            EXAMPLE
              assay stop 0197d3a0-5c7e-7c1f-8d9c-3f1f0a2b4c5d
            """)

    @Argument(help: ArgumentHelp("The run's id or name.", valueName: "run")) var batchRun: String
    @Flag(help: "Print the run as JSON.") var json = false

    func run() throws {
        let server = try APIClient()
        let found = try server.find(.run, batchRun)
        let stopped = try server.post("batch_runs/\(found.id)/cancel/")
        try Console.print(json ? .json(stopped.compact) : .text("Run \(found.id) is \(RunState(stopped).status)."))
    }
}
