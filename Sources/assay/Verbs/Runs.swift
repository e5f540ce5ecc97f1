internal import ArgumentParser
internal import JSON

/// `assay runs`: the list of runs. The verbs for one run follow below: watch, stop, resume and retry.
struct Runs: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists the project's runs, newest first.",
        discussion: """
            EXAMPLE
              assay runs
              assay runs --limit 5 --json
            """)

    @Option(help: "Maximum number of runs.") var limit = 100
    @Flag(help: "Print the runs as a JSON array.") var json = false

    func validate() throws {
        guard limit >= 1 else { throw ValidationError("--limit must be at least 1.") }
    }

    func run() throws {
        var listing = TableOrJSON(
            json: json, [.text("ID"), .text("STATUS"), .text("CREATED"), .number("CELLS"), .number("COVERAGE"), .text("NAME")])
        var remaining = limit
        try APIClient().rows("batch_runs/", [("limit", String(min(limit, 1000)))]) { row throws(Failure) in
            let run = try RunState(row)
            listing.add(
                row,
                [
                    run.id, run.status, run.createdAt, run.planned.map(NumberFormat.count) ?? "–", NumberFormat.percent(run.coverage),
                    run.name,
                ])
            remaining -= 1
            return remaining > 0
        }
        try listing.print()
    }
}

/// `assay watch`: the progress and the summary of a run.
struct WatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Shows the progress of a run until it has ended, then its summary.",
        discussion: """
            EXAMPLE
              assay watch 0197d3a0-5c7e-7c1f-8d9c-3f1f0a2b4c5d
              assay watch 0197d3a0-5c7e-7c1f-8d9c-3f1f0a2b4c5d --gate 'pass_rate >= 0.9' --junit junit.xml

            \(RunExitOptions.exitStatus)
            """)

    @Argument(help: ArgumentHelp("Name or id of the run.", valueName: "run")) var batchRun: String
    @OptionGroup var exitOptions: RunExitOptions

    func run() throws {
        let client = try APIClient()
        let runExit = try exitOptions.makeExit(client)
        let found = try client.find(.run, batchRun)
        try runExit.check(against: try RunState(client.get("batch_runs/\(found.id)/")).evaluations.map(GateTarget.init))
        try runExit.finish(found.id, Interrupts())
    }
}

/// `assay stop`: cancels a run.
struct Stop: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Cancels a run for good and keeps its results.",
        discussion: """
            EXAMPLE
              assay stop 0197d3a0-5c7e-7c1f-8d9c-3f1f0a2b4c5d
            """)

    @Argument(help: ArgumentHelp("Name or id of the run.", valueName: "run")) var batchRun: String
    @Flag(help: "Print the run as JSON.") var json = false

    func run() throws {
        let client = try APIClient()
        let found = try client.find(.run, batchRun)
        let stopped = try client.post("batch_runs/\(found.id)/cancel/")
        try Console.print(json ? .json(stopped.compact) : .text("Run \(found.id) is \(RunState(stopped).status)."))
    }
}

/// `assay resume`: continues a paused run.
struct Resume: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Resumes a paused run with the cells that were not tried, and watches it.",
        discussion: """
            EXAMPLE
              assay resume 0197d3a0-5c7e-7c1f-8d9c-3f1f0a2b4c5d
              assay resume 0197d3a0-5c7e-7c1f-8d9c-3f1f0a2b4c5d --budget seconds=1200

            \(RunExitOptions.exitStatus)
            """)

    @OptionGroup var options: ResumeOptions
    @OptionGroup var exitOptions: RunExitOptions

    func run() throws { try options.run("resume", exitOptions) }
}

/// `assay retry`: scores the cells of a run that ended in an error again.
struct Retry: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Retries the cells of a run that ended in an error, and watches it.",
        discussion: """
            Cells with any other outcome stay unchanged. In a paused run, the cells that were not tried are scored as well.

            EXAMPLE
              assay retry 0197d3a0-5c7e-7c1f-8d9c-3f1f0a2b4c5d

            \(RunExitOptions.exitStatus)
            """)

    @OptionGroup var options: ResumeOptions
    @OptionGroup var exitOptions: RunExitOptions

    func run() throws { try options.run("retry", exitOptions) }
}

/// The arguments and the work that `assay resume` and `assay retry` have in common: the run continues, with another budget if one is given,
/// and is watched.
struct ResumeOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("Name or id of the run.", valueName: "run")) var batchRun: String
    @Option(
        help: ArgumentHelp("New budget, including what the run has used before: calls=2000,seconds=60, or none.", valueName: "k=v,…")
    )
    var budget: String?
    @Flag(help: "Do not watch the run.") var detach = false

    func run(_ verb: String, _ exitOptions: RunExitOptions) throws(Failure) {
        if detach, let option = exitOptions.optionNeedingEnd {
            throw Failure("\(option) needs a finished run: leave out --detach, or give \(option) to `assay watch`.")
        }
        let budget = try budget.map { (text) throws(Failure) in try BudgetArgument(text).json }
        let client = try APIClient()
        let runExit = try exitOptions.makeExit(client)
        let found = try client.find(.run, batchRun)
        try runExit.check(against: try RunState(client.get("batch_runs/\(found.id)/")).evaluations.map(GateTarget.init))

        let interrupts = Interrupts()
        let resumed = try client.post("batch_runs/\(found.id)/\(verb)/", Self.body(budget))
        guard detach else { return try runExit.finish(found.id, interrupts) }
        let status = try RunState(resumed).status
        try Console.print(
            exitOptions.json
                ? .json(resumed.compact) : .text("Run \(found.id) is \(status). Watch it with: assay watch \(found.id)"))
    }

    private static func body(_ budget: JSONText?) -> JSONText {
        guard let budget else { return .emptyObject }
        return JSONText.object { json in json.member("budget", budget) }
    }
}
