internal import ArgumentParser
internal import JSON

/// `assay run`: every item of a dataset, scored by evaluations.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Scores the items of a dataset with one or more evaluations.",
        discussion: """
            Shows how far it is and then, for each evaluation, what was found with its n and its 95 % interval, what was answered, and what \
            to look at first. Ctrl-C ends the watching, not the run.

            EXAMPLE
              assay run questions answer polite
              assay run questions answer --sample random:200:7 --trials 3 --budget seconds=600
              assay run questions answer --gate 'pass_rate(answer) >= 0.9' --gate 'coverage == 1' --junit junit.xml --md summary.md
              assay run questions answer --baseline 0197d3a0-5c7e-7c1f-8d9c-3f1f0a2b4c5d --gate 'regressions == 0'
              assay run questions answer --detach --json

            \(RunExitOptions.exitStatus)
            """)

    @Argument(help: "The dataset's name or id.") var dataset: String
    @Argument(help: "The evaluations' names or ids.") var evaluations: [String]
    @Option(help: "What to call the run; otherwise after what it scores.") var name: String?
    @Option(help: "How many times every item is asked, 1 to 100.") var trials = 1
    @Option(help: ArgumentHelp("Only some items: \(SampleArgument.examples).", valueName: "spec")) var sample: String?
    @Option(help: "How many chunks of cells may be in work at a time.") var maxConcurrency: Int?
    @Option(help: ArgumentHelp("What the run may use before it stops: calls=1000,seconds=60.", valueName: "k=v,…")) var budget: String?
    @Flag(help: ArgumentHelp("Ask again even where the same question was answered before.", visibility: .hidden)) var noLedger = false
    @Flag(help: "Say what would be run, and run nothing.") var dryRun = false
    @Flag(help: "Start the run and leave it to itself.") var detach = false
    @OptionGroup var conclusion: RunExitOptions

    func validate() throws {
        guard !evaluations.isEmpty else { throw ValidationError("Name at least one evaluation: `assay evaluations list` shows them.") }
        guard !noLedger else {
            throw ValidationError("--no-ledger cannot be used yet: this version asks no models, so there is no ledger. Leave it out.")
        }
        guard (1...100).contains(trials) else { throw ValidationError("--trials must be from 1 to 100.") }
        guard maxConcurrency ?? 1 >= 1 else { throw ValidationError("--max-concurrency must be at least 1.") }
        if detach, let option = conclusion.needEnd {
            throw ValidationError("\(option) needs the run's end: leave out --detach, or give \(option) to `assay watch`.")
        }
    }

    func run() throws {
        let sample = try sample.map { try SampleArgument($0) }
        let budget = try budget.map { try BudgetArgument($0).json }
        let server = try APIClient()
        let conclusion = try conclusion.conclusion(server)
        var request = try request(server)
        (request.sample, request.budget) = (sample, budget)
        try conclusion.check(against: request.evaluations)
        guard !dryRun else { return try describe(request, conclusion, server) }

        let interrupts = Interrupts()
        let created = try server.post("batch_runs/", request.body)
        let run = try RunState(created)
        guard detach else {
            // A log keeps what the line on a terminal makes way for.
            let size = run.planned.map { "\(NumberFormat.counted($0, "cell")) to score" } ?? "choosing its sample"
            if !Console.isTerminal { Console.complain("Run \(run.id) \(run.name.inQuotes): \(size).") }
            return try conclusion.draw(from: run.id, interrupts)
        }
        try Console.print(
            conclusion.json ? .json(created.compact) : .text("Started run \(run.id). To see how far it is: assay watch \(run.id)"))
    }

    private func request(_ server: APIClient) throws(Failure) -> RunRequest {
        let dataset = try server.find(.dataset, dataset)
        var found: [GateTarget] = []
        for evaluation in evaluations {
            let id = try server.find(.evaluation, evaluation).id
            found.append(GateTarget(try server.get("evaluations/\(id)/")))
        }
        return RunRequest(
            dataset: dataset, evaluations: found, name: name, trials: trials, maxConcurrency: maxConcurrency)
    }

    private func describe(_ request: RunRequest, _ conclusion: RunExit, _ server: APIClient) throws(Failure) {
        let items = try server.get("dataset_items/", [("dataset", request.dataset.id), ("limit", "1")])
        let plan = DryRun(request: request, present: items["count"]?.integer ?? 0, gates: conclusion.gates)
        try Console.print(conclusion.json ? .json(plan.json) : .text(plan.text))
    }
}
