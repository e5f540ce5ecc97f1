internal import ArgumentParser
internal import JSON

/// `assay results`: the cells of a run, one by one.
struct Results: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints the results of a run, cell by cell, as far as it is.",
        discussion: """
            EXAMPLE
              assay results 0197d3a0-5c7e-7c1f-8d9c-3f1f0a2b4c5d --outcome error
              assay results 0197d3a0-5c7e-7c1f-8d9c-3f1f0a2b4c5d --unstable
              assay results 0197d3a0-5c7e-7c1f-8d9c-3f1f0a2b4c5d --csv > results.csv
            """)

    @Argument(help: ArgumentHelp("The run's id or name.", valueName: "run")) var batchRun: String
    @Option(help: "Only cells that ended so: verdict, not_applicable, error or skipped.") var outcome: CellOutcome?
    @Option(help: "Only this evaluation's cells: its name or id.") var evaluation: String?
    @Flag(help: "Only items whose trials did not all come out the same.") var unstable = false
    @Flag(help: "A table, one JSON object a line, CSV with a line of headings, or one JSON array.") var form: Form = .table

    enum CellOutcome: String, ExpressibleByArgument, CaseIterable {
        case verdict, error, skipped
        case notApplicable = "not_applicable"
    }

    enum Form: String, EnumerableFlag { case table, jsonl, csv, json }

    func run() throws {
        let server = try Server()
        let path = "batch_runs/\(try server.find(.run, batchRun).id)/results/"
        var query: [(String, String)] = []
        if let outcome { query.append(("outcome", outcome.rawValue)) }
        if unstable { query.append(("unstable", "true")) }
        if let evaluation { query.append(("evaluation", try server.find(.evaluation, evaluation).id)) }
        switch form {
        case .table: try printTable(server, path, query)
        case .jsonl: try server.download("\(path)export/", query + [("output", "ndjson")])
        case .csv: try server.download("\(path)export/", query + [("output", "csv")])
        case .json: try server.downloadArray("\(path)export/", query + [("output", "ndjson")])
        }
    }

    private func printTable(_ server: Server, _ path: String, _ query: [(String, String)]) throws(Failure) {
        var table = Table([.text("ITEM"), .number("TRIAL"), .text("OUTCOME"), .text("RESULT"), .text("WHY")])
        try server.rows(path, query + [("limit", "1000")]) { row in
            let cell = ResultCell(row)
            let why = cell.why.isEmpty ? row["skip_reason"]?.string ?? "" : cell.why
            table.add([cell.item, String(row["trial"]?.integer ?? 1), cell.outcome, cell.answer, ResultCell.line(why, upTo: 80)])
            return true
        }
        Console.print(table.text)
    }
}
