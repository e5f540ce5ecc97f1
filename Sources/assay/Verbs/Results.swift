internal import ArgumentParser
internal import JSON

/// `assay results`: the cells of a run, one by one.
struct Results: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints the results of a run, cell by cell, as far as it is.",
        discussion: """
            EXAMPLE
              assay results 0197d3a0-5c7e-7c1f-8d9c-3f1f0a2b4c5d --failed
              assay results 0197d3a0-5c7e-7c1f-8d9c-3f1f0a2b4c5d --outcome error
              assay results 0197d3a0-5c7e-7c1f-8d9c-3f1f0a2b4c5d --unstable
              assay results 0197d3a0-5c7e-7c1f-8d9c-3f1f0a2b4c5d --csv > results.csv
              assay results 0197d3a0-5c7e-7c1f-8d9c-3f1f0a2b4c5d --failed --jsonl --expand item | jq -r .item.output
            """)

    @Argument(help: ArgumentHelp("The run's id or name.", valueName: "run")) var batchRun: String
    @Option(help: "Only cells that ended so: verdict, not_applicable, error or skipped.") var outcome: CellOutcome?
    @Flag(help: "Only cells whose answer did not pass.") var failed = false
    @Option(help: "Only the cells of this evaluation of the run: its name or id.") var evaluation: String?
    @Flag(help: "Only items whose trials did not all come out the same.") var unstable = false
    @Option(help: "What to add to each result of --jsonl, --csv and --json: the item as it was judged.") var expand: Expansion?
    @Flag(help: "A table, one JSON object a line, CSV with a line of headings, or one JSON array.") var form: Form = .table

    enum CellOutcome: String, ExpressibleByArgument, CaseIterable {
        case verdict, error, skipped
        case notApplicable = "not_applicable"
    }

    enum Expansion: String, ExpressibleByArgument, CaseIterable { case item }
    enum Form: String, EnumerableFlag { case table, jsonl, csv, json }

    func validate() throws {
        guard expand == nil || form != .table else { throw ValidationError("--expand goes with --jsonl, --csv or --json.") }
    }

    func run() throws {
        let server = try APIClient()
        let run = try RunState(server.get("batch_runs/\(server.find(.run, batchRun).id)/"))
        let path = "batch_runs/\(run.id)/results/"
        var query: [(String, String)] = []
        if let outcome { query.append(("outcome", outcome.rawValue)) }
        if failed { query.append(("result", "false")) }
        if unstable { query.append(("unstable", "true")) }
        if let expand { query.append(("expand", expand.rawValue)) }
        if let evaluation { query.append(("evaluation", try run.evaluation(evaluation).id)) }
        switch form {
        case .table: try printTable(server, run, query)
        case .jsonl: try server.download("\(path)export/", query + [("output", "ndjson")])
        case .csv: try server.download("\(path)export/", query + [("output", "csv")])
        case .json: try server.downloadArray("\(path)export/", query + [("output", "ndjson")])
        }
    }

    /// A page at a time: a run may have more cells than there is memory, and a reader who wants three lines gets them at once.
    private func printTable(_ server: APIClient, _ run: RunState, _ query: [(String, String)]) throws(Failure) {
        let names = run.evaluations.count > 1
        let columns: [Table.Column] = [.text("ITEM"), .number("TRIAL")] + (names ? [.text("EVALUATION")] : [])
        var table = Table(columns + [.text("OUTCOME"), .text("RESULT"), .text("WHY")])
        try server.rows("batch_runs/\(run.id)/results/", query + [("limit", String(Self.page))]) { row throws(Failure) in
            let cell = ResultCell(row)
            let why = cell.why.isEmpty ? row["skip_reason"]?.string ?? "" : cell.why
            let evaluation = names ? [ResultCell.line(run.name(of: cell.evaluation), upTo: 80)] : []
            table.add(
                [cell.item, String(row["trial"]?.integer ?? 1)] + evaluation
                    + [cell.outcome, cell.roundedAnswer, ResultCell.line(why, upTo: 80)])
            if table.waiting == Self.page { try Console.print(table.takeText()) }
            return true
        }
        if table.waiting > 0 || !table.isBegun { try Console.print(table.takeText()) }
    }

    private static let page = 1000
}
