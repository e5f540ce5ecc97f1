internal import ArgumentParser

/// `assay resume`: a paused run goes on.
struct Resume: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lets a paused run go on with the cells that are not tried yet, and watches it.",
        discussion: """
            EXAMPLE
              assay resume 0197d3a0-5c7e-7c1f-8d9c-3f1f0a2b4c5d
              assay resume 0197d3a0-5c7e-7c1f-8d9c-3f1f0a2b4c5d --budget calls=2000

            \(RunExitOptions.exitStatus)
            """)

    @OptionGroup var reopening: ReopeningOptions
    @OptionGroup var conclusion: RunExitOptions

    func run() throws { try reopening.run("resume", conclusion) }
}
