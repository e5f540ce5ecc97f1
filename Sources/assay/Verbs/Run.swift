internal import ArgumentParser
internal import JSON

/// `assay run`: every item of a dataset, scored by evaluations.
struct Run: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Scores every item of a dataset with one or more evaluations.",
        discussion: """
            Shows how far it is and then, for each evaluation, the pass rate with its n, its coverage and its 95 % Wilson interval, and the \
            four outcomes apart. Ctrl-C ends the watching, not the run.

            EXAMPLE
              assay run questions answer polite
              assay run questions answer --detach --json

            EXIT STATUS
              0 every cell was answered (or --min-coverage of them)   1 wrong use or an error
              3 fewer cells were answered                            130 interrupted; the run goes on
            """)

    @Argument(help: "The dataset's name or id.") var dataset: String
    @Argument(help: "The evaluations' names or ids.") var evaluations: [String]
    @Option(help: "How many times every item is asked.") var trials = 1
    @Option(help: "How many chunks of cells may be in work at a time.") var maxConcurrency: Int?
    @Flag(help: "Ask again even where the same question was answered before.") var noLedger = false
    @Flag(help: "Start the run and leave it to itself.") var detach = false
    @OptionGroup var coverage: CoverageOption
    @Flag(help: "Print the run as JSON.") var json = false

    func validate() throws {
        guard !evaluations.isEmpty else { throw ValidationError("Name at least one evaluation: `assay evaluations list` shows them.") }
        guard trials >= 1 else { throw ValidationError("--trials must be at least 1.") }
        guard maxConcurrency ?? 1 >= 1 else { throw ValidationError("--max-concurrency must be at least 1.") }
    }

    func run() throws {
        let server = try Server()
        let created = try server.post("batch_runs/", body(server))
        let run = try RunState(created)
        if detach {
            Console.print(json ? created.compact.text : "Started run \(run.id). To see how far it is: assay watch \(run.id)")
        } else {
            try RunWatch(server: server, run: run.id).report(json: json, minimumCoverage: coverage.minCoverage)
        }
    }

    private func body(_ server: Server) throws(Failure) -> JSONText {
        let dataset = try server.find(.dataset, dataset).id
        var ids: [String] = []
        for evaluation in evaluations { ids.append(try server.find(.evaluation, evaluation).id) }
        return JSONWriter.text { json in
            json.beginObject()
            json.key("dataset")
            json.string(dataset)
            json.key("evaluations")
            json.beginArray()
            for id in ids { json.string(id) }
            json.endArray()
            json.key("trials")
            json.integer(trials)
            if let maxConcurrency {
                json.key("max_concurrency")
                json.integer(maxConcurrency)
            }
            json.key("use_ledger")
            json.boolean(!noLedger)
            json.endObject()
        }
    }
}
