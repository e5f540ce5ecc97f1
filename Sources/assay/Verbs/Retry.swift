internal import ArgumentParser

/// `assay retry`: the cells of a run that ended in an error are tried again.
struct Retry: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tries the cells of a run that ended in an error again, in a paused run also the untried ones, and watches it.",
        discussion: """
            Cells with another outcome stay as they are. A paused run goes on, with its errors and with what was not tried.

            EXAMPLE
              assay retry 0197d3a0-5c7e-7c1f-8d9c-3f1f0a2b4c5d

            \(RunExitOptions.exitStatus)
            """)

    @OptionGroup var reopening: ReopeningOptions
    @OptionGroup var conclusion: RunExitOptions

    func run() throws { try reopening.run("retry", conclusion) }
}
