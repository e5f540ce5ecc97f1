/// A command that goes on with a run, as it can be pasted.
struct NextCommand {
    let purpose: String
    let command: String

    /// What can be done about what is missing; `options` are those of the verb that was used, to be judged by the same.
    static func all(for run: RunState, _ comparison: RunComparison?, _ options: String) -> [NextCommand] {
        var commands: [NextCommand] = []
        if run.status == "paused" {
            let budget = run.isOutOfBudget ? run.budget.map { " --budget \($0.doubled(run.usage))" } ?? "" : ""
            commands.append(NextCommand(purpose: "Go on", command: "assay resume \(run.id)\(budget)\(options)"))
        }
        if run.counts.error > 0 {
            if ["completed", "failed"].contains(run.status) {
                commands.append(NextCommand(purpose: "Try the errors again", command: "assay retry \(run.id)\(options)"))
            }
            commands.append(NextCommand(purpose: "See the errors", command: "assay results \(run.id) --outcome error"))
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
}
