internal import ArgumentParser

/// What the verbs that wait for a run make of its end.
struct RunExitOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The run to compare with: its id or name.", valueName: "run")) var baseline: String?
    @Option(
        help: ArgumentHelp("What the run must reach, once or more often: \(Gate.form).", valueName: "expr"))
    var gate: [String] = []
    @Option(help: "The share of cells, from 0 to 1, that must have an answer for exit status 0.") var minCoverage = 1.0
    @Option(help: ArgumentHelp("A file for JUnit's XML: a suite an evaluation, a case a cell, a suite of gates.", valueName: "file"))
    var junit: String?
    @Option(help: ArgumentHelp("A file for a summary in Markdown.", valueName: "file")) var md: String?
    @Flag(help: "Print the run as JSON, with gates and comparison; everything else goes to standard error.") var json = false

    static let exitStatus = """
        EXIT STATUS
          0 every cell was answered (or --min-coverage of them) and every gate passed
          1 wrong use, an error, or a run that stopped by itself
          2 a gate failed
          3 fewer cells were answered
          4 the budget is used up
          130 interrupted; the run goes on, and the line to watch it is printed
          Where several hold: 130, 1, 4, 2, 3.
        """

    func validate() throws {
        guard (0...1).contains(minCoverage) else { throw ValidationError("--min-coverage must be between 0 and 1.") }
    }

    /// Whether something is wanted that only the end can tell.
    var needEnd: String? {
        if !gate.isEmpty { return "--gate" }
        if junit != nil { return "--junit" }
        if md != nil { return "--md" }
        return baseline.map { _ in "--baseline" }
    }

    /// Everything that can be found out before the run, found out.
    func conclusion(_ server: APIClient) throws(Failure) -> RunExit {
        var gates: [Gate] = []
        for text in gate { gates.append(try GateParser.gate(text)) }
        if baseline == nil, let gate = gates.first(where: { $0.metric.needsBaseline }) {
            throw Failure("--gate \(gate.text): There is nothing to compare with. Name the earlier run: --baseline RUN.")
        }
        let found = try baseline.map { (name) throws(Failure) in try server.find(.run, name) }
        return RunExit(
            server: server, gates: gates, baseline: found, minimumCoverage: minCoverage,
            junit: try junit.map { (path) throws(Failure) in try ReportFile(path) },
            markdown: try md.map { (path) throws(Failure) in try ReportFile(path) }, json: json, options: words)
    }

    /// As they are written after another verb.
    private var words: String {
        var words: [String] = []
        if let baseline { words += ["--baseline", baseline] }
        for text in gate { words += ["--gate", text] }
        if minCoverage != 1 { words += ["--min-coverage", NumberFormat.plain(minCoverage)] }
        if let junit { words += ["--junit", junit] }
        if let md { words += ["--md", md] }
        if json { words.append("--json") }
        return words.map { " " + ShellWord.quoted($0) }.joined()
    }
}
