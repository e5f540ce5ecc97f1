internal import ArgumentParser

/// `assay watch`: a run that goes on, or its summary.
struct WatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Shows how far a run is until it has ended, then its summary.",
        discussion: """
            EXAMPLE
              assay watch 0197d3a0-5c7e-7c1f-8d9c-3f1f0a2b4c5d
              assay watch 0197d3a0-5c7e-7c1f-8d9c-3f1f0a2b4c5d --gate 'pass_rate >= 0.9' --junit junit.xml

            \(RunExitOptions.exitStatus)
            """)

    @Argument(help: ArgumentHelp("The run's id or name.", valueName: "run")) var batchRun: String
    @OptionGroup var conclusion: RunExitOptions

    func run() throws {
        let server = try APIClient()
        let conclusion = try conclusion.conclusion(server)
        let found = try server.find(.run, batchRun)
        try conclusion.check(against: try RunState(server.get("batch_runs/\(found.id)/")).evaluations.map(GateTarget.init))
        try conclusion.draw(from: found.id, Interrupts())
    }
}
