/// What a person reads about a run that has settled: the run, each evaluation with its denominators, what to look at, what to do.
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
        return (["Beside the baseline:"] + comparison.sentences).joined(separator: "\n  ")
    }

    private var worst: String {
        guard !outcome.worst.isEmpty else { return "" }
        var table = Table([.text("LOOK AT"), .text("EVALUATION"), .text("FINDING"), .text("WHY")])
        for cell in outcome.worst {
            table.add([cell.item, cell.evaluation, cell.finding, cell.why].map { ResultCell.line($0, upTo: 80) })
        }
        return table.text
    }

    private var next: String {
        var table = Table([.text("NEXT"), .text("")])
        for command in outcome.next { table.add([command.purpose, command.command]) }
        return outcome.next.isEmpty ? "" : table.text
    }
}
