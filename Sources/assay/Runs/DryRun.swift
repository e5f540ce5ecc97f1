internal import JSON

/// What would be run, without running it.
struct DryRun {
    let request: RunRequest
    /// The dataset's items at present.
    let present: Int
    let gates: [Gate]

    /// Those of them that are scored; a sample by metadata may take fewer.
    private var items: Int { min(request.sample?.limit ?? present, present) }
    private var cells: Int { items * request.evaluations.count * request.trials }
    private var isExact: Bool { request.sample == nil || request.sample?.limit != nil }

    var text: String {
        let least = isExact ? "" : "at most "
        var factors = [NumberFormat.counted(items, "item"), NumberFormat.counted(request.evaluations.count, "evaluation")]
        if request.trials > 1 { factors.append(NumberFormat.counted(request.trials, "trial")) }
        let size = "\(least)\(NumberFormat.counted(cells, "cell")) (\(least)\(factors.joined(separator: " × ")))"
        var table = Table([.text("EVALUATION"), .text("ANSWER"), .text("ID")])
        for evaluation in request.evaluations { table.add([evaluation.name, evaluation.outputType ?? "", evaluation.id]) }
        var lines = ["Would score \(request.dataset.name.inQuotes): \(size).", "", table.text]
        if !gates.isEmpty { lines += [""] + gates.map { "Then the gate \($0.text)." } }
        return lines.joined(separator: "\n")
    }

    /// The body that would be sent, with what it comes to.
    var json: JSONText {
        JSONWriter.text { json in
            json.beginObject()
            json.key("request")
            json.json(request.body)
            json.key("items")
            json.integer(items)
            json.key("cells")
            json.integer(cells)
            json.key("is_exact")
            json.boolean(isExact)
            json.key("gates")
            json.beginArray()
            for gate in gates { json.string(gate.text) }
            json.endArray()
            json.endObject()
        }
    }
}
