internal import HTTPClient
internal import JSON

/// Two dozen questions with a model's answers, some of them wrong on purpose, and three evaluations of them.
struct Demonstration {
    let server: Server

    static let dataset = "demonstration"

    /// `name`, `type`, `config` of each evaluation.
    private static let evaluations = [
        ("exact", "exact_match", #"{"ignore_case": true, "trim": true}"#),
        ("close", "levenshtein", #"{"minimum": 0.8}"#),
        ("no question back", "regex", #"{"pattern": "^[^?]*$"}"#),
    ]

    /// Whether it has been there before: it is not done twice.
    func isDone() throws(Failure) -> Bool {
        try server.findAny(.dataset, Self.dataset) != nil
    }

    /// Imports, defines, scores, and returns the run as it ended.
    func play() throws(Failure) -> RunState {
        let dataset = try server.createDataset(named: Self.dataset)
        let rows = HTTPRequest.Body.bytes(PackageResources.demonstration_jsonl, type: "application/x-ndjson")
        let answer = try server.upload(rows, to: "datasets/\(dataset.id)/items/import/", []) { _, _ in }
        guard answer.isSuccess else { throw answer.refusal(by: server.url) }
        Console.print("Imported \(ImportReply(answer.value).counts) into “\(Self.dataset)”.")
        var evaluations: [String] = []
        for (name, type, config) in Self.evaluations { evaluations.append(try define(name, type, config)) }
        let run = try RunState(try server.post("batch_runs/", Self.body(dataset.id, evaluations)))
        return try RunState(try RunWatch(server: server, run: run.id).follow())
    }

    private func define(_ name: String, _ type: String, _ config: String) throws(Failure) -> String {
        let body = JSONWriter.text { json in
            json.beginObject()
            json.key("name")
            json.string(name)
            json.key("evaluation_type")
            json.string(type)
            json.key("evaluation_config")
            json.json(JSONText(compact: config))
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
            json.string("demonstration")
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
