/// A command that goes on with a run, as it can be pasted.
struct NextCommand {
    let purpose: String
    let command: String

    /// What can be done about what is missing; `options` are those of the verb that was used, to be judged by the same.
    static func all(for run: RunState, _ gates: [GateOutcome], _ comparison: RunComparisonResponse?, _ options: String) -> [NextCommand] {
        var commands = goingOn(run, options)
        if gates.contains(where: { !$0.hasPassed }), run.summary.contains(where: { $0.failed ?? 0 > 0 }) {
            commands.append(NextCommand(purpose: "See what failed", command: "assay results \(run.id) --failed"))
        }
        if run.counts.skipped > 0 {
            commands.append(NextCommand(purpose: "See what was skipped", command: "assay results \(run.id) --outcome skipped"))
        }
        if run.summary.contains(where: { $0.unstableCount ?? 0 > 0 }) {
            commands.append(NextCommand(purpose: "See what is unstable", command: "assay results \(run.id) --unstable"))
        }
        if let comparison, comparison.evaluations.contains(where: { $0.regressed ?? 0 > 0 }) {
            let command = "assay compare \(comparison.baseline) \(run.id) --items regressed"
            commands.append(NextCommand(purpose: "See what regressed", command: command))
        }
        return commands
    }

    /// What goes on with the run, and what is to be known for it. Where an evaluation only failed, the reasons come first.
    private static func goingOn(_ run: RunState, _ options: String) -> [NextCommand] {
        let see = NextCommand(purpose: "See the errors", command: "assay results \(run.id) --outcome error")
        let retry = NextCommand(purpose: "Try the errors again", command: "assay retry \(run.id)\(options)")
        let errors = run.counts.error > 0 ? [see] : []
        switch run.status {
        case "paused" where run.statusReason == "evaluator_failing" && run.counts.error > 0:
            return [see, NextCommand(purpose: "Try again and go on", command: retry.command)]
        case "paused":
            let budget = run.isOutOfBudget ? run.budget.map { " --budget \($0.enlarged(for: run))" } ?? "" : ""
            return [NextCommand(purpose: "Go on", command: "assay resume \(run.id)\(budget)\(options)")] + errors
        case "completed", "failed": return errors.isEmpty ? [] : [retry, see]
        default: return errors
        }
    }
}
