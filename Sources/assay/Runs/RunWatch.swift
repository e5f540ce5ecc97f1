internal import JSON

/// Follows a run until it settles, showing how far it is.
struct RunWatch {
    let server: Server
    let run: String

    /// How long a server that is gone may take to come back: it resumes its runs by itself.
    private static let patience = Duration.seconds(30)
    private static let pause = Duration.milliseconds(200)

    /// The run once it has settled. Ctrl-C ends the watching, not the run.
    func follow() throws(Failure) -> JSONValue {
        let interrupts = Interrupts()
        var progress = Progress()
        defer { progress.clear() }
        var lastHeard = ContinuousClock.now
        while true {
            do {
                let value = try server.get("batch_runs/\(run)/", patience: .seconds(5))
                lastHeard = .now
                let state = try RunState(value)
                if state.isSettled { return value }
                progress.show(RunReport(run: state).line, done: state.counts.ended, of: state.planned)
            } catch {
                guard error.isTemporary, lastHeard.duration(to: .now) < Self.patience else { throw error }
            }
            if interrupts.next(within: Self.pause) != nil {
                throw Failure("The run goes on. To see how far it is: assay watch \(run)", status: Failure.interrupted)
            }
        }
    }

    /// Follows, prints what came of it, and fails where less was answered than `minimum` (a fraction) of what was planned.
    func report(json: Bool, minimumCoverage minimum: Double) throws(Failure) {
        let value = try follow()
        let state = try RunState(value)
        Console.print(json ? value.compact.text : RunReport(run: state).summary)
        if state.status == "failed" { throw Failure("The run failed: \(state.statusReason ?? "the server does not say why").") }
        guard let coverage = state.coverage, state.planned > 0 else {
            throw Failure("The dataset has no items, so nothing was scored.", status: Failure.lowCoverage)
        }
        guard coverage >= minimum else {
            throw Failure(
                "\(Figures.percent(coverage)) of the cells were answered, fewer than the \(Figures.percent(minimum)) asked for: "
                    + "`assay results \(run)` says why.", status: Failure.lowCoverage)
        }
    }
}
