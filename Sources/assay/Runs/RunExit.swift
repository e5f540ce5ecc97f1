internal import JSON

/// What is done once a run has settled: compare, judge, report, and say with which status to exit.
struct RunExit {
    let server: APIClient
    let gates: [Gate]
    let baseline: ResourceReference?
    let minimumCoverage: Double
    let junit: ReportFile?
    let markdown: ReportFile?
    let json: Bool
    /// The options that were used, to be used again.
    let options: String

    /// Refuses gates that are about nothing in the run.
    func check(against evaluations: [GateTarget]) throws(Failure) {
        for gate in gates { _ = try gate.targets(among: evaluations) }
    }

    /// Follows the run to its end, and draws the conclusion.
    func draw(from run: String, _ interrupts: Interrupts) throws(Failure) {
        junit?.empty()
        markdown?.empty()
        let watch = RunWatch(server, run: run, options: options, interrupts)
        let value = try watch.follow()
        interrupts.endProgram(saying: "The run has ended. To see its summary: \(watch.continuation)")
        let outcome = try outcome(value)
        // The files are written whatever becomes of standard output.
        var unprinted: Failure?
        do throws(Failure) { try report(outcome) } catch { unprinted = error }
        if let junit { try JUnitReport(server: server, outcome: outcome).write(to: junit) }
        if let markdown { try MarkdownReport(outcome: outcome).write(to: markdown) }
        if let unprinted { throw unprinted }
        if let failure = ExitReasons(outcome, minimumCoverage).failure { throw failure }
    }

    private func outcome(_ value: JSONValue) throws(Failure) -> RunOutcome {
        let state = try RunState(value)
        let comparison = try baseline.map { (baseline) throws(Failure) in try server.comparison(of: state.id, with: baseline.id) }
        var judged: [GateOutcome] = []
        for gate in gates { judged += try gate.outcomes(in: state, comparison) }
        let worst = json && markdown == nil ? [] : try server.worstCells(of: state)
        return RunOutcome(
            value: value, state: state, gates: judged, comparison: comparison, worst: worst,
            next: NextCommand.all(for: state, judged, comparison, options))
    }

    /// What was asked for on standard output, what is said about it on standard error.
    private func report(_ outcome: RunOutcome) throws(Failure) {
        for warning in outcome.comparison?.warnings ?? [] { Console.complain("warning: \(warning.visibleOnOneLine)") }
        if json {
            try Console.print(.json(outcome.json))
            for note in outcome.state.evaluations.compactMap(\.note) { Console.complain(note) }
            for command in outcome.next { Console.complain("\(command.purpose): \(command.command)") }
        } else {
            try Console.print(RunReport(outcome: outcome).text)
        }
        let passed = outcome.gates.filter(\.hasPassed).map(\.sentence).joined(separator: "\n")
        guard !passed.isEmpty else { return }
        if json { Console.complain(passed) } else { try Console.print("\n\(passed)") }
    }
}
