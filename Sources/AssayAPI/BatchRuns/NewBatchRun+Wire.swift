internal import AssayDomain
internal import AssayStore
internal import Digest
internal import EvaluatorKit
internal import JSON

extension NewBatchRun {
    static let fields = [
        "dataset", "evaluations", "name", "trials", "max_concurrency", "budget", "sample", "use_ledger", "execution", "idempotency_key",
    ]

    /// What a client asks for, read in the order in which errors are reported.
    init(_ fields: Fields, _ exchange: Exchange) throws {
        let dataset = try fields.visibleDataset(exchange)
        let evaluations = try fields.executableEvaluations(exchange)
        let name = try fields.string("name", nullable: true, max: 400).value
        self.init(
            name: name ?? Self.name(dataset, evaluations), dataset: dataset.id,
            evaluations: evaluations.map(\.id), trials: try fields.integer("trials", nullable: true, min: 1, max: 100).value ?? 1,
            maxConcurrency: try fields.integer("max_concurrency", nullable: true, min: 1, max: 10_000).value, useLedger: true,
            execution: "interactive", idempotencyKey: try fields.idempotencyKey(), bodyHash: try fields.requestHash())
        budget = try fields.newBudget() ?? nil
        selection = try fields.sample().map { try $0.selection(from: dataset, exchange.store) }
        useLedger = try fields.boolean("use_ledger", nullable: true).value ?? true
        execution = try fields.execution()
    }

    /// For a run that nobody named: `answers: exact, contains`.
    private static func name(_ dataset: Dataset, _ evaluations: [Evaluation]) -> String {
        String("\(dataset.name): \(evaluations.map(\.name).joined(separator: ", "))".unicodeScalars.prefix(400))
    }
}

extension Fields {
    func idempotencyKey() throws(APIError) -> String? {
        try string("idempotency_key", nullable: true, max: 255).value
    }

    /// What was asked, whatever the order of its keys and whether a default was sent. It can be told without looking anything up: a late
    /// retry is the same request even where the dataset is gone by now.
    func requestHash() throws(APIError) -> [UInt8] {
        let defaults: KeyValuePairs = [
            "dataset": "null", "evaluations": "null", "name": "null", "trials": "1", "max_concurrency": "null", "use_ledger": "true",
            "execution": "\"interactive\"",
        ]
        var asked = ""
        for (name, initial) in defaults { asked += "\(try value(name, nullable: true).value?.compact.text ?? initial)\n" }
        if let budget = try newBudget() ?? nil {
            asked += "budget \(budget.calls.map(String.init) ?? "-") \(budget.seconds.map { "\($0)" } ?? "-")\n"
        }
        if let sample = try sample() { asked += "\(sample.text.text)\n" }
        return SHA256.hash(asked.utf8)
    }
}

extension Fields {
    /// The dataset, which must not be deleted.
    fileprivate func visibleDataset(_ exchange: Exchange) throws -> Dataset {
        var dataset: Dataset?
        _ = try reference("dataset", to: Dataset.self, required: true) { id in
            dataset = try exchange.store.dataset(id, in: exchange.project.number)
            return dataset.map { $0.deleted != true } ?? false
        }
        guard let dataset else { throw APIError.required(attr("dataset")) }
        return dataset
    }

    /// The evaluations, each of which must exist and be able to run.
    fileprivate func executableEvaluations(_ exchange: Exchange) throws -> [Evaluation] {
        let sent = try list("evaluations", required: true).value ?? []
        guard (1...Self.maximumEvaluations).contains(sent.count) else {
            throw APIError.invalid(attr("evaluations"), "Send the ids of 1 to \(Self.maximumEvaluations) evaluations.")
        }
        var evaluations = [Evaluation]()
        for (position, value) in sent.enumerated() {
            let attr = "\(attr("evaluations"))__\(position)"
            let evaluation = try Self.evaluation(value, attr, exchange)
            guard !evaluations.contains(where: { $0.id == evaluation.id }) else {
                throw APIError.invalid(
                    attr, "The evaluation “\(evaluation.name)” is listed twice: use trials to judge an item several times.")
            }
            try Self.check(evaluation, attr, exchange.api.registry)
            evaluations.append(evaluation)
        }
        return evaluations
    }

    /// The judges of a run are in memory together.
    private static let maximumEvaluations = 100

    private static func evaluation(_ value: JSONValue, _ attr: String, _ exchange: Exchange) throws -> Evaluation {
        let text = value.string ?? value.compact.text
        guard let id = ID<Evaluation>(text) else { throw APIError.invalid(attr, "“\(text)” is not a valid UUID.") }
        guard let evaluation = try exchange.store.evaluation(id, in: exchange.project.number), !evaluation.deleted else {
            throw APIError.invalid(attr, code: "does_not_exist", "Invalid pk \"\(text)\" - object does not exist.")
        }
        return evaluation
    }

    private static func check(_ evaluation: Evaluation, _ attr: String, _ registry: Registry) throws(APIError) {
        do {
            _ = try registry.judge(for: evaluation.definition)
        } catch {
            throw .invalid(attr, "The evaluation “\(evaluation.name)” cannot run: \(error.sentence)")
        }
    }

    fileprivate func execution() throws(APIError) -> String {
        let execution = try choice("execution", among: ["interactive", "provider_batch", "auto"]).value ?? "interactive"
        guard execution == "interactive" else {
            throw .invalid(attr("execution"), "Only interactive execution is in this version of Assay: leave the field out.")
        }
        return execution
    }
}
