internal import ArgumentParser
internal import JSON

/// What `assay resume` and `assay retry` have in common: a run goes on, perhaps with another budget, and is watched.
struct ReopeningOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("The run's id or name.", valueName: "run")) var batchRun: String
    @Option(
        help: ArgumentHelp("What the run may use in all, what it used before included: calls=2000,seconds=60, or none.", valueName: "k=v,…")
    )
    var budget: String?
    @Flag(help: "Leave the run to itself.") var detach = false

    func run(_ verb: String, _ options: RunExitOptions) throws(Failure) {
        if detach, let option = options.needEnd {
            throw Failure("\(option) needs the run's end: leave out --detach, or give \(option) to `assay watch`.")
        }
        let budget = try budget.map { (text) throws(Failure) in try BudgetArgument(text).json }
        let server = try APIClient()
        let conclusion = try options.conclusion(server)
        let found = try server.find(.run, batchRun)
        try conclusion.check(against: try RunState(server.get("batch_runs/\(found.id)/")).evaluations.map(GateTarget.init))

        let interrupts = Interrupts()
        let reopened = try server.post("batch_runs/\(found.id)/\(verb)/", Self.body(budget))
        guard detach else { return try conclusion.draw(from: found.id, interrupts) }
        let status = try RunState(reopened).status
        try Console.print(
            options.json
                ? .json(reopened.compact) : .text("Run \(found.id) is \(status). To see how far it is: assay watch \(found.id)"))
    }

    private static func body(_ budget: JSONText?) -> JSONText {
        guard let budget else { return .emptyObject }
        return JSONWriter.text { json in
            json.beginObject()
            json.key("budget")
            json.json(budget)
            json.endObject()
        }
    }
}
