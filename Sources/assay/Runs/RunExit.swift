internal import ArgumentParser
internal import JSON

/// The end of a verb that waits for a run: compares the run, evaluates the gates, writes the reports, and determines the exit status.
struct RunExit {
    let client: APIClient
    let gates: [Gate]
    let baseline: ResourceReference?
    let minimumCoverage: Double
    let junit: ReportFile?
    let markdown: ReportFile?
    let json: Bool
    /// The options of the verb as text, for suggested commands.
    let arguments: String

    /// Refuses gates that do not apply to any of these evaluations.
    func check(against evaluations: [GateTarget]) throws(Failure) {
        for gate in gates { _ = try gate.targets(among: evaluations) }
    }

    /// Watches the run until it settles, then reports. Throws the failure that determines the exit status.
    func finish(_ run: String, _ interrupts: Interrupts) throws(Failure) {
        junit?.empty()
        markdown?.empty()
        let watch = RunWatch(client, run: run, arguments: arguments, interrupts)
        let value = try watch.follow()
        interrupts.exitOnSignal(printing: "The run has ended. To see its summary: \(watch.watchCommand)")
        let outcome = try outcome(value)
        // The files are written even if standard output is unwritable.
        var printFailure: Failure?
        do throws(Failure) { try report(outcome) } catch { printFailure = error }
        if let junit { try JUnitReport(client: client, outcome: outcome).write(to: junit) }
        if let markdown { try MarkdownReport(outcome: outcome).write(to: markdown) }
        if let printFailure { throw printFailure }
        if let failure = ExitReasons(outcome, minimumCoverage).failure { throw failure }
    }

    private func outcome(_ value: JSONValue) throws(Failure) -> RunOutcome {
        let state = try RunState(value)
        let comparison = try baseline.map { (baseline) throws(Failure) in try client.comparison(of: state.id, with: baseline.id) }
        var gateOutcomes: [GateOutcome] = []
        for gate in gates { gateOutcomes += try gate.outcomes(in: state, comparison) }
        let worst = json && markdown == nil ? [] : try client.worstCells(of: state)
        return RunOutcome(
            value: value, state: state, gates: gateOutcomes, comparison: comparison, worst: worst,
            next: NextCommand.all(for: state, gateOutcomes, comparison, arguments))
    }

    /// Prints the result on standard output, and with `--json` everything else on standard error.
    private func report(_ outcome: RunOutcome) throws(Failure) {
        for warning in outcome.comparison?.warnings ?? [] { Console.printError("warning: \(warning.visibleOnOneLine)") }
        if json {
            try Console.print(.json(outcome.json))
            for note in outcome.state.evaluations.compactMap(\.note) { Console.printError(note) }
            for command in outcome.next { Console.printError("\(command.purpose): \(command.command)") }
        } else {
            try Console.print(RunReport(outcome: outcome).text)
        }
        let passed = outcome.gates.filter(\.hasPassed).map(\.sentence).joined(separator: "\n")
        guard !passed.isEmpty else { return }
        if json { Console.printError(passed) } else { try Console.print("\n\(passed)") }
    }
}

/// The options of the verbs that wait for a run.
struct RunExitOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Name or id of an earlier run to compare with.", valueName: "run")) var baseline: String?
    @Option(
        help: ArgumentHelp("Condition that the run must meet, repeatable: \(Gate.syntax).", valueName: "expr"))
    var gate: [String] = []
    @Option(help: "Minimum share of answered cells for exit status 0, from 0 to 1.") var minCoverage = 1.0
    @Option(
        help: ArgumentHelp(
            "File for a JUnit XML report: a suite per evaluation with a case per cell, and a suite of gates.", valueName: "file"))
    var junit: String?
    @Option(help: ArgumentHelp("File for a summary in Markdown.", valueName: "file")) var md: String?
    @Flag(help: "Print the run as JSON, with gates and comparison; messages go to standard error.") var json = false

    static let exitStatus = """
        EXIT STATUS
          0 every cell was answered (or --min-coverage of them) and every gate passed
          1 a usage error, another error, or a run that failed or paused because of errors
          2 a gate failed
          3 fewer cells were answered than asked for, the run was cancelled, or there were no items
          4 the budget is used up
          130 interrupted; the run continues, and the command to watch it is printed
          If several apply, the status is the first of 130, 1, 4, 2, 3.
        """

    func validate() throws {
        guard (0...1).contains(minCoverage) else { throw ValidationError("--min-coverage must be between 0 and 1.") }
    }

    /// The first given option that needs a finished run.
    var optionNeedingEnd: String? {
        if !gate.isEmpty { return "--gate" }
        if junit != nil { return "--junit" }
        if md != nil { return "--md" }
        return baseline.map { _ in "--baseline" }
    }

    /// Checks everything that can be checked before the run.
    func makeExit(_ client: APIClient) throws(Failure) -> RunExit {
        var gates: [Gate] = []
        for text in gate { gates.append(try GateParser.gate(text)) }
        if baseline == nil, let gate = gates.first(where: { $0.metric.needsBaseline }) {
            throw Failure("--gate \(gate.text): There is nothing to compare with. Name the earlier run: --baseline RUN.")
        }
        let baselineRun = try baseline.map { (name) throws(Failure) in try client.find(.run, name) }
        return RunExit(
            client: client, gates: gates, baseline: baselineRun, minimumCoverage: minCoverage,
            junit: try junit.map { (path) throws(Failure) in try ReportFile(path) },
            markdown: try md.map { (path) throws(Failure) in try ReportFile(path) }, json: json, arguments: arguments)
    }

    /// The options as text to append to another command.
    private var arguments: String {
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

/// The reasons why the end of a run is not a success. Each has an exit status; the most important one is the status of the program.
struct ExitReasons {
    private var reasons: [(status: Int32, sentence: String)] = []

    /// The statuses, the most important first.
    private static let order = [Failure.interrupted, Failure.generalError, Failure.outOfBudget, Failure.gateFailed, Failure.lowCoverage]

    init(_ outcome: RunOutcome, _ minimumCoverage: Double) {
        let run = outcome.state
        addStatus(run)
        for gate in outcome.gates where !gate.hasPassed { reasons.append((Failure.gateFailed, gate.sentence)) }
        addCoverage(run, minimumCoverage)
    }

    private mutating func addStatus(_ run: RunState) {
        let reason = run.reason ?? "The server gives no reason."
        switch run.status {
        case "failed": reasons.append((Failure.generalError, "The run failed: \(reason)"))
        case "paused" where run.isOutOfBudget: reasons.append((Failure.outOfBudget, "The run is paused: \(reason)"))
        case "paused": reasons.append((Failure.generalError, "The run is paused: \(reason)"))
        case "cancelled":
            let left = run.untried.map { "with \(NumberFormat.counted($0, "cell")) not tried" } ?? "before its sample was chosen"
            reasons.append((Failure.lowCoverage, "The run was stopped \(left)."))
        default: break
        }
    }

    private mutating func addCoverage(_ run: RunState, _ minimum: Double) {
        // A failed run has its reason already.
        guard run.status != "failed", let planned = run.planned else { return }
        guard let coverage = run.coverage, planned > 0 else {
            return reasons.append((Failure.lowCoverage, "There were no items, so nothing was scored."))
        }
        // A run that did not complete has its reason already.
        guard coverage < minimum, run.status == "completed" else { return }
        let answered = "\(NumberFormat.percent(coverage)) of the cells were answered"
        reasons.append(
            (
                Failure.lowCoverage,
                "\(answered), fewer than the \(NumberFormat.percent(minimum)) asked for: `assay results \(run.id)` shows why."
            ))
    }

    /// All reasons as one failure, the most important first; `nil` if there is none.
    var failure: Failure? {
        let ranked = Self.order.flatMap { status in reasons.filter { $0.status == status } }
        guard let first = ranked.first else { return nil }
        return Failure(ranked.map(\.sentence).joined(separator: "\n"), status: first.status)
    }
}
