internal import ArgumentParser
internal import JSON

/// `assay compare`: what changed between two runs.
struct Compare: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compares a run with an earlier one, item by item, and says whether the difference means anything.",
        discussion: """
            Booleans are compared by the exact McNemar test, numbers by a paired bootstrap.

            EXAMPLE
              assay compare 0197d3a0-5c7e-7c1f-8d9c-3f1f0a2b4c5d 0197d3b1-1f2e-7d3c-9a4b-5c6d7e8f9a0b
              assay compare BASE CANDIDATE --items regressed
            """)

    @Argument(help: "The earlier run's id or name.") var base: String
    @Argument(help: "The later run's id or name.") var candidate: String
    @Option(help: "List the cells that changed so, one by one: improved, regressed, unchanged or unpaired.") var items: ItemChange?
    @Option(help: "With --items, only this evaluation's of the later run: its name or id.") var evaluation: String?
    @Flag(help: "Print JSON.") var json = false

    enum ItemChange: String, ExpressibleByArgument, CaseIterable { case improved, regressed, unchanged, unpaired }

    func validate() throws {
        guard evaluation == nil || items != nil else { throw ValidationError("--evaluation goes with --items.") }
    }

    func run() throws {
        let server = try APIClient()
        let (base, candidate) = (try server.find(.run, base), try server.find(.run, candidate))
        let comparison = try server.comparison(of: candidate.id, with: base.id)
        for warning in comparison.warnings { Console.complain("warning: \(warning.visibleOnOneLine)") }
        guard let items else {
            return try Console.print(json ? .json(comparison.value.compact) : .text(ComparisonReport(comparison: comparison).text))
        }
        let changes = ItemChanges(server: server, base: base.id, candidate: candidate.id, change: items.rawValue, json: json)
        let chosen = try evaluation.map { try RunState(server.get("batch_runs/\(candidate.id)/")).evaluation($0).id }
        try changes.print(chosen, among: comparison.evaluations)
    }
}
