internal import JSON

/// What a run is asked to be: the body of `POST batch_runs/`.
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
        JSONWriter.text { json in
            json.beginObject()
            json.key("dataset")
            json.string(dataset.id)
            json.key("evaluations")
            json.beginArray()
            for evaluation in evaluations { json.string(evaluation.id) }
            json.endArray()
            if let name {
                json.key("name")
                json.string(name)
            }
            json.key("trials")
            json.integer(trials)
            writeLimits(to: &json)
            json.key("use_ledger")
            json.boolean(useLedger)
            json.endObject()
        }
    }

    private func writeLimits(to json: inout JSONWriter) {
        if let maxConcurrency {
            json.key("max_concurrency")
            json.integer(maxConcurrency)
        }
        if let budget {
            json.key("budget")
            json.json(budget)
        }
        if let sample {
            json.key("sample")
            json.json(sample.json)
        }
    }
}
