internal import HTTPClient
internal import JSON

/// Two dozen questions with a model's answers, some of them wrong on purpose, and three evaluations of them.
struct Demonstration {
    let server: APIClient
    let say: (String) throws(Failure) -> Void

    /// What its dataset and its run are called.
    static let name = "demonstration"

    private static let evaluations = [
        (name: "exact", type: "exact_match", config: #"{"ignore_case": true, "trim": true}"#),
        (name: "close", type: "levenshtein", config: #"{"minimum": 0.8}"#),
        (name: "no question back", type: "regex", config: #"{"pattern": "^[^?]*$"}"#),
    ]

    /// Whether it has been run before: it is not done twice.
    func isDone() throws(Failure) -> Bool {
        var isDone = false
        try server.rows("batch_runs/") { run in
            isDone = run["name"]?.string == Self.name
            return !isDone
        }
        return isDone
    }

    /// Imports, defines, scores, and returns the run as it ended. What an earlier try has left is used.
    func play() throws(Failure) -> RunOutcome {
        let dataset = try server.dataset(Self.name)
        let rows = HTTPRequest.Body.bytes(PackageResources.demonstration_jsonl, type: "application/x-ndjson")
        let answer = try server.upload(rows, to: "datasets/\(dataset.id)/items/import/", [("key", "external_id")]) { _, _ in }
        guard answer.isSuccess else { throw answer.refusal(by: server.url) }
        try say("Imported \(ImportReply(answer.value).counts) in \(dataset.name.inQuotes).")
        var evaluations: [String] = []
        for evaluation in Self.evaluations {
            evaluations.append(try define(evaluation))
        }
        let run = try RunState(try server.post("batch_runs/", Self.body(dataset.id, evaluations)))
        let ended = try RunWatch(server, run: run.id).follow()
        let state = try RunState(ended)
        return RunOutcome(
            value: ended, state: state, gates: [], comparison: nil, worst: try server.worstCells(of: state), next: [])
    }

    private func define(_ evaluation: (name: String, type: String, config: String)) throws(Failure) -> String {
        if let found = try server.findAny(.evaluation, evaluation.name) { return found.id }
        let body = JSONWriter.text { json in
            json.beginObject()
            json.key("name")
            json.string(evaluation.name)
            json.key("evaluation_type")
            json.string(evaluation.type)
            json.key("evaluation_config")
            json.json(JSONText(compact: evaluation.config))
            json.key("output_type")
            json.string("boolean")
            json.endObject()
        }
        return try server.post("evaluations/", body)["id"]?.string ?? ""
    }

    private static func body(_ dataset: String, _ evaluations: [String]) -> JSONText {
        JSONWriter.text { json in
            json.beginObject()
            json.key("name")
            json.string(name)
            json.key("dataset")
            json.string(dataset)
            json.key("evaluations")
            json.beginArray()
            for id in evaluations { json.string(id) }
            json.endArray()
            json.endObject()
        }
    }
}
