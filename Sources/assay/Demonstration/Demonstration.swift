internal import HTTPClient
internal import JSON

/// The demonstration: 24 questions with a model's answers, some of them wrong on purpose, and three evaluations.
struct Demonstration {
    let client: APIClient
    let show: (String) throws(Failure) -> Void

    /// The name of its dataset and its run.
    static let name = "demonstration"

    private static let evaluations = [
        (name: "exact", type: "exact_match", config: #"{"ignore_case": true, "trim": true}"#),
        (name: "close", type: "levenshtein", config: #"{"minimum": 0.8}"#),
        (name: "no question back", type: "regex", config: #"{"pattern": "^[^?]*$"}"#),
    ]

    /// Whether its run exists already.
    func isDone() throws(Failure) -> Bool {
        var isDone = false
        try client.rows("batch_runs/") { run in
            isDone = run["name"]?.string == Self.name
            return !isDone
        }
        return isDone
    }

    /// Imports the dataset, creates the evaluations, and returns the settled run. Reuses what an earlier attempt has created.
    func run() throws(Failure) -> RunOutcome {
        let dataset = try client.importTarget(Self.name).dataset
        let rows = HTTPRequest.Body.bytes(PackageResources.demonstration_jsonl, type: "application/x-ndjson")
        let answer = try client.upload(rows, to: "datasets/\(dataset.id)/items/import/", [("key", "external_id")]) { _, _ in }
        guard answer.isSuccess else { throw answer.failure(from: client.url) }
        try show("Imported into \(dataset.name.inQuotes): \(ImportReply(answer.value).counts).")
        var evaluations: [String] = []
        for evaluation in Self.evaluations {
            evaluations.append(try findOrCreate(evaluation))
        }
        let run = try RunState(try client.post("batch_runs/", Self.body(dataset.id, evaluations)))
        let ended = try RunWatch(client, run: run.id).follow()
        let state = try RunState(ended)
        return RunOutcome(
            value: ended, state: state, gates: [], comparison: nil, worst: try client.worstCells(of: state), next: [])
    }

    private func findOrCreate(_ evaluation: (name: String, type: String, config: String)) throws(Failure) -> String {
        if let found = try client.findIfExists(.evaluation, evaluation.name) { return found.id }
        let body = JSONText.object { json in
            json.member("name", evaluation.name)
            json.member("evaluation_type", evaluation.type)
            json.member("evaluation_config", JSONText(compact: evaluation.config))
            json.member("output_type", "boolean")
        }
        return try client.post("evaluations/", body)["id"]?.string ?? ""
    }

    private static func body(_ dataset: String, _ evaluations: [String]) -> JSONText {
        JSONText.object { json in
            json.member("name", name)
            json.member("dataset", dataset)
            json.member("evaluations", evaluations)
        }
    }
}
