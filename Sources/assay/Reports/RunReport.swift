internal import JSON

/// The printed summary of a run that has settled: the run, the result of each evaluation, the worst cells, and the next commands.
struct RunReport {
    let outcome: RunOutcome

    private var run: RunState { outcome.state }

    var text: String {
        [heading, evaluations, notes, comparison, worst, next].filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private var heading: String {
        var lines = ["Run \(run.id) \(run.name.inQuotes): \(run.status)"]
        if run.status != "completed", let reason = run.reason { lines.append(reason) }
        guard let planned = run.planned else { return lines.joined(separator: "\n") }
        var parts = ["\(NumberFormat.count(run.counts.ended)) of \(NumberFormat.counted(planned, "cell"))"]
        if let seconds = run.usage?.seconds { parts.append("in \(NumberFormat.elapsed(seconds))") }
        lines.append(parts.joined(separator: " ") + spending)
        return lines.joined(separator: "\n")
    }

    private var spending: String {
        var parts: [String] = []
        if let calls = run.usage?.calls, calls > 0 { parts.append(NumberFormat.counted(calls, "call")) }
        if let reused = run.reused, reused > 0 { parts.append("\(NumberFormat.count(reused)) reused") }
        if let cost = run.usage?.costUSD { parts.append("\(NumberFormat.decimal(cost, places: 4)) USD") }
        return parts.isEmpty ? "" : ", " + parts.joined(separator: ", ")
    }

    private var evaluations: String {
        run.summary.map { EvaluationReport(row: $0, name: run.name(of: $0.evaluation), trials: run.trials).lines.joined(separator: "\n  ") }
            .joined(separator: "\n")
    }

    private var notes: String { run.evaluations.compactMap(\.note).joined(separator: "\n") }

    private var comparison: String {
        guard let comparison = outcome.comparison else { return "" }
        return (["Compared with the baseline:"] + comparison.sentences).joined(separator: "\n  ")
    }

    private var worst: String {
        guard !outcome.worst.isEmpty else { return "" }
        var table = Table([.text("ITEM"), .text("EVALUATION"), .text("RESULT"), .text("REASON")])
        for cell in outcome.worst {
            table.add([cell.item, cell.evaluation, cell.finding, cell.why].map { ResultCell.truncated($0, to: 80) })
        }
        return table.text
    }

    private var next: String {
        var table = Table([.text("NEXT"), .text("")])
        for command in outcome.next { table.add([command.purpose, command.command]) }
        return outcome.next.isEmpty ? "" : table.text
    }
}

/// A run that has settled, with everything that its reports show.
struct RunOutcome {
    /// The run as the server sent it.
    let value: JSONValue
    let state: RunState
    let gates: [GateOutcome]
    let comparison: RunComparisonResponse?
    let worst: [WorstCell]
    /// Suggested next commands.
    let next: [NextCommand]

    /// The run's object with `gates`, and with `comparison` if the run has a baseline.
    var json: JSONText {
        JSONText.object { json in
            json.members(of: value)
            json.member("gates", gates.map(\.json))
            if let comparison { json.member("comparison", comparison.value.compact) }
        }
    }
}

/// A suggested command, ready to paste.
struct NextCommand {
    let purpose: String
    let command: String

    /// Commands for what is missing or failed. `options` are the options of the verb that was used, so that the next verb uses the same.
    static func all(for run: RunState, _ gates: [GateOutcome], _ comparison: RunComparisonResponse?, _ options: String) -> [NextCommand] {
        var commands = resuming(run, options)
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

    /// Commands that resume or retry the run, and those that show its errors. If an evaluation always failed, its errors come first.
    private static func resuming(_ run: RunState, _ options: String) -> [NextCommand] {
        let see = NextCommand(purpose: "See the errors", command: "assay results \(run.id) --outcome error")
        let retry = NextCommand(purpose: "Retry the errors", command: "assay retry \(run.id)\(options)")
        let errors = run.counts.error > 0 ? [see] : []
        switch run.status {
        case "paused" where run.statusReason == "evaluator_failing" && run.counts.error > 0:
            return [see, NextCommand(purpose: "Retry and resume", command: retry.command)]
        case "paused":
            let budget = run.isOutOfBudget ? run.budget.map { " --budget \($0.enlarged(for: run))" } ?? "" : ""
            return [NextCommand(purpose: "Resume", command: "assay resume \(run.id)\(budget)\(options)")] + errors
        case "completed", "failed": return errors.isEmpty ? [] : [retry, see]
        default: return errors
        }
    }
}
