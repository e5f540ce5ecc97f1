internal import JSON

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
