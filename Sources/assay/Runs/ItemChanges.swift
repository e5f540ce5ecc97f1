internal import JSON

/// The cells that changed in one way between two runs, one by one.
struct ItemChanges {
    let server: APIClient
    let base: String
    let candidate: String
    let change: String
    let json: Bool

    /// Those of one evaluation, or of each.
    func print(_ evaluation: String?, among evaluations: [RunComparisonResponse.Evaluation]) throws(Failure) {
        var listing = TableOrJSON(
            json: json,
            [.text("ITEM"), .number("TRIAL"), .text("EVALUATION"), .text("BASELINE"), .text("CANDIDATE"), .text("WHY")])
        for row in evaluations where evaluation == nil || row.evaluation == evaluation {
            let query = [("baseline", base), ("evaluation", row.evaluation), ("change", change), ("limit", "1000")]
            try server.rows("batch_runs/\(candidate)/compare/items/", query) { item in
                listing.add(Self.named(item, row), cells(item, row.name ?? row.evaluation))
                return true
            }
        }
        try listing.print()
    }

    /// With the evaluation, which the server was asked for and does not repeat.
    private static func named(_ item: JSONValue, _ evaluation: RunComparisonResponse.Evaluation) -> JSONText {
        JSONWriter.text { json in
            json.beginObject()
            json.key("evaluation")
            json.string(evaluation.evaluation)
            json.key("evaluation_name")
            if let name = evaluation.name { json.string(name) } else { json.null() }
            for (key, value) in item.members {
                json.key(key)
                json.json(value.compact)
            }
            json.endObject()
        }
    }

    private func cells(_ item: JSONValue, _ evaluation: String) -> [String] {
        let name = item["external_id"]?.string ?? item["dataset_item"]?.string ?? item["baseline_item"]?.string ?? ""
        let why = item["candidate"]?["reasoning"]?.string ?? item["baseline"]?["reasoning"]?.string ?? ""
        return [
            name, item["trial"]?.integer.map(String.init) ?? "", evaluation, Self.answer(item["baseline"]), Self.answer(item["candidate"]),
            ResultCell.line(why, upTo: 80),
        ]
    }

    /// `passed`, `failed`, `0.83`, `error`; a dash where the run lacks the item.
    private static func answer(_ side: JSONValue?) -> String {
        guard let side, !side.isNull else { return "–" }
        if let result = side["result"], !result.isNull, result.boolean == nil { return result.compact.text }
        if let passed = side["passed"]?.boolean { return passed ? "passed" : "failed" }
        return side["outcome"]?.string ?? "–"
    }
}
