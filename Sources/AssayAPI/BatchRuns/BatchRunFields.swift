internal import AssayDomain
internal import AssayRunner
internal import AssayStore
internal import Digest
internal import JSON

/// What a client sends for a new run, read in the order in which errors are reported.
struct BatchRunFields {
    let dataset: ID<Dataset>
    let evaluations: [ID<Evaluation>]
    let name: String?
    let trials: Int
    let maxConcurrency: Int?
    let idempotencyKey: String?
    let budget: Budget?
    let sample: ItemSelection?
    let useLedger: Bool
    let execution: String

    static let names = [
        "dataset", "evaluations", "name", "trials", "max_concurrency", "budget", "sample", "use_ledger", "execution", "idempotency_key",
    ]

    /// - Parameters:
    ///   - hasDataset: whether there is such a dataset.
    ///   - check: refuses an evaluation, given its id, how errors call it, and the text that was sent for it.
    ///   - checkSample: refuses a sample that cannot be chosen.
    ///
    /// Without these the fields are read as they are, which tells whether a late retry is the same request even where the dataset is gone
    /// by now.
    init(
        _ fields: Fields, hasDataset: (ID<Dataset>) throws -> Bool = { _ in true },
        check: (ID<Evaluation>, _ attr: String, _ text: String) throws -> Void = { _, _, _ in },
        checkSample: (ItemSelection) throws -> Void = { _ in }
    ) throws {
        guard let dataset = try fields.reference("dataset", to: Dataset.self, required: true, exists: hasDataset).value else {
            throw APIError.required(fields.attr("dataset"))
        }
        self.dataset = dataset
        evaluations = try fields.evaluations(check)
        name = try fields.string("name", nullable: true, max: 400).value
        trials = try fields.integer("trials", nullable: true, min: 1, max: 100).value ?? 1
        maxConcurrency = try fields.integer("max_concurrency", nullable: true, min: 1, max: 10_000).value
        idempotencyKey = try fields.idempotencyKey()
        budget = try fields.newBudget() ?? nil
        sample = try fields.sample()
        if let sample { try checkSample(sample) }
        useLedger = try fields.boolean("use_ledger", nullable: true).value ?? true
        execution = try fields.execution()
    }

    /// What was asked, however it was spelled: the order of keys, the case of ids, `"1"` for 1 and a default that was sent make no
    /// difference.
    var hash: [UInt8] {
        let evaluations = evaluations.map { "\"\($0)\"" }.joined(separator: ",")
        let name = name.map { name in JSONWriter.text { $0.string(name) }.text } ?? "null"
        var asked = "\"\(dataset)\"\n[\(evaluations)]\n\(name)\n\(trials)\n\(maxConcurrency.map(String.init) ?? "null")\n"
        asked += "\(useLedger)\n\"\(execution)\"\n"
        if let budget {
            asked += "budget \(budget.calls.map(String.init) ?? "-") \(budget.seconds.map { "\($0)" } ?? "-")\n"
        }
        if let sample { asked += "\(sample.canonicalText)\n" }
        return SHA256.hash(asked.utf8)
    }
}

extension ItemSelection {
    /// The sample as JSON, its filters in one spelling.
    fileprivate var canonicalText: String {
        guard case .matching(let filters, let count) = self else { return text.text }
        return JSONWriter.text { json in
            json.beginObject()
            json.member("kind", "where")
            json.key("where")
            json.beginArray()
            for filter in filters { json.canonicalFilter(filter) }
            json.endArray()
            if let count { json.member("n", count) }
            json.endObject()
        }.text
    }
}

extension JSONWriter {
    /// All that tells filters on an item's metadata apart.
    fileprivate mutating func canonicalFilter(_ filter: JSONValue) {
        let comparison = filter["operator"]?.string ?? "exact"
        beginObject()
        member("key", filter["key"]?.string)
        if comparison != "exact" { member("operator", comparison) }
        if !["is_set", "is_not_set"].contains(comparison) { member("value", filter["value"]?.compact) }
        endObject()
    }
}

extension Fields {
    func idempotencyKey() throws(APIError) -> String? {
        try string("idempotency_key", nullable: true, max: 255).value
    }

    fileprivate func evaluations(_ check: (ID<Evaluation>, String, String) throws -> Void) throws -> [ID<Evaluation>] {
        let sent = try list("evaluations", required: true).value ?? []
        guard (1...Self.maximumEvaluations).contains(sent.count) else {
            throw APIError.invalid(attr("evaluations"), "Send the ids of 1 to \(Self.maximumEvaluations) evaluations.")
        }
        var evaluations = [ID<Evaluation>]()
        for (position, value) in sent.enumerated() {
            let attr = "\(attr("evaluations"))__\(position)"
            let text = value.string ?? value.compact.text
            guard let id = ID<Evaluation>(text) else { throw APIError.invalid(attr, "“\(text)” is not a valid UUID.") }
            try check(id, attr, text)
            evaluations.append(id)
        }
        return evaluations
    }

    /// The judges of a run are in memory together.
    private static let maximumEvaluations = 100

    fileprivate func execution() throws(APIError) -> String {
        let execution = try choice("execution", among: ["interactive", "provider_batch", "auto"]).value ?? "interactive"
        guard execution == "interactive" else {
            throw .invalid(attr("execution"), "Only interactive execution is in this version of Assay: leave the field out.")
        }
        return execution
    }
}
