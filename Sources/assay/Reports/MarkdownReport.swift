/// A run as Markdown, for a comment on a pull request or the page of a build.
struct MarkdownReport {
    let outcome: RunOutcome

    private var run: RunState { outcome.state }

    func write(to file: ReportFile) throws(Failure) {
        var writer = try file.begin()
        try writer.write(text)
        try writer.flush()
    }

    private var text: String {
        [heading, evaluations, gates, comparison, worst, notes, next].filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }

    private var heading: String {
        let failed = outcome.gates.filter { !$0.hasPassed }.count
        let verdict = failed > 0 ? "\(NumberFormat.counted(failed, "gate")) failed" : run.status
        let reason = run.status == "completed" ? nil : run.reason.map(MarkdownText.plain)
        return (["### \(MarkdownText.plain(run.name)): \(verdict)"] + (reason.map { [$0] } ?? [])).joined(separator: "\n\n")
    }

    private var evaluations: String {
        let headings = ["Evaluation", "Result", "Answered", "Not applicable", "Errors", "Skipped"]
        return MarkdownText.table(
            headings,
            run.summary.map { row in
                let report = EvaluationReport(row: row, name: run.name(of: row.evaluation), trials: run.trials)
                let answered =
                    "\(NumberFormat.count(row.verdict + row.notApplicable)) of \(row.planned.map(NumberFormat.count) ?? "–") (\(NumberFormat.percent(row.coverage)))"
                let result = ([report.headline] + report.qualifications).map(MarkdownText.plain).joined(separator: "<br>")
                return [MarkdownText.plain(report.name), result, answered]
                    + [row.notApplicable, row.error, row.skipped].map(NumberFormat.count)
            })
    }

    private var gates: String {
        guard !outcome.gates.isEmpty else { return "" }
        let rows = outcome.gates.map { [$0.hasPassed ? "✅ passed" : "❌ failed", MarkdownText.code($0.finding)] }
        return MarkdownText.table(["Gate", ""], rows)
    }

    private var comparison: String {
        guard let comparison = outcome.comparison else { return "" }
        let warnings = comparison.warnings.map { "⚠️ \($0)" }
        return (["Compared with the baseline:"] + (comparison.sentences + warnings).map { "- \(MarkdownText.plain($0))" }).joined(
            separator: "\n")
    }

    private var worst: String {
        guard !outcome.worst.isEmpty else { return "" }
        let rows = outcome.worst.map { cell in
            [
                MarkdownText.code(cell.item), MarkdownText.plain(cell.evaluation), MarkdownText.plain(cell.finding),
                MarkdownText.code(cell.why),
            ]
        }
        return MarkdownText.table(["Item", "Evaluation", "Result", "Reason"], rows)
    }

    private var notes: String { run.evaluations.compactMap(\.note).map(MarkdownText.plain).joined(separator: "\n\n") }

    private var next: String {
        guard !outcome.next.isEmpty else { return "" }
        return outcome.next.map { "- \($0.purpose): \(MarkdownText.code($0.command))" }.joined(separator: "\n")
    }
}

/// Escapes text for the Markdown of GitHub and GitLab.
private enum MarkdownText {
    /// Plain text: escapes markup, HTML, links and the ends of table cells.
    static func plain(_ text: String) -> String {
        var plain = ""
        for character in ResultCell.truncated(text, to: 400) {
            switch character {
            case "<": plain += "&lt;"
            case ">": plain += "&gt;"
            case "&": plain += "&amp;"
            // The output of a model must not mention users.
            case "@": plain += "&#64;"
            case "\\", "`", "*", "_", "{", "}", "[", "]", "(", ")", "#", "+", "!", "|", "~": plain += "\\\(character)"
            default: plain.append(character)
            }
        }
        return plain
    }

    /// A code span in a table cell. The text may contain any number of backquotes.
    static func code(_ text: String) -> String {
        let line = ResultCell.truncated(text, to: 200)
        guard !line.isEmpty else { return "" }
        let longest = line.split { $0 != "`" }.map(\.count).max() ?? 0
        let fence = String(repeating: "`", count: longest + 1)
        return "\(fence) \(line.replacing("|", with: "\\|")) \(fence)"
    }

    /// Rows under headings.
    static func table(_ headings: [String], _ rows: [[String]]) -> String {
        let lines = [headings, headings.map { _ in "---" }] + rows
        return lines.map { "| \($0.joined(separator: " | ")) |" }.joined(separator: "\n")
    }
}
