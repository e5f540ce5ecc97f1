internal import ArgumentParser
internal import JSON

/// `assay run`: scores the items of a dataset with evaluations.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Scores the items of a dataset with one or more evaluations.",
        discussion: """
            Shows the progress and then, for each evaluation, the result with its n and 95 % interval, the share of answered cells, and the \
            cells to look at first. After Ctrl-C the run continues in the background.

            EXAMPLE
              assay run questions answer polite
              assay run questions answer --sample random:200:7 --trials 3 --budget seconds=600
              assay run questions answer --gate 'pass_rate(answer) >= 0.9' --gate 'coverage == 1' --junit junit.xml --md summary.md
              assay run questions answer --baseline 0197d3a0-5c7e-7c1f-8d9c-3f1f0a2b4c5d --gate 'regressions == 0'
              assay run questions answer --detach --json

            \(RunExitOptions.exitStatus)
            """)

    @Argument(help: "Name or id of the dataset.") var dataset: String
    @Argument(help: "Names or ids of evaluations.") var evaluations: [String]
    @Option(help: "Name of the run; default: the names of the dataset and the evaluations.") var name: String?
    @Option(help: "Number of times that every item is scored, 1 to 100.") var trials = 1
    @Option(help: ArgumentHelp("Sample of the items: \(SampleArgument.examples).", valueName: "spec")) var sample: String?
    @Option(help: "Maximum number of chunks of items that are scored at the same time.") var maxConcurrency: Int?
    @Option(
        help: ArgumentHelp(
            "Limits after which the run pauses: calls=1000,seconds=60. Calls are those to model providers, retries included; evaluators that "
                + "only compute make none.", valueName: "k=v,…"))
    var budget: String?
    @Flag(help: ArgumentHelp("Do not reuse earlier answers to the same question.", visibility: .hidden)) var noLedger = false
    @Flag(help: "Print what would be run without running it.") var dryRun = false
    @Flag(help: "Start the run without watching it.") var detach = false
    @OptionGroup var exitOptions: RunExitOptions

    func validate() throws {
        guard !evaluations.isEmpty else { throw ValidationError("Name at least one evaluation: `assay evaluations list` shows them.") }
        guard !noLedger else {
            throw ValidationError("--no-ledger cannot be used yet: this version asks no models, so there is no ledger. Leave it out.")
        }
        guard (1...100).contains(trials) else { throw ValidationError("--trials must be from 1 to 100.") }
        guard maxConcurrency ?? 1 >= 1 else { throw ValidationError("--max-concurrency must be at least 1.") }
        if detach, let option = exitOptions.optionNeedingEnd {
            throw ValidationError("\(option) needs a finished run: leave out --detach, or give \(option) to `assay watch`.")
        }
    }

    func run() throws {
        let sample = try sample.map { try SampleArgument($0) }
        let budget = try budget.map { try BudgetArgument($0).json }
        let client = try APIClient()
        let runExit = try exitOptions.makeExit(client)
        var request = try request(client)
        (request.sample, request.budget) = (sample, budget)
        try runExit.check(against: request.evaluations)
        guard !dryRun else { return try describe(request, runExit, client) }

        let interrupts = Interrupts()
        let created = try client.post("batch_runs/", request.body)
        let run = try RunState(created)
        guard detach else {
            // In a log the line stays; on a terminal the progress line would overwrite it.
            let size = run.planned.map { "\(NumberFormat.counted($0, "cell")) to score" } ?? "choosing its sample"
            if !Console.isTerminal { Console.printError("Run \(run.id) \(run.name.inQuotes): \(size).") }
            return try runExit.finish(run.id, interrupts)
        }
        try Console.print(
            runExit.json ? .json(created.compact) : .text("Started run \(run.id). Watch it with: assay watch \(run.id)"))
    }

    private func request(_ client: APIClient) throws(Failure) -> RunRequest {
        let dataset = try client.find(.dataset, dataset)
        var found: [GateTarget] = []
        for evaluation in evaluations {
            let id = try client.find(.evaluation, evaluation).id
            found.append(GateTarget(try client.get("evaluations/\(id)/")))
        }
        return RunRequest(
            dataset: dataset, evaluations: found, name: name, trials: trials, maxConcurrency: maxConcurrency)
    }

    private func describe(_ request: RunRequest, _ runExit: RunExit, _ client: APIClient) throws(Failure) {
        let items = try client.get("dataset_items/", [("dataset", request.dataset.id), ("limit", "1")])
        let dryRun = DryRun(request: request, itemCount: items["count"]?.integer ?? 0, gates: runExit.gates)
        try Console.print(runExit.json ? .json(dryRun.json) : .text(dryRun.text))
    }
}

/// The body of `POST batch_runs/`.
struct RunRequest {
    let dataset: ResourceReference
    let evaluations: [GateTarget]
    var name: String?
    var trials = 1
    var maxConcurrency: Int?
    var budget: JSONText?
    var sample: SampleArgument?
    var useLedger = true

    var body: JSONText {
        JSONText.object { json in
            json.member("dataset", dataset.id)
            json.member("evaluations", evaluations.map(\.id))
            if let name { json.member("name", name) }
            json.member("trials", trials)
            if let maxConcurrency { json.member("max_concurrency", maxConcurrency) }
            if let budget { json.member("budget", budget) }
            if let sample { json.member("sample", sample.json) }
            json.member("use_ledger", useLedger)
        }
    }
}

/// The size of a run that `--dry-run` describes without starting it.
struct DryRun {
    let request: RunRequest
    /// The number of items of the dataset.
    let itemCount: Int
    let gates: [Gate]

    /// The number of scored items; a sample by metadata may contain fewer.
    private var items: Int { min(request.sample?.limit ?? itemCount, itemCount) }
    private var cells: Int { items * request.evaluations.count * request.trials }
    private var isExact: Bool { request.sample == nil || request.sample?.limit != nil }

    var text: String {
        let qualifier = isExact ? "" : "at most "
        var factors = [NumberFormat.counted(items, "item"), NumberFormat.counted(request.evaluations.count, "evaluation")]
        if request.trials > 1 { factors.append(NumberFormat.counted(request.trials, "trial")) }
        let size = "\(qualifier)\(NumberFormat.counted(cells, "cell")) (\(qualifier)\(factors.joined(separator: " × ")))"
        var table = Table([.text("EVALUATION"), .text("ANSWER"), .text("ID")])
        for evaluation in request.evaluations { table.add([evaluation.name, evaluation.outputType ?? "", evaluation.id]) }
        var lines = ["Would score \(request.dataset.name.inQuotes): \(size).", "", table.text]
        if !gates.isEmpty { lines += [""] + gates.map { "Then the gate \($0.text)." } }
        return lines.joined(separator: "\n")
    }

    /// The body that would be sent, with the number of items and cells.
    var json: JSONText {
        JSONText.object { json in
            json.member("request", request.body)
            json.member("items", items)
            json.member("cells", cells)
            json.member("is_exact", isExact)
            json.member("gates", gates.map(\.text))
        }
    }
}
