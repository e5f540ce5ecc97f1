internal import ArgumentParser

/// `--min-coverage`, for the verbs that wait for a run.
struct CoverageOption: ParsableArguments {
    @Option(help: "The share of cells, from 0 to 1, that must have an answer for exit status 0.") var minCoverage = 1.0

    func validate() throws {
        guard (0...1).contains(minCoverage) else { throw ValidationError("--min-coverage must be between 0 and 1.") }
    }
}
