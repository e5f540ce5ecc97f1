internal import ArgumentParser
internal import JSON

/// `assay results`: prints the results of a run.
struct Results: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints the results of a run, cell by cell, even while it is still running.",
        discussion: """
            EXAMPLE
              assay results 0197d3a0-5c7e-7c1f-8d9c-3f1f0a2b4c5d --failed
              assay results 0197d3a0-5c7e-7c1f-8d9c-3f1f0a2b4c5d --outcome error
              assay results 0197d3a0-5c7e-7c1f-8d9c-3f1f0a2b4c5d --unstable
              assay results 0197d3a0-5c7e-7c1f-8d9c-3f1f0a2b4c5d --csv > results.csv
              assay results 0197d3a0-5c7e-7c1f-8d9c-3f1f0a2b4c5d --failed --jsonl --expand item | jq -r .item.output
            """)

    @Argument(help: ArgumentHelp("Name or id of the run.", valueName: "run")) var batchRun: String
    @Option(help: "Only cells with this outcome: verdict, not_applicable, error or skipped.") var outcome: CellOutcome?
    @Flag(help: "Only verdicts that failed.") var failed = false
    @Option(help: "Only cells of this evaluation of the run, by name or id.") var evaluation: String?
    @Flag(help: "Only items whose trials have different results.") var unstable = false
    @Option(help: "Add to each result, with --jsonl, --csv or --json: item, the item as it was scored.") var expand: Expansion?
    @Flag(help: "A table, one JSON object per line, CSV with a header row, or one JSON array.") var form: Form = .table

    enum CellOutcome: String, ExpressibleByArgument, CaseIterable {
        case verdict, error, skipped
        case notApplicable = "not_applicable"
    }

    enum Expansion: String, ExpressibleByArgument, CaseIterable { case item }
    enum Form: String, EnumerableFlag { case table, jsonl, csv, json }

    func validate() throws {
        guard expand == nil || form != .table else { throw ValidationError("--expand requires --jsonl, --csv or --json.") }
    }

    func run() throws {
        let client = try APIClient()
        let run = try RunState(client.get("batch_runs/\(client.find(.run, batchRun).id)/"))
        let path = "batch_runs/\(run.id)/results/"
        var query: [(String, String)] = []
        if let outcome { query.append(("outcome", outcome.rawValue)) }
        if failed { query.append(("result", "false")) }
        if unstable { query.append(("unstable", "true")) }
        if let expand { query.append(("expand", expand.rawValue)) }
        if let evaluation { query.append(("evaluation", try run.evaluation(evaluation).id)) }
        switch form {
        case .table: try printTable(client, run, query)
        case .jsonl: try client.download("\(path)export/", query + [("output", "ndjson")])
        case .csv: try client.download("\(path)export/", query + [("output", "csv")])
        case .json: try client.downloadArray("\(path)export/", query + [("output", "ndjson")])
        }
    }

    /// Prints page by page, because a run may have more cells than fit into memory and `| head` should get its lines at once.
    private func printTable(_ client: APIClient, _ run: RunState, _ query: [(String, String)]) throws(Failure) {
        let showsEvaluations = run.evaluations.count > 1
        let columns: [Table.Column] = [.text("ITEM"), .number("TRIAL")] + (showsEvaluations ? [.text("EVALUATION")] : [])
        var table = Table(columns + [.text("OUTCOME"), .text("RESULT"), .text("WHY")])
        try client.rows("batch_runs/\(run.id)/results/", query + [("limit", String(Self.pageSize))]) { row throws(Failure) in
            let cell = ResultCell(row)
            let why = cell.why.isEmpty ? row["skip_reason"]?.string ?? "" : cell.why
            let evaluation = showsEvaluations ? [ResultCell.truncated(run.name(of: cell.evaluation), to: 80)] : []
            table.add(
                [cell.item, String(row["trial"]?.integer ?? 1)] + evaluation
                    + [cell.outcome, cell.roundedAnswer, ResultCell.truncated(why, to: 80)])
            if table.pendingRows == Self.pageSize { try Console.print(table.nextText()) }
            return true
        }
        if table.pendingRows > 0 || !table.hasShownRows { try Console.print(table.nextText()) }
    }

    private static let pageSize = 1000
}
