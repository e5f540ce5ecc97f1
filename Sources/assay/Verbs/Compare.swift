internal import ArgumentParser
internal import JSON

/// `assay compare`: the differences between two runs.
struct Compare: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compares a run with an earlier one, item by item, and tests whether the difference is significant.",
        discussion: """
            Passed or failed, with one trial, is compared with the exact McNemar test; several trials, and numbers without a passing rule, \
            with a paired bootstrap; categories without a passing rule are not tested.

            EXAMPLE
              assay compare 0197d3a0-5c7e-7c1f-8d9c-3f1f0a2b4c5d 0197d3b1-1f2e-7d3c-9a4b-5c6d7e8f9a0b
              assay compare BASE CANDIDATE --items regressed
            """)

    @Argument(help: "Name or id of the earlier run.") var base: String
    @Argument(help: "Name or id of the later run.") var candidate: String
    @Option(help: "List the items with this change: improved, regressed, unchanged or unpaired.") var items: ItemChange?
    @Option(help: "Name or id of the evaluation of the later run to restrict --items to.") var evaluation: String?
    @Flag(help: "Print JSON.") var json = false

    enum ItemChange: String, ExpressibleByArgument, CaseIterable { case improved, regressed, unchanged, unpaired }

    func validate() throws {
        guard evaluation == nil || items != nil else { throw ValidationError("--evaluation requires --items.") }
    }

    func run() throws {
        let client = try APIClient()
        let (base, candidate) = (try client.find(.run, base), try client.find(.run, candidate))
        let comparison = try client.comparison(of: candidate.id, with: base.id)
        for warning in comparison.warnings { Console.printError("warning: \(warning.visibleOnOneLine)") }
        guard let items else {
            return try Console.print(json ? .json(comparison.value.compact) : .text(ComparisonReport(comparison: comparison).text))
        }
        let changes = ItemChanges(client: client, base: base.id, candidate: candidate.id, change: items.rawValue, json: json)
        let evaluationID = try evaluation.map { try RunState(client.get("batch_runs/\(candidate.id)/")).evaluation($0).id }
        try changes.print(evaluationID, among: comparison.evaluations)
    }
}
