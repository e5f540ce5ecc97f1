internal import ArgumentParser

/// `assay runs`: the project's runs.
struct Runs: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists the project's runs, newest first.",
        discussion: """
            EXAMPLE
              assay runs
              assay runs --limit 5 --json
            """)

    @Option(help: "How many to list.") var limit = 100
    @Flag(help: "Print the runs as a JSON array.") var json = false

    func validate() throws {
        guard limit >= 1 else { throw ValidationError("--limit must be at least 1.") }
    }

    func run() throws {
        var listing = TableOrJSON(
            json: json, [.text("ID"), .text("STATUS"), .text("CREATED"), .number("CELLS"), .number("COVERAGE"), .text("NAME")])
        var left = limit
        try APIClient().rows("batch_runs/", [("limit", String(min(limit, 1000)))]) { row throws(Failure) in
            let run = try RunState(row)
            listing.add(
                row,
                [
                    run.id, run.status, run.createdAt, run.planned.map(NumberFormat.count) ?? "–", NumberFormat.percent(run.coverage),
                    run.name,
                ])
            left -= 1
            return left > 0
        }
        try listing.print()
    }
}
